package org.entente.review.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import org.entente.uikit.CopyButton;
import org.entente.uikit.Words;

/** A text that machines read, with a button that puts it on the clipboard. */
class CopyText extends Div {

    /** @param what the text is, for the button's name */
    CopyText(String what, String text) {
        addClassName("copy-text");
        add(new Code(text), new CopyButton(Words.of("uikit.copy"), what, text));
    }
}
