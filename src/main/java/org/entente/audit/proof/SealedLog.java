package org.entente.audit.proof;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.entente.audit.AuditorRole;
import org.entente.audit.sealing.LogKeys;
import org.entente.audit.sealing.LogTroubles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is told of the sealed log itself. Anybody may follow it, so that nothing is entered. */
@Service
public class SealedLog {

    private final JdbcClient jdbc;
    private final AuditorRole auditor;
    private final LogKeys keys;
    private final LogTroubles troubles;

    SealedLog(JdbcClient jdbc, AuditorRole auditor, LogKeys keys, LogTroubles troubles) {
        this.jdbc = jdbc;
        this.auditor = auditor;
        this.keys = keys;
        this.troubles = troubles;
    }

    /** How it stands now. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator', 'auditor')")
    @Transactional(readOnly = true)
    public LogStanding standing() {
        return jdbc.sql("select size, signed_at from audit_checkpoint order by size desc limit 1")
                .query((row, n) -> standing(
                        row.getLong("size"), row.getTimestamp("signed_at").toInstant()))
                .optional()
                .orElseGet(() -> standing(0, null));
    }

    /** How far other systems were told, by name; those that operators named once. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public List<StreamStanding> streams() {
        return auditor.read(() -> jdbc.sql("""
                        select s.name, s.sent_at, s.failing_since,
                               greatest(0, (select coalesce(max(c.size), 0) from audit_checkpoint c) - s.next) as waiting
                          from audit_stream s
                         order by s.name
                        """)
                .query((row, n) -> new StreamStanding(
                        row.getString("name"),
                        row.getLong("waiting"),
                        instant(row.getTimestamp("sent_at")),
                        instant(row.getTimestamp("failing_since"))))
                .list());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private LogStanding standing(long size, @Nullable Instant signedAt) {
        return new LogStanding(keys.name(), keys.verifierKey(), size, signedAt, troubles.now());
    }
}
