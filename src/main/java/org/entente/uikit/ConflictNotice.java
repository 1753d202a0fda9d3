package org.entente.uikit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Above a form: who changed the thing while it was edited, and what became of both people's changes. Not there until then. */
public final class ConflictNotice extends Div {

    public ConflictNotice() {
        addClassName("conflict");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /**
     * Tells it, in place of what was told before.
     *
     * @param who changed it; null if the reader may not know that person
     * @param theirs what only they changed, in words: it is in the form now
     * @param both what both changed, in words, with their values: one's own are in the form
     */
    public void tell(@Nullable String who, Collection<String> theirs, Map<String, String> both) {
        removeAll();
        say("uikit.conflict", who == null ? Words.of("uikit.conflict.somebody") : who);
        if (!theirs.isEmpty()) {
            say("uikit.conflict.theirs", String.join(", ", theirs));
        }
        if (!both.isEmpty()) {
            say("uikit.conflict.both", String.join(", ", both.keySet()));
            both.forEach((field, value) -> say("uikit.conflict.value", field, value));
        }
        say("uikit.conflict.next");
        setVisible(true);
        scrollIntoView();
    }

    private void say(String key, Object... values) {
        add(new Paragraph(Words.of(key, values)));
    }
}
