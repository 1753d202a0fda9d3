package org.entente.review.ui;

import java.util.Locale;

/** What an auditor may ask with a button. */
enum Question {
    SEEN,
    COULD,
    DONE,
    DENIED,
    TAKEN;

    /** As it stands in an address. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
