package org.entente.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.LabelRelation;
import org.entente.label.Labels;
import org.entente.label.RollUp;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.relabelling.Relabelling;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a file follow the label that it came with, on the days that this names: what restricts comes about by itself, and of what opens the
 * originating nation's officers are told. The database holds every change to what the label says, and of several nodes one makes it.
 */
@Component
class ForeignSuccession {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignSuccession.class);
    private static final int MOST_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Labels labels;
    private final AuditLog log;
    private final LiveChanges changes;

    ForeignSuccession(
            JdbcClient jdbc, TransactionTemplate transaction, Labels labels, AuditLog log, LiveChanges changes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.labels = labels;
        this.log = log;
        this.changes = changes;
    }

    /** @param before the stage before; null if there was none */
    private record Stage(
            UUID document,
            int number,
            Instant since,
            LabelId label,
            LabelId floor,
            @Nullable LabelId before) {

        static Stage read(ResultSet row) throws SQLException {
            int before = row.getInt("floor_before");
            LabelId stageBefore = row.wasNull() ? null : new LabelId(before);
            return new Stage(
                    row.getObject("document", UUID.class),
                    row.getInt("number"),
                    row.getTimestamp("since").toInstant(),
                    new LabelId(row.getInt("label")),
                    new LabelId(row.getInt("floor")),
                    stageBefore);
        }
    }

    private record Settled(WorkspaceId workspace, String became) {}

    /** Does what is due, each stage in a transaction of its own. */
    @Scheduled(fixedDelayString = "PT1S")
    void doDue() {
        try {
            for (int i = 0; i < MOST_AT_A_TIME && doNext(); i++) {
                LOG.debug("A file follows the label that it came with");
            }
        } catch (DataAccessException e) {
            LOG.warn("A file is to follow the label that it came with and does not yet; it is tried again", e);
        }
    }

    private boolean doNext() {
        Optional<Stage> next = transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return jdbc.sql("select * from next_foreign_stage()")
                    .query((row, n) -> Stage.read(row))
                    .optional();
        });
        return next != null && next.filter(this::settle).isPresent();
    }

    private boolean settle(Stage stage) {
        ConfidentialityLabel own = labels.label(stage.label());
        ConfidentialityLabel floor = labels.label(stage.floor());
        Optional<LabelId> to = labels.rollUp(List.of(own, floor)) instanceof RollUp.Covered covered
                ? Optional.of(covered.label().saysTheSameAs(own) ? stage.label() : labels.intern(covered.label()))
                : Optional.empty();
        // For the database, which compares nothing itself.
        to.ifPresent(label -> {
            labels.relate(stage.label(), label);
            labels.relate(stage.floor(), label);
        });
        boolean opens =
                stage.before() != null && labels.relation(labels.label(stage.before()), floor) == LabelRelation.OPENS;
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            Optional<Settled> settled = jdbc.sql("select * from settle_foreign_stage(?, ?, ?, ?, cast(? as int), ?)")
                    .param(stage.document())
                    .param(stage.number())
                    .param(Timestamp.from(stage.since()))
                    .param(stage.label().value())
                    .param(to.isPresent() ? to.get().value() : null)
                    .param(opens)
                    .query((row, n) -> new Settled(
                            new WorkspaceId(row.getObject("workspace", UUID.class)), row.getString("became")))
                    .optional();
            // The entry is the portal's own.
            jdbc.sql("set local role none").update();
            settled.ifPresent(one -> tell(stage, one, to.orElse(stage.label())));
            return settled.isPresent();
        }));
    }

    // Nobody is its actor: the label's originator elsewhere said it, and a date has come.
    private void tell(Stage stage, Settled settled, LabelId to) {
        boolean raised = settled.became().equals("RAISED");
        if (raised || settled.became().equals("LAPSED")) {
            log.append(AuditEvent.of(
                            raised ? AuditAction.LABEL_CHANGE_DONE : AuditAction.LABEL_CHANGE_LAPSED,
                            ObjectKind.DOCUMENT,
                            stage.document())
                    .in(settled.workspace())
                    .with("cameWithVersion", stage.number())
                    .with("labelBefore", stage.label().value())
                    .with("labelAfter", to.value()));
        }
        changes.publish(new Change(Documents.TOPIC, stage.document().toString()));
        changes.publish(new Change(Relabelling.TOPIC, stage.document().toString()));
    }
}
