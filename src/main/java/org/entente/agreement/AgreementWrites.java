package org.entente.agreement;

import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a change in one transaction; what was refused is told in the terms of the feature, and entered. */
@Component
class AgreementWrites {

    private final AuditLog log;
    private final TransactionTemplate transaction;

    AgreementWrites(AuditLog log, TransactionTemplate transaction) {
        this.log = log;
        this.transaction = transaction;
    }

    void run(AuditEvent attempt, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (DataAccessException e) {
            RuntimeException told = AgreementNotAllowed.told(e);
            if (told instanceof AgreementNotAllowed notAllowed) {
                log.refused(attempt, Outcome.DENIED, notAllowed.why().name());
            }
            throw told;
        } catch (AgreementNotAllowed e) {
            log.refused(attempt, Outcome.DENIED, e.why().name());
            throw e;
        } catch (AgreementNotThere e) {
            transaction.executeWithoutResult(
                    status -> log.notGiven(ObjectKind.AGREEMENT, String.valueOf(attempt.objectId())));
            throw e;
        }
    }
}
