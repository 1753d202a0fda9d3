package org.entente.uikit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import org.entente.label.Labels;

/** Where components that are made by hand, not by Spring, get the label engine from. */
final class LabelEngine {

    private LabelEngine() {}

    static Labels labels() {
        return Instantiator.get(UI.getCurrentOrThrow()).getOrCreate(Labels.class);
    }
}
