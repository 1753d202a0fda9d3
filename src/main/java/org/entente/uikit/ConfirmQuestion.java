package org.entente.uikit;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** One question, whose answer is a verb. */
public class ConfirmQuestion extends ConfirmDialog {

    /**
     * @param question a whole question, such as "Remove Ana Example from the workspace?"
     * @param verb what the button does, such as "Remove"
     * @param then what happens then
     */
    public ConfirmQuestion(String question, String verb, Runnable then) {
        setHeader(question);
        setConfirmText(verb);
        setCancelable(true);
        setCancelText(Words.of("uikit.confirm.cancel"));
        addConfirmListener(confirmed -> then.run());
    }

    /** What follows from it, in a sentence. */
    public ConfirmQuestion because(String consequence) {
        setText(consequence);
        return this;
    }

    /** Marks the verb as one that takes something away. */
    public ConfirmQuestion destructive() {
        setConfirmButtonTheme("error primary");
        return this;
    }
}
