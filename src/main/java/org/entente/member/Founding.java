package org.entente.member;

import java.util.List;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an empty installation its first administrators, for nobody is there yet who could add them. Once there is any member,
 * the database refuses it.
 */
@Component
public class Founding {

    private final JdbcClient jdbc;
    private final Labels labels;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    Founding(JdbcClient jdbc, Labels labels, AuditLog log, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Someone who is to be an administrator.
     *
     * @param subject the person's id at Keycloak
     */
    public record Founder(String subject, String username, String displayName) {}

    /** Whether the installation was empty, and now has these administrators, of the nation that hosts it. */
    public boolean found(NationCode host, String hostName, List<Founder> founders) {
        ClearanceId clearance = labels.intern(labels.policy()
                .clearance(labels.policy().classifications().getFirst().name(), host, List.of()));
        ClearanceId ofNation = labels.intern(labels.standing(host));
        Boolean founded = transaction.execute(status -> {
            boolean first = jdbc.sql("select found_installation(?, ?, ?, ?, ?, ?, ?)")
                    .param(host.value())
                    .param(hostName)
                    .param(ofNation.value())
                    .param(clearance.value())
                    .param(founders.stream().map(Founder::subject).toArray(String[]::new))
                    .param(founders.stream().map(Founder::username).toArray(String[]::new))
                    .param(founders.stream().map(Founder::displayName).toArray(String[]::new))
                    .query((row, n) -> row.getBoolean(1))
                    .single();
            if (first) {
                founders.forEach(founder -> log.append(AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, null)
                        .with("username", founder.username())
                        .with("why", "FOUNDING")));
            }
            return first;
        });
        return Boolean.TRUE.equals(founded);
    }
}
