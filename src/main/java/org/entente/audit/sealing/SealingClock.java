package org.entente.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.entente.audit.proof.LogTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Has what waits sealed, several times a second, and the last checkpoint kept outside of the database. What could not be sealed is tried
 * again: entries wait for as long as it takes. A log that is not as it was signed is told of by name, once a minute, until it is.
 */
@Component
class SealingClock {

    private static final Logger LOG = LoggerFactory.getLogger(SealingClock.class);
    private static final Duration BETWEEN_WORDS = Duration.ofMinutes(1);

    private static final LogTrouble[] STANDSTILL = {LogTrouble.BROKEN, LogTrouble.SHORTER, LogTrouble.FORKED};

    private final Sealer sealer;
    private final LogAnchor anchor;
    private final LogTroubles troubles;
    private final Clock clock;
    private boolean looked;
    private Instant warned = Instant.MIN;

    SealingClock(Sealer sealer, LogAnchor anchor, LogTroubles troubles, Clock clock) {
        this.sealer = sealer;
        this.anchor = anchor;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.2S")
    void seal() {
        try {
            // At the start, and where something was wrong, also while nothing waits.
            boolean toLook = !looked || troubles.any(STANDSTILL);
            if (toLook && !sealer.look()) {
                return;
            }
            looked = true;
            while (sealer.sealNext() == Sealer.BATCH) {
                anchor.keep();
            }
            troubles.end(STANDSTILL);
        } catch (BrokenLog e) {
            troubles.raise(e.trouble(), "nothing is sealed: " + e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            tryAgain(e);
        } catch (RuntimeException e) {
            // Whatever somebody made of the log's tables: entries wait, and the next try is not the last.
            troubles.raise(LogTrouble.BROKEN, "nothing is sealed: what is in the log cannot be read (%s)".formatted(e));
        }
        anchor.keep();
    }

    private void tryAgain(RuntimeException e) {
        Instant now = clock.instant();
        if (!now.isBefore(warned.plus(BETWEEN_WORDS))) {
            warned = now;
            LOG.warn("Entries could not be sealed; it is tried again", e);
        }
    }
}
