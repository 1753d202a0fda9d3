package org.entente.relabelling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the officers of the originating nation that the day has come on which it meant to look at a label again: once for each day. */
@Component
class DueReviews {

    private static final Logger LOG = LoggerFactory.getLogger(DueReviews.class);
    private static final int MOST_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DueReviews(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Tells of what is due, each label in a transaction of its own. */
    @Scheduled(fixedDelayString = "PT1M")
    void tell() {
        try {
            for (int i = 0; i < MOST_AT_A_TIME && tellNext(); i++) {
                LOG.debug("A label is due to be looked at again");
            }
        } catch (DataAccessException e) {
            LOG.warn("A label is to be looked at again and nobody was told; it is tried again", e);
        }
    }

    private boolean tellNext() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return jdbc.sql("select tell_next_due_review()")
                    .query(Boolean.class)
                    .single();
        }));
    }
}
