package org.entente.audit.sealing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has what waits sealed, several times a second. What could not be sealed is tried again: entries wait for as long as it takes. */
@Component
class SealingClock {

    private static final Logger LOG = LoggerFactory.getLogger(SealingClock.class);

    private final Sealer sealer;

    SealingClock(Sealer sealer) {
        this.sealer = sealer;
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.2S")
    void seal() {
        try {
            while (sealer.sealNext() == Sealer.BATCH) {
                LOG.debug("A batch of entries was sealed, and more wait");
            }
        } catch (BrokenLog e) {
            LOG.error("AUDIT: nothing is sealed: {}", e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Entries could not be sealed; it is tried again", e);
        }
    }
}
