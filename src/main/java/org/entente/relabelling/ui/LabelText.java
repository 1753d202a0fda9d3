package org.entente.relabelling.ui;

import com.vaadin.flow.component.html.Span;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.entente.uikit.Words;

/** A label in full, as it is told in a sentence. */
final class LabelText {

    private LabelText() {}

    static Span of(Labels labels, ConfidentialityLabel label) {
        Marking marking = labels.marking(label, Words.language());
        Span text = new Span(marking.banner());
        text.addClassName("marking-text");
        text.getStyle().set("--marking-colour", marking.colour());
        return text;
    }
}
