package org.entente.relabelling.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.Marking;
import org.entente.relabelling.LabelChange;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** A label in full, as it is told in a sentence. */
final class LabelText {

    private LabelText() {}

    /** Who asked for a change. */
    static String asker(LabelChange change) {
        String name = change.askerName();
        return Words.of("relabelling.box.by", name == null ? Words.of("relabelling.somebody") : name);
    }

    /** Words and a time, which stay together. */
    static Span told(String words, Instant at) {
        Span told = new Span(new Span(words), Times.dtg(at));
        told.addClassName("label-change-told");
        return told;
    }

    static Span of(Labels labels, ConfidentialityLabel label) {
        Marking marking = labels.marking(label, Words.language());
        Span text = new Span(marking.banner());
        text.addClassName("marking-text");
        text.getStyle().set("--marking-colour", marking.colour());
        return text;
    }
}
