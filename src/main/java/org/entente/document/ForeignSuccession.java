package org.entente.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
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
import org.springframework.transaction.TransactionException;
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

    /** Does what is due, each stage in a transaction of its own: one that fails holds up no other file's. */
    @Scheduled(fixedDelayString = "PT1S")
    void doDue() {
        for (Stage stage : due()) {
            try {
                settle(stage);
            } catch (RuntimeException e) {
                LOG.warn(
                        "File {} is to follow the label that it came with and does not yet; it is tried again",
                        stage.document(),
                        e);
            }
        }
    }

    private List<Stage> due() {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                jdbc.sql("set local role entente_jobs").update();
                return jdbc.sql("select * from due_foreign_stages(?)")
                        .param(MOST_AT_A_TIME)
                        .query((row, n) -> Stage.read(row))
                        .list();
            }));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Which files are to follow the labels that they came with cannot be read; it is tried again", e);
            return List.of();
        }
    }

    // Nothing where none covers both, or nothing may have the one that does any more: then people decide.
    private Optional<LabelId> covering(LabelId id, ConfidentialityLabel own, ConfidentialityLabel floor) {
        if (!(labels.rollUp(List.of(own, floor)) instanceof RollUp.Covered covered)) {
            return Optional.empty();
        }
        if (covered.label().saysTheSameAs(own)) {
            return Optional.of(id);
        }
        try {
            return Optional.of(labels.intern(covered.label()));
        } catch (InvalidLabel e) {
            return Optional.empty();
        }
    }

    private void settle(Stage stage) {
        ConfidentialityLabel own = labels.label(stage.label());
        ConfidentialityLabel floor = labels.label(stage.floor());
        Optional<LabelId> to = covering(stage.label(), own, floor);
        // For the database, which compares nothing itself.
        to.ifPresent(label -> {
            labels.relate(stage.label(), label);
            labels.relate(stage.floor(), label);
        });
        boolean opens =
                stage.before() != null && labels.relation(labels.label(stage.before()), floor) == LabelRelation.OPENS;
        transaction.executeWithoutResult(status -> {
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
        });
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
