package org.entente.recertification;

import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What comes by itself: admissions lapse, rounds close, leads are reminded, and the next rounds are opened. The database does it, by its
 * own clock, and of several nodes one has a round in hand. Each step and its entries commit together; nobody is their actor.
 */
@Component
class RecertificationClock {

    private static final Logger LOG = LoggerFactory.getLogger(RecertificationClock.class);
    private static final int MOST_STEPS_AT_A_TIME = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog log;
    private final LiveChanges changes;

    RecertificationClock(JdbcClient jdbc, TransactionTemplate transaction, AuditLog log, LiveChanges changes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
        this.changes = changes;
    }

    private record Step(WorkspaceId workspace, AuditEvent entry) {}

    /** Does what is due: what ends comes before what begins, so that a workspace's next round finds the former one closed. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT4M")
    void tick() {
        each(this::lapse);
        each(this::close);
        each(this::remind);
        each(this::open);
    }

    // What fails is tried again next time, and keeps nothing else from being done.
    private static void each(BooleanSupplier step) {
        try {
            for (int i = 0; i < MOST_STEPS_AT_A_TIME && step.getAsBoolean(); i++) {
                LOG.debug("A step of recertification is done");
            }
        } catch (DataAccessException e) {
            LOG.warn("A step of recertification failed; it is tried again", e);
        }
    }

    /** Ends what nobody confirmed in one round; whether there was anything to end. */
    boolean lapse() {
        return step("select * from lapse_admissions()", true, (row, n) -> {
            WorkspaceId workspace = new WorkspaceId(row.getObject("workspace", UUID.class));
            return new Step(
                    workspace,
                    AuditEvent.of(
                                    AuditAction.ADMISSION_LAPSED,
                                    ObjectKind.MEMBER,
                                    new MemberId(row.getObject("member", UUID.class)))
                            .in(workspace)
                            .with("round", row.getObject("round", UUID.class))
                            .with("role", row.getString("role")));
        });
    }

    /** Closes one round; whether there was one to close. */
    boolean close() {
        return step("select * from close_recertification()", false, (row, n) -> {
            WorkspaceId workspace = new WorkspaceId(row.getObject("workspace", UUID.class));
            return new Step(
                    workspace,
                    AuditEvent.of(
                                    AuditAction.RECERTIFICATION_CLOSED,
                                    ObjectKind.RECERTIFICATION,
                                    row.getObject("round", UUID.class))
                            .in(workspace)
                            .with("confirmed", row.getLong("confirmed"))
                            .with("withdrawn", row.getLong("withdrawn"))
                            .with("lapsed", row.getLong("lapsed"))
                            .with("otherwise", row.getLong("otherwise")));
        });
    }

    /** Opens the round of one workspace whose time has come; whether there was one. */
    boolean open() {
        return step("select * from open_due_recertification()", false, (row, n) -> {
            WorkspaceId workspace = new WorkspaceId(row.getObject("workspace", UUID.class));
            return new Step(
                    workspace,
                    Recertifications.begun(
                            new RoundId(row.getObject("round", UUID.class)), workspace, row.getInt("people")));
        });
    }

    /** Reminds of one round, which changes nothing and so is not entered; whether there was one. */
    boolean remind() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return jdbc.sql("select remind_of_recertification()")
                    .query(Boolean.class)
                    .single();
        }));
    }

    private boolean step(String sql, boolean admissionsEnd, RowMapper<Step> read) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            List<Step> done = jdbc.sql(sql).query(read).list();
            // The entry is the portal's own.
            jdbc.sql("set local role none").update();
            done.stream().map(Step::entry).forEach(log::append);
            done.stream().map(Step::workspace).distinct().forEach(workspace -> {
                changes.publish(new Change(Recertifications.TOPIC, workspace.toString()));
                if (admissionsEnd) {
                    changes.publish(new Change(Workspaces.TOPIC, workspace.toString()));
                }
            });
            return !done.isEmpty();
        }));
    }
}
