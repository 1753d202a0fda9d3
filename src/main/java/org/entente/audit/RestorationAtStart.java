package org.entente.audit;

import org.entente.audit.sealing.LogRestoration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Enters that an operator put back an older state of the log on purpose, before this node goes on from it. */
@Component
class RestorationAtStart implements ApplicationRunner {

    private final LogRestoration restoration;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    RestorationAtStart(LogRestoration restoration, AuditLog log, TransactionTemplate transaction) {
        this.restoration = restoration;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LogRestoration.Step taken = transaction.execute(status -> {
            LogRestoration.Step step = restoration.meant().orElse(null);
            if (step != null) {
                log.append(AuditEvent.of(AuditAction.LOG_RESTORED, ObjectKind.AUDIT, null)
                        .with("had", step.had())
                        .with("root", step.hadRoot())
                        .with("has", step.has()));
            }
            return step;
        });
        if (taken != null) {
            restoration.accept(taken);
        }
    }
}
