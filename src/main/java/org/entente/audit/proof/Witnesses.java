package org.entente.audit.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.sealing.WitnessKey;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose keys witness the log. A key that was removed counts no more; what it signed while it did stays. */
@Service
public class Witnesses {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Attempts attempts;

    Witnesses(JdbcClient jdbc, AuditLog log, Attempts attempts) {
        this.jdbc = jdbc;
        this.log = log;
        this.attempts = attempts;
    }

    /** Those whose keys count, by nation. */
    @PreAuthorize("hasAnyRole('administrator', 'auditor')")
    @Transactional
    public List<Witness> list() {
        log.append(AuditEvent.of(AuditAction.WITNESSES_LISTED, ObjectKind.WITNESS, null));
        return jdbc.sql("""
                        select w.name, w.nation, w.vkey, w.added_at, c.size, c.cosigned_at, c.received_at
                          from audit_witness w
                          left join lateral (select * from audit_cosignature one
                                              where one.witness = w.name
                                              order by one.size desc
                                              limit 1) c on true
                         where w.removed_at is null
                         order by w.nation, w.name
                        """).query((row, n) -> read(row)).list();
    }

    /**
     * Has a key count for a nation.
     *
     * @param key as {@code ./portal witness} tells it
     * @throws WitnessRefused if it is no key of a witness, or one of this name or with this key was known before
     */
    @PreAuthorize("hasRole('administrator')")
    public void add(NationCode nation, String key) {
        WitnessKey read;
        try {
            read = WitnessKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new WitnessRefused(WitnessRefused.Why.NO_KEY);
        }
        AuditEvent event = AuditEvent.of(AuditAction.WITNESS_ADDED, ObjectKind.WITNESS, read.name())
                .with("nation", nation.value())
                .with("key", read.written());
        attempts.write(event, state -> null, () -> {
            try {
                jdbc.sql("insert into audit_witness (name, nation, vkey, added_by) values (?, ?, ?, current_member())")
                        .param(read.name())
                        .param(nation.value())
                        .param(read.written())
                        .update();
            } catch (DuplicateKeyException e) {
                throw new WitnessRefused(WitnessRefused.Why.TAKEN);
            }
            log.append(event);
        });
    }

    /** Has a key count no more. Neither its name nor the key can be used again. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void remove(String name) {
        int removed = jdbc.sql("update audit_witness set removed_at = now() where name = ? and removed_at is null")
                .param(name)
                .update();
        if (removed > 0) {
            log.append(AuditEvent.of(AuditAction.WITNESS_REMOVED, ObjectKind.WITNESS, name));
        }
    }

    private static Witness read(ResultSet row) throws SQLException {
        return new Witness(
                row.getString("name"),
                new NationCode(row.getString("nation")),
                row.getString("vkey"),
                row.getTimestamp("added_at").toInstant(),
                row.getObject("size", Long.class),
                instant(row.getTimestamp("cosigned_at")),
                instant(row.getTimestamp("received_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
