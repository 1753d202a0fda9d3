package org.entente.review.ui;

import org.entente.audit.trail.EntryOrigin;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;

/** Beside whoever is told of by entries alone that did not come through the portal, so that it may not be so. */
public final class UnvouchedBadge extends StatusBadge {

    public UnvouchedBadge() {
        super(EntryWords.origin(EntryOrigin.UNKNOWN), Tone.DANGER);
    }
}
