package org.entente.relabelling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has what two persons agreed to come about on its date. The database does it, by its own clock, and of several nodes one does each:
 * whatever another has in hand is passed over.
 */
@Component
class LabelSuccession {

    private static final Logger LOG = LoggerFactory.getLogger(LabelSuccession.class);
    private static final int MOST_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog log;
    private final LabelledKinds kinds;
    private final LiveChanges changes;

    LabelSuccession(
            JdbcClient jdbc, TransactionTemplate transaction, AuditLog log, LabelledKinds kinds, LiveChanges changes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
        this.kinds = kinds;
        this.changes = changes;
    }

    private record Done(
            ObjectKind kind,
            UUID page,
            boolean done,
            UUID object,
            WorkspaceId workspace,
            UUID change,
            int labelBefore,
            int labelAfter) {

        static Done read(ResultSet row) throws SQLException {
            return new Done(
                    ObjectKind.valueOf(row.getString("kind")),
                    row.getObject("page", UUID.class),
                    row.getBoolean("done"),
                    row.getObject("object", UUID.class),
                    new WorkspaceId(row.getObject("workspace", UUID.class)),
                    row.getObject("change", UUID.class),
                    row.getInt("label_before"),
                    row.getInt("label_after"));
        }

        // Nobody is its actor: two persons agreed, and a date has come.
        AuditEvent entry() {
            return AuditEvent.of(done ? AuditAction.LABEL_CHANGE_DONE : AuditAction.LABEL_CHANGE_LAPSED, kind, object)
                    .in(workspace)
                    .with("change", change)
                    .with("labelBefore", labelBefore)
                    .with("labelAfter", labelAfter);
        }
    }

    /** Does what is due, each change in a transaction of its own. */
    @Scheduled(fixedDelayString = "PT1S")
    void doDue() {
        try {
            for (int i = 0; i < MOST_AT_A_TIME && doNext(); i++) {
                LOG.debug("A label was changed on its date");
            }
        } catch (DataAccessException e) {
            LOG.warn("A change of label is due and was not made; it is tried again", e);
        }
    }

    private boolean doNext() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            Optional<Done> next = jdbc.sql("select * from do_next_label_change()")
                    .query((row, n) -> Done.read(row))
                    .optional();
            // The entry is the portal's own.
            jdbc.sql("set local role none").update();
            next.ifPresent(one -> {
                log.append(one.entry());
                if (one.done()) {
                    changes.publish(kinds.of(one.kind()).change(one.page(), one.object()));
                }
                changes.publish(new Change(Relabelling.TOPIC, one.page().toString()));
            });
            return next.isPresent();
        }));
    }
}
