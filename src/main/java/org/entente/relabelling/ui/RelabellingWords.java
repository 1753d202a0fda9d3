package org.entente.relabelling.ui;

import org.entente.label.Labels;
import org.entente.relabelling.RelabellingRefused;
import org.entente.uikit.Words;

/** What stands against a change, in words. */
final class RelabellingWords {

    private RelabellingWords() {}

    static String of(RelabellingRefused.Why why) {
        return Words.of("relabelling.refused." + why);
    }

    /** As {@link #of(RelabellingRefused.Why)}; with whose label stands against it, where that is known. */
    static String of(RelabellingRefused refused, Labels labels) {
        return refused.floor()
                .map(floor -> {
                    String marking =
                            labels.marking(floor.label(), Words.language()).document();
                    return floor.signer() == null
                            ? Words.of("relabelling.refused.BELOW_FOREIGN.unsigned", marking)
                            : Words.of("relabelling.refused.BELOW_FOREIGN.signed", marking, floor.signer());
                })
                .orElseGet(() -> of(refused.why()));
    }
}
