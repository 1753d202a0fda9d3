package org.entente.relabelling.ui;

import org.entente.relabelling.RelabellingRefused;
import org.entente.uikit.Words;

/** What stands against a change, in words. */
final class RelabellingWords {

    private RelabellingWords() {}

    static String of(RelabellingRefused.Why why) {
        return Words.of("relabelling.refused." + why);
    }
}
