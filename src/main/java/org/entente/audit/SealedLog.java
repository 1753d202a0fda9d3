package org.entente.audit;

import java.time.Instant;
import org.entente.audit.sealing.LogKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is told of the sealed log itself. Anybody may follow it, so that nothing is entered. */
@Service
public class SealedLog {

    private final JdbcClient jdbc;
    private final LogKeys keys;

    SealedLog(JdbcClient jdbc, LogKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** How it stands now. */
    @PreAuthorize("hasAnyRole('administrator', 'nation-administrator', 'auditor')")
    @Transactional(readOnly = true)
    public LogStanding standing() {
        return jdbc.sql("select size, signed_at from audit_checkpoint order by size desc limit 1")
                .query((row, n) -> standing(
                        row.getLong("size"), row.getTimestamp("signed_at").toInstant()))
                .optional()
                .orElseGet(() -> new LogStanding(keys.name(), keys.verifierKey(), 0, null));
    }

    private LogStanding standing(long size, Instant signedAt) {
        return new LogStanding(keys.name(), keys.verifierKey(), size, signedAt);
    }
}
