package org.entente.spill.ui;

import java.util.Optional;
import org.entente.spill.Spill;
import org.entente.spill.SpillRefused;
import org.entente.spill.SpillState;
import org.entente.uikit.Notices;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** Cases in words. */
final class SpillWords {

    private SpillWords() {}

    static String number(Spill spill) {
        return Words.of("spill.case", spill.id().number());
    }

    static StatusBadge badge(SpillState state) {
        return new StatusBadge(
                Words.of("spill.state." + state),
                switch (state) {
                    case REPORTED -> Tone.DANGER;
                    case RELABELLED -> Tone.WARNING;
                    case INFORMED, RELEASED -> Tone.INFO;
                    case CLOSED -> Tone.NEUTRAL;
                });
    }

    /** Does what a button asks for, and tells what came of it. */
    static void attempt(Runnable act) {
        try {
            act.run();
        } catch (SpillRefused e) {
            Notices.error(refused(e));
        }
    }

    static String refused(SpillRefused refused) {
        return Words.of("spill.refused." + refused.why());
    }

    static String somebody(Optional<String> name) {
        return name.orElseGet(() -> Words.of("spill.somebody"));
    }
}
