package org.entente.access;

import java.util.Optional;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the sign-ins of each person and enters them in the audit log. */
@Component
class SignIns {

    private final JdbcClient jdbc;
    private final AuditLog log;

    SignIns(JdbcClient jdbc, AuditLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** Keeps a sign-in, and answers the one before. */
    @Transactional
    public Optional<LastSignIn> signedIn(KnownMember member, String address) {
        Optional<LastSignIn> before = jdbc.sql("select at, address from sign_in order by at desc limit 1")
                .query((row, n) -> new LastSignIn(row.getTimestamp("at").toInstant(), row.getString("address")))
                .optional();
        jdbc.sql("insert into sign_in (member_id, address) values (?, ?)")
                .param(member.id().value())
                .param(address)
                .update();
        log.append(AuditEvent.of(AuditAction.SIGNED_IN, ObjectKind.SESSION, null));
        return before;
    }

    /** A person whom Keycloak knows and the portal does not. */
    public void refused(String username) {
        log.refused(
                AuditEvent.of(AuditAction.SIGN_IN_REFUSED, ObjectKind.SESSION, null)
                        .with("username", username),
                Outcome.DENIED,
                "NO_PLACE");
    }

    @Transactional
    public void noticeAccepted() {
        log.append(AuditEvent.of(AuditAction.NOTICE_ACCEPTED, ObjectKind.SESSION, null));
    }

    @Transactional
    public void signedOut(String why) {
        log.append(
                AuditEvent.of(AuditAction.SIGNED_OUT, ObjectKind.SESSION, null).with("why", why));
    }
}
