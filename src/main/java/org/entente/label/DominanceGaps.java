package org.entente.label;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for pairs that nobody decided. There should be none; one that is there denies, so it is decided and told. */
@Component
class DominanceGaps {

    private static final Logger LOG = LoggerFactory.getLogger(DominanceGaps.class);

    private final LabelRegistry registry;

    DominanceGaps(LabelRegistry registry) {
        this.registry = registry;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void look() {
        int gaps = registry.decideGaps();
        if (gaps > 0) {
            LOG.warn("{} pairs of label and clearance had no decision; they have one now", gaps);
        }
    }
}
