package org.entente.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entente.audit.proof.LogTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is wrong with the sealed log on this node, until it is not any more. The portal's log is told once a minute, not at each try. */
@Component
public class LogTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(LogTroubles.class);
    private static final Duration BETWEEN_WORDS = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<LogTrouble, Instant> told = new EnumMap<>(LogTrouble.class);

    LogTroubles(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong now; nothing if nothing is. */
    public synchronized List<LogTrouble> now() {
        return List.copyOf(told.keySet());
    }

    /** @param words what an operator reads, which begins with what is not done */
    synchronized void raise(LogTrouble trouble, String words) {
        Instant now = clock.instant();
        Instant before = told.get(trouble);
        if (before == null || !now.isBefore(before.plus(BETWEEN_WORDS))) {
            LOG.error("AUDIT: {}", words);
            told.put(trouble, now);
        }
    }

    synchronized boolean any(LogTrouble... troubles) {
        return Arrays.stream(troubles).anyMatch(told::containsKey);
    }

    synchronized void end(LogTrouble... troubles) {
        for (LogTrouble trouble : troubles) {
            if (told.remove(trouble) != null) {
                LOG.warn("AUDIT: {} is over", trouble);
            }
        }
    }
}
