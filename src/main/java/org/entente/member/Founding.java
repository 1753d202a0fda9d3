package org.entente.member;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an empty installation its first administrators. They are named by whoever sets the portal up, as
 * {@code subject:username}; once there is any member, this does nothing.
 */
@Component
@Order(Founding.ORDER)
class Founding implements ApplicationRunner {

    static final int ORDER = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Founding.class);

    private final JdbcClient jdbc;
    private final Labels labels;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final List<String> administrators;
    private final NationCode hostNation;

    Founding(
            JdbcClient jdbc,
            Labels labels,
            AuditLog log,
            TransactionTemplate transaction,
            @Value("${entente.bootstrap.administrators:}") List<String> administrators,
            @Value("${entente.bootstrap.host-nation:XAA}") String hostNation) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.log = log;
        this.transaction = transaction;
        this.administrators = administrators;
        this.hostNation = new NationCode(hostNation);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (administrators.isEmpty()) {
            return;
        }
        String[] subjects = part(0);
        String[] usernames = part(1);
        String name = hostNation.isAssigned() ? hostNation.displayName(Locale.ENGLISH) : "Host organisation";
        ClearanceId clearance = labels.intern(labels.policy()
                .clearance(labels.policy().classifications().getFirst().name(), hostNation, List.of()));
        Boolean founded = transaction.execute(status -> {
            boolean first = jdbc.sql("select found_installation(?, ?, ?, ?, ?, ?)")
                    .param(hostNation.value())
                    .param(name)
                    .param(clearance.value())
                    .param(subjects)
                    .param(usernames)
                    .param(usernames)
                    .query((row, n) -> row.getBoolean(1))
                    .single();
            if (first) {
                Arrays.stream(usernames)
                        .forEach(username -> log.append(AuditEvent.of(AuditAction.MEMBER_ADDED, ObjectKind.MEMBER, null)
                                .with("username", username)
                                .with("why", "FOUNDING")));
            }
            return first;
        });
        if (Boolean.TRUE.equals(founded)) {
            LOG.info("The installation has its first administrators: {}", String.join(", ", usernames));
        }
    }

    private String[] part(int which) {
        return administrators.stream()
                .map(entry -> entry.split(":", 2))
                .map(parts -> parts[Math.min(which, parts.length - 1)].strip())
                .toArray(String[]::new);
    }
}
