package org.entente.label;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Decides in the background what a new policy permits. What was interrupted is taken up again at the next start, or by another
 * node: each step is a transaction of its own, and says how far it came.
 */
@Component
public class PolicyDecisions {

    private static final long TOLD_EVERY_NANOS = 1_000_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(PolicyDecisions.class);

    private final PolicyStore store;
    private final ApplicationEventPublisher events;
    private final ReentrantLock working = new ReentrantLock();

    PolicyDecisions(PolicyStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** Begins, if it is not under way here. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    public void begin() {
        Thread.ofVirtual().name("policy-decisions").start(this::work);
    }

    private void work() {
        if (!working.tryLock()) {
            return;
        }
        try {
            boolean any = false;
            long told = System.nanoTime();
            while (store.decideNext()) {
                any = true;
                if (System.nanoTime() - told > TOLD_EVERY_NANOS) {
                    told = System.nanoTime();
                    events.publishEvent(new PolicyDecided());
                }
            }
            if (any) {
                store.refresh();
                events.publishEvent(new PolicyDecided());
                LOG.info("What the newest policies permit is decided");
            }
        } catch (RuntimeException e) {
            LOG.warn("What the newest policies permit is not decided yet; it is tried again", e);
        } finally {
            working.unlock();
        }
    }
}
