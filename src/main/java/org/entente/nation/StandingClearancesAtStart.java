package org.entente.nation;

import java.util.List;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** States what nations are cleared for that came in before nations were cleared. The database lets it fill what is empty only. */
@Component
@Order(50)
class StandingClearancesAtStart implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Labels labels;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    StandingClearancesAtStart(JdbcClient jdbc, Labels labels, AuditLog log, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.labels = labels;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        without().forEach(nation -> state(nation, labels.intern(labels.standing(nation))));
    }

    private List<NationCode> without() {
        return transaction.execute(status -> {
            asEngine();
            return jdbc.sql("select code from nation where clearance_id is null order by code")
                    .query((row, n) -> new NationCode(row.getString("code")))
                    .list();
        });
    }

    private void state(NationCode nation, ClearanceId clearance) {
        transaction.executeWithoutResult(status -> {
            log.append(AuditEvent.of(AuditAction.NATION_CHANGED, ObjectKind.NATION, nation)
                    .with("clearance", clearance.value())
                    .with("why", "STANDING"));
            asEngine();
            int stated = jdbc.sql("update nation set clearance_id = ? where code = ? and clearance_id is null")
                    .param(clearance.value())
                    .param(nation.value())
                    .update();
            if (stated == 0) {
                status.setRollbackOnly();
            }
        });
    }

    private void asEngine() {
        jdbc.sql("set local role entente_jobs").update();
    }
}
