package org.entente.uikit;

import com.vaadin.flow.component.Component;
import org.entente.label.Clearance;
import org.jspecify.annotations.Nullable;

/** The fields for what is held under one policy. */
interface ClearanceBlock {

    /** Shows what is held; null if nothing is stated. */
    void show(@Nullable Clearance held);

    /** What the fields say; null if they state nothing. */
    @Nullable Clearance read();

    /** Whether nothing was chosen. */
    boolean isEmpty();

    /** Whether the fields say enough; otherwise they say what is missing. */
    default boolean isComplete() {
        return true;
    }

    Component component();
}
