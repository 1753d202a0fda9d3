package org.entente.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes notices that have served: they remind, and are no record. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Forgetting(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void forget() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local role entente_jobs").update();
            long gone =
                    jdbc.sql("select forget_old_notices()").query(Long.class).single();
            LOG.debug("Old notices removed: {}", gone);
        });
    }
}
