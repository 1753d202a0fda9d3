package org.entente.uikit;

import com.vaadin.flow.component.html.Span;

/** A state in words, tinted by what it means. */
public class StatusBadge extends Span {

    public StatusBadge(String text, Tone tone) {
        super(text);
        addClassNames("status-badge", tone.className());
    }
}
