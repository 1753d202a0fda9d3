package org.entente.audit.trail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.audit.stream.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells other systems of entries in the order of the sealed log. How far each was told stands in the database, moved on only once it took
 * them: after a stop, of the receiver or of the portal, it goes on there, and may tell of some a second time. Of several nodes one tells.
 */
@Component
class AuditStreams {

    private static final Logger LOG = LoggerFactory.getLogger(AuditStreams.class);
    private static final int AT_ONCE = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final StreamRepository repository;
    private final TransactionTemplate transaction;
    private final List<Receiver> receivers;
    private final Clock clock;
    private final Map<String, Duration> pauses = new HashMap<>();
    private final Map<String, Instant> next = new HashMap<>();

    AuditStreams(
            StreamRepository repository,
            TransactionTemplate transaction,
            ObjectProvider<Receiver> receivers,
            Clock clock) {
        this.repository = repository;
        this.transaction = transaction;
        this.receivers = receivers.stream().toList();
        this.clock = clock;
    }

    /** Tells each receiver what it was not told of. One that does not answer is asked again later, each time after a longer while. */
    @Scheduled(fixedDelayString = "PT1S")
    void tell() {
        for (Receiver receiver : receivers) {
            if (!clock.instant().isBefore(next.getOrDefault(receiver.name(), Instant.MIN))) {
                tell(receiver);
            }
        }
    }

    private void tell(Receiver receiver) {
        try {
            while (tellOnce(receiver) == AT_ONCE) {
                LOG.debug("{} was told of a batch of entries, and there are more", receiver.name());
            }
            pauses.remove(receiver.name());
            next.remove(receiver.name());
        } catch (NotTaken | DataAccessException | TransactionException e) {
            Duration pause = pauses.merge(receiver.name(), Duration.ofSeconds(2), (before, first) -> longer(before));
            next.put(receiver.name(), clock.instant().plus(pause));
            LOG.warn("{} was not told of entries; it is tried again in {}: {}", receiver.name(), pause, e.getMessage());
            remember(receiver);
        }
    }

    private int tellOnce(Receiver receiver) {
        Integer told = transaction.execute(status -> repository
                .claim(receiver.name())
                .map(index -> {
                    List<AuditEntry> entries = repository.from(index, AT_ONCE);
                    if (!entries.isEmpty()) {
                        send(receiver, entries);
                        repository.told(receiver.name(), index(entries.getLast()) + 1);
                    }
                    return entries.size();
                })
                .orElse(0));
        return told == null ? 0 : told;
    }

    private static void send(Receiver receiver, List<AuditEntry> entries) {
        try {
            receiver.send(index(entries.getFirst()), entries);
        } catch (IOException e) {
            throw new NotTaken(e);
        }
    }

    // What is told has its place.
    private static long index(AuditEntry entry) {
        return Objects.requireNonNull(entry.index());
    }

    private void remember(Receiver receiver) {
        try {
            transaction.executeWithoutResult(status -> repository.failed(receiver.name()));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Nor could that be noted", e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** The receiver did not take what it was sent. */
    private static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotTaken(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
