package org.entente.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The entries that this node committed and has not yet seen sealed, in its memory, where nobody takes them from. */
@Component
class UnsealedEntries {

    /** A minute's at full speed. Where nothing is sealed for longer, it knows of no more. */
    static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(UnsealedEntries.class);

    private final Set<UUID> entries = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean full = new AtomicBoolean();

    /** An entry that this transaction commits, or not. */
    void written(UUID entry) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed(entry);
            }
        });
    }

    List<UUID> all() {
        return List.copyOf(entries);
    }

    void seen(Collection<UUID> settled) {
        settled.forEach(entries::remove);
        full.set(false);
    }

    private void committed(UUID entry) {
        if (entries.size() < MOST) {
            entries.add(entry);
        } else if (full.compareAndSet(false, true)) {
            LOG.warn(
                    "More than {} entries of this node wait to be sealed: whether further ones are, it does not look",
                    MOST);
        }
    }
}
