package org.entente.member;

import org.entente.account.AccountsUnavailable;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.shared.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps accounts and members in step, of which only members have transactions. What gives somebody something is done at Keycloak
 * first and undone there if the transaction fails. What takes something away is done here first, whether Keycloak answers or
 * not: here is where it protects.
 */
@Component
class AccountChanges {

    private static final Logger LOG = LoggerFactory.getLogger(AccountChanges.class);

    private final AuditLog log;

    AccountChanges(AuditLog log) {
        this.log = log;
    }

    /** Within a transaction: does it now, and undoes it if the transaction is rolled back. */
    void give(MemberId member, Runnable act, Runnable undo) {
        act.run();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    attempt(member, undo);
                }
            }
        });
    }

    /** Within a transaction: does it once that has committed. */
    void take(MemberId member, Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                attempt(member, act);
            }
        });
    }

    /** Does it; if Keycloak does not, an entry tells so. */
    void attempt(MemberId member, Runnable act) {
        try {
            act.run();
        } catch (AccountsUnavailable e) {
            LOG.warn("The account of member {} is not as the portal would have it", member, e);
            log.refused(
                    AuditEvent.of(AuditAction.ACCOUNT_CHANGED, ObjectKind.MEMBER, member),
                    Outcome.FAILED,
                    "KEYCLOAK_UNAVAILABLE");
        }
    }
}
