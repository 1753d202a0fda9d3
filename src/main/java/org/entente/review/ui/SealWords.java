package org.entente.review.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.OpenedEntry;
import org.entente.audit.trail.SealedEntry;
import org.entente.uikit.Words;

/** What speaks against an entry: that the portal does not stand for it, or that it is not what was sealed. Empty where nothing does. */
class SealWords extends Div {

    SealWords(OpenedEntry opened) {
        addClassName("seal-words");
        EntryOrigin origin = opened.entry().origin();
        if (origin == EntryOrigin.UNKNOWN) {
            add(new Paragraph(Words.of("review.seal.UNKNOWN")));
        }
        SealedEntry sealed = opened.sealed();
        if (sealed != null) {
            if (sealed.row() != SealedEntry.Row.AS_SEALED) {
                add(new Paragraph(Words.of("review.seal." + sealed.row())));
            }
            if (!sealed.intact()) {
                add(new Paragraph(Words.of("review.seal.broken")));
            }
            if (!sealed.holds()) {
                Code body = new Code(sealed.body());
                body.addClassName("exact");
                add(new Paragraph(Words.of("review.seal.body")), body);
            }
        }
        setVisible(getChildren().findAny().isPresent());
        getElement().setAttribute("role", "note");
    }
}
