package org.entente.audit.sealing;

import java.util.Base64;
import java.util.Optional;
import org.entente.audit.proof.LogTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An older state of the log that an operator put back on purpose: this node goes on from it, instead of from what it saw last. */
@Component
public class LogRestoration {

    private static final Logger LOG = LoggerFactory.getLogger(LogRestoration.class);

    private final SealRepository repository;
    private final LogAnchor anchor;
    private final String meant;

    LogRestoration(SealRepository repository, LogAnchor anchor, SealingSettings settings) {
        this.repository = repository;
        this.anchor = anchor;
        this.meant = settings.restored().strip();
    }

    /** What this node saw last, and what is there now. */
    public static final class Step {

        private final LogAnchor.Seen had;
        private final SealRepository.@Nullable Checkpoint has;

        private Step(LogAnchor.Seen had, SealRepository.@Nullable Checkpoint has) {
            this.had = had;
            this.has = has;
        }

        /** How many entries it had. */
        public long had() {
            return had.size();
        }

        /** The root that it had, in Base64. */
        public String hadRoot() {
            return Base64.getEncoder().encodeToString(had.root());
        }

        /** How many entries it has. */
        public long has() {
            return has == null ? 0 : has.size();
        }
    }

    /** The step back that an operator named by the number of entries that the log has now; empty if it is not so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Step> meant() {
        Optional<LogAnchor.Seen> had = anchor.last();
        if (meant.isEmpty() || had.isEmpty()) {
            return Optional.empty();
        }
        SealRepository.Checkpoint has = repository.newest().orElse(null);
        Step step = new Step(had.get(), has);
        if (!meant.equals(Long.toString(step.has()))) {
            LOG.warn(
                    "ENTENTE_AUDIT_RESTORED names a log of {} entries, and this one has {}: nothing comes of it",
                    meant,
                    step.has());
            return Optional.empty();
        }
        return continues(has) ? Optional.empty() : Optional.of(step);
    }

    /** Goes on from there. */
    public void accept(Step step) {
        LOG.error(
                "AUDIT: the log is gone on with at {} entries, where it had {}, as its operator says",
                step.has(),
                step.had());
        anchor.accept(step.has);
    }

    // What is broken in itself is not what anybody put back.
    private boolean continues(SealRepository.@Nullable Checkpoint has) {
        try {
            anchor.judge(new TileTree(has == null ? 0 : has.size(), repository::tile), repository::tile);
            return true;
        } catch (BrokenLog e) {
            return e.trouble() == LogTrouble.BROKEN;
        }
    }
}
