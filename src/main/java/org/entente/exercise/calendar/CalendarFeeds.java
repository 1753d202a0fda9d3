package org.entente.exercise.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The asker's own secret calendar address. It is told once, when it is made; only its digest is kept. A new one takes the place
 * of the old, which then opens nothing.
 */
@Service
public class CalendarFeeds {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient jdbc, AuditLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** When the present address was made; empty if there is none. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<Instant> madeAt() {
        return jdbc.sql("select made_at from calendar_feed where member_id = current_member() and digest is not null")
                .query((row, n) -> row.getTimestamp("made_at").toInstant())
                .optional();
    }

    /** Makes an address, in place of any other, and answers its path: the only time that it is told. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public String make() {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                        insert into calendar_feed (member_id, digest) values (current_member(), ?)
                            on conflict (member_id) do update set digest = excluded.digest, made_at = now()
                        """).param(digest(token)).update();
        log.append(AuditEvent.of(AuditAction.CALENDAR_MADE, ObjectKind.CALENDAR, null));
        return CalendarController.path(token);
    }

    /** Withdraws the address: from now on it opens nothing. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void withdraw() {
        int withdrawn = jdbc.sql(
                        "update calendar_feed set digest = null where member_id = current_member() and digest is not null")
                .update();
        if (withdrawn == 1) {
            log.append(AuditEvent.of(AuditAction.CALENDAR_WITHDRAWN, ObjectKind.CALENDAR, null));
        }
    }

    /** What is kept of an address. */
    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
