package org.entente.audit.proof;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.LogDamaged;
import org.entente.audit.ObjectKind;
import org.entente.audit.sealing.Inspections;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks the whole log for an auditor. That is entered too. */
@Service
public class LogInspections {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Inspections inspections;
    private final ApplicationEventPublisher events;

    LogInspections(JdbcClient jdbc, AuditLog log, Inspections inspections, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.log = log;
        this.inspections = inspections;
        this.events = events;
    }

    /**
     * Checks every entry, the whole tree, and each signature that was kept; of findings, the first hundred. Takes about a second for each
     * hundred thousand entries. What it finds is an alert for all auditors, unless the check ended early.
     *
     * @param kept a checkpoint that a witness kept, as a signed note; null without
     * @param progress hears how many entries are checked, and says whether to go on; what is told of a check that ended early is of no use
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public LogReport check(@Nullable String kept, LongPredicate progress) {
        log.append(
                AuditEvent.of(AuditAction.LOG_CHECKED, ObjectKind.AUDIT, null).with("kept", kept != null));
        jdbc.sql("set local role entente_auditor").update();
        AtomicBoolean whole = new AtomicBoolean(true);
        LogReport report = inspections.check(kept, checked -> {
            boolean goOn = progress.test(checked);
            whole.compareAndSet(true, goOn);
            return goOn;
        });
        jdbc.sql("set local role none").update();
        int damage = report.damage();
        if (whole.get() && damage > 0) {
            events.publishEvent(new LogDamaged(damage));
        }
        return report;
    }
}
