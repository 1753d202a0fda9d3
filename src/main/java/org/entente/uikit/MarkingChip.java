package org.entente.uikit;

import com.vaadin.flow.component.html.Span;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Marking;

/** The portion mark of a label, with the whole marking for those who hover or listen. */
public class MarkingChip extends Span {

    public MarkingChip(ConfidentialityLabel label) {
        Marking marking = Markings.of(label);
        setText(marking.portion());
        addClassName("marking-chip");
        getStyle().set("--marking-colour", marking.colour());
        getElement().setAttribute("role", "img");
        getElement().setAttribute("title", marking.banner());
        getElement().setAttribute("aria-label", marking.banner());
    }
}
