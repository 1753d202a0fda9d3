package org.entente.watching;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has the rules look once a second. What they could not look at waits for as long as it takes. */
@Component
class WatchClock {

    private static final Logger LOG = LoggerFactory.getLogger(WatchClock.class);

    private final Watch watch;

    WatchClock(Watch watch) {
        this.watch = watch;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void look() {
        try {
            while (watch.lookNext()) {
                LOG.debug("Rules looked at a batch of entries, and more wait");
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Rules could not look at sealed entries; it is tried again", e);
        }
    }
}
