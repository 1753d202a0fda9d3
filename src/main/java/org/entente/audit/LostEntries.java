package org.entente.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for entries that this node committed and that are gone before they were sealed, which nobody could tell from the log: they have no
 * place in it and wait for none. That is entered, so that it is sealed itself and raises an alert, and told in the portal's log.
 */
@Component
class LostEntries {

    private static final Logger LOG = LoggerFactory.getLogger(LostEntries.class);
    private static final int AT_ONCE = 5000;
    private static final int NAMED = 20;

    // One statement sees one state: an entry is on the queue or has its place, or is gone.
    private static final String SETTLED = """
            select u.id, l.entry is not null as sealed
              from unnest(?::uuid[]) as u (id)
              left join audit_leaf l on l.entry = u.id
             where l.entry is not null or u.id not in (select q.entry from audit_queue q)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UnsealedEntries unsealed;
    private final AuditLog log;

    LostEntries(JdbcClient jdbc, TransactionTemplate transaction, UnsealedEntries unsealed, AuditLog log) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.unsealed = unsealed;
        this.log = log;
    }

    private record Settled(UUID entry, boolean sealed) {}

    /** Looks at all that this node committed and has not seen sealed. */
    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    synchronized void look() {
        List<UUID> entries = unsealed.all();
        try {
            for (int from = 0; from < entries.size(); from += AT_ONCE) {
                look(entries.subList(from, Math.min(entries.size(), from + AT_ONCE)));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Whether entries were sealed cannot be seen; it is looked again", e);
        }
    }

    private void look(List<UUID> entries) {
        List<Settled> settled = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            settled.addAll(settled(entries));
            List<UUID> lost = settled.stream()
                    .filter(one -> !one.sealed())
                    .map(Settled::entry)
                    .sorted()
                    .toList();
            if (!lost.isEmpty()) {
                enter(lost);
            }
        });
        unsealed.seen(settled.stream().map(Settled::entry).toList());
    }

    private List<Settled> settled(List<UUID> entries) {
        jdbc.sql("set local role entente_sealer").update();
        List<Settled> settled = jdbc.sql(SETTLED)
                .param(entries.toArray(UUID[]::new))
                .query((row, n) -> new Settled(row.getObject("id", UUID.class), row.getBoolean("sealed")))
                .list();
        // The entry is the portal's own.
        jdbc.sql("set local role none").update();
        return settled;
    }

    private void enter(List<UUID> lost) {
        String named = lost.stream().limit(NAMED).map(UUID::toString).collect(Collectors.joining(" "));
        LOG.error(
                "AUDIT: {} entries were committed and are gone before they were sealed, among them {}",
                lost.size(),
                named);
        log.append(AuditEvent.of(AuditAction.ENTRIES_LOST, ObjectKind.AUDIT, lost.getFirst())
                .with("count", lost.size())
                .with("entries", named));
    }
}
