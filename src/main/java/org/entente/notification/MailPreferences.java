package org.entente.notification;

import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The asker's own e-mail address, kept for telling that something waits and for nothing else. */
@Service
public class MailPreferences {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final boolean sends;

    MailPreferences(JdbcClient jdbc, AuditLog log, @Value("${entente.mail.host:}") String host) {
        this.jdbc = jdbc;
        this.log = log;
        this.sends = !host.isBlank();
    }

    /** Whether this installation sends any mail. */
    @PreAuthorize("hasRole('liaison-officer')")
    public boolean sends() {
        return sends;
    }

    /** What is kept of the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public MailPreference mine() {
        return jdbc.sql("select address, wanted from mail_address where member_id = current_member()")
                .query((row, n) -> new MailPreference(row.getString("address"), row.getBoolean("wanted")))
                .optional()
                .orElse(new MailPreference(null, true));
    }

    /** Whether the asker wants mail from now on. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public void want(boolean wanted) {
        jdbc.sql("""
                        insert into mail_address (member_id, wanted) values (current_member(), ?)
                            on conflict (member_id) do update set wanted = excluded.wanted
                        """).param(wanted).update();
        log.append(AuditEvent.of(AuditAction.MAIL_PREFERENCE_CHANGED, ObjectKind.MEMBER, null)
                .with("wanted", wanted));
    }
}
