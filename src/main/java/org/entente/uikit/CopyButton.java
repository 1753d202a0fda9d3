package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;

/** A button that puts a text on the clipboard, and says whether that worked. */
@Tag("entente-copy")
@JavaScript("context://components/entente-copy.js")
public class CopyButton extends Component implements HasComponents {

    /** What became of it. */
    @DomEvent("entente-copied")
    public static class Copied extends ComponentEvent<CopyButton> {

        private final boolean done;

        public Copied(CopyButton source, boolean fromClient, @EventData("event.detail.done") boolean done) {
            super(source, fromClient);
            this.done = done;
        }

        public boolean isDone() {
            return done;
        }
    }

    /**
     * @param label what the button says
     * @param what is copied, in words
     */
    public CopyButton(String label, String what, String text) {
        Button button = new Button(label, Icons.of("link"));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(Words.of("uikit.copy.what", label, what));
        getElement().setAttribute("text", text);
        add(button);
        addListener(Copied.class, copied -> {
            if (copied.isDone()) {
                Notices.show(Words.of("uikit.copy.done", what));
            } else {
                Notices.error(Words.of("uikit.copy.failed"));
            }
        });
    }

    /** The text is a path within the portal, and is copied as a whole address. */
    public CopyButton address() {
        getElement().setAttribute("address", true);
        return this;
    }
}
