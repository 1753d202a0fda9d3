package org.entente.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.shared.WorkspaceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has content expire when the rule of its workspace says so. The database does it, by its own clock, and of several nodes one has a
 * workspace in hand. A batch and its entry commit together, so that a stop between two leaves nothing half done. When, and who is
 * told, is for the feature whose content it is.
 */
@Component
public class ContentExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(ContentExpiry.class);
    private static final int MOST_BATCHES_AT_A_TIME = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog log;

    ContentExpiry(JdbcClient jdbc, TransactionTemplate transaction, AuditLog log) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
    }

    private record Batch(WorkspaceId workspace, Expired expired) {

        static Batch read(RetentionKind kind, ResultSet row) throws SQLException {
            UUID[] concerned = (UUID[]) row.getArray("concerned").getArray();
            return new Batch(
                    new WorkspaceId(row.getObject("workspace", UUID.class)),
                    new Expired(
                            kind,
                            row.getInt("things"),
                            row.getTimestamp("first_at").toInstant(),
                            row.getTimestamp("last_at").toInstant(),
                            Arrays.asList(concerned)));
        }

        // Nobody is its actor: an administrator set the rule, and time has passed.
        AuditEvent entry() {
            return AuditEvent.of(AuditAction.CONTENT_EXPIRED, ObjectKind.WORKSPACE, workspace)
                    .in(workspace)
                    .with("kind", expired.kind())
                    .with("count", expired.count())
                    .with("first", expired.first())
                    .with("last", expired.last());
        }
    }

    /**
     * Has what is due expire, batch by batch, each in a transaction of its own.
     *
     * @param most of a batch: few enough to take well under a second, so that nobody who writes waits for it
     * @param then is told of each batch in its transaction
     */
    public void expireDue(RetentionKind kind, int most, Consumer<Expired> then) {
        try {
            for (int i = 0; i < MOST_BATCHES_AT_A_TIME && expireNext(kind, most, then); i++) {
                LOG.debug("Content of the kind {} has expired", kind);
            }
        } catch (DataAccessException e) {
            LOG.warn("Content of the kind {} is to expire and has not; it is tried again", kind, e);
        }
    }

    /** Whether there was anything to expire. */
    public boolean expireNext(RetentionKind kind, int most, Consumer<Expired> then) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            Optional<Batch> next = jdbc.sql("select * from expire_content(?, ?)")
                    .param(kind.name())
                    .param(most)
                    .query((row, n) -> Batch.read(kind, row))
                    .optional();
            // The entry is the portal's own.
            jdbc.sql("set local role none").update();
            next.ifPresent(batch -> {
                log.append(batch.entry());
                then.accept(batch.expired());
            });
            return next.isPresent();
        }));
    }
}
