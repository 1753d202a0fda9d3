package org.entente.uikit;

import java.util.Locale;

/** What a badge means, besides its text. */
public enum Tone {
    NEUTRAL,
    INFO,
    SUCCESS,
    WARNING,
    DANGER;

    String className() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
