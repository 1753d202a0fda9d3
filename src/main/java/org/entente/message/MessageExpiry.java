package org.entente.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.shared.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes from messages what they say, when the rule of their workspace has it. The database does it, by its own clock, and of several
 * nodes one has a workspace in hand. A batch and its entry commit together, so that a stop between two leaves nothing half done.
 */
@Component
class MessageExpiry {

    /** The most messages of a batch: a few that take well under a second, so that nobody who writes waits for it. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(MessageExpiry.class);
    private static final int MOST_BATCHES_AT_A_TIME = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog log;

    MessageExpiry(JdbcClient jdbc, TransactionTemplate transaction, AuditLog log) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
    }

    private record Batch(WorkspaceId workspace, int messages, Instant firstSent, Instant lastSent) {

        static Batch read(ResultSet row) throws SQLException {
            return new Batch(
                    new WorkspaceId(row.getObject("workspace", UUID.class)),
                    row.getInt("messages"),
                    row.getTimestamp("first_sent").toInstant(),
                    row.getTimestamp("last_sent").toInstant());
        }

        // Nobody is its actor: an administrator set the rule, and time has passed.
        AuditEvent entry() {
            return AuditEvent.of(AuditAction.CONTENT_EXPIRED, ObjectKind.WORKSPACE, workspace)
                    .in(workspace)
                    .with("kind", ObjectKind.MESSAGE)
                    .with("count", messages)
                    .with("first", firstSent)
                    .with("last", lastSent);
        }
    }

    /** Has what is due expire, batch by batch, each in a transaction of its own. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void expireDue() {
        try {
            for (int i = 0; i < MOST_BATCHES_AT_A_TIME && expireNext(BATCH); i++) {
                LOG.debug("Messages have expired");
            }
        } catch (DataAccessException e) {
            LOG.warn("Messages are to expire and have not; it is tried again", e);
        }
    }

    /** Whether there was anything to expire. */
    boolean expireNext(int most) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            Optional<Batch> next = jdbc.sql("select * from expire_messages(?)")
                    .param(most)
                    .query((row, n) -> Batch.read(row))
                    .optional();
            // The entry is the portal's own.
            jdbc.sql("set local role none").update();
            next.map(Batch::entry).ifPresent(log::append);
            return next.isPresent();
        }));
    }
}
