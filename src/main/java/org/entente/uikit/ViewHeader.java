package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import org.entente.label.ConfidentialityLabel;

/** The head of a page: its title, what state and label the thing has, and what can be done with it. */
public class ViewHeader extends Header {

    private final Div heading = new Div();
    private final Div buttons = new Div();
    private final H1 title;

    public ViewHeader(String title) {
        this.title = new H1(title);
        addClassName("view-header");
        heading.addClassName("view-heading");
        buttons.addClassName("view-actions");
        heading.add(this.title);
        add(heading);
    }

    /** Changes the title, when the thing shown was renamed. */
    public void setTitle(String text) {
        title.setText(text);
    }

    /** The thing's state, after the title. */
    public ViewHeader status(Component status) {
        heading.add(status);
        return this;
    }

    /** The thing's label, as a chip before the title. */
    public ViewHeader marking(ConfidentialityLabel label) {
        heading.getChildren().filter(MarkingChip.class::isInstance).toList().forEach(heading::remove);
        heading.addComponentAsFirst(new MarkingChip(label));
        return this;
    }

    /** The one thing that people come here to do. */
    public ViewHeader primary(Button action) {
        action.addThemeVariants(ButtonVariant.PRIMARY);
        return actions(action);
    }

    /** What else can be done, in order; the destructive last. */
    public ViewHeader actions(Component... actions) {
        buttons.add(actions);
        if (buttons.getParent().isEmpty()) {
            add(buttons);
        }
        return this;
    }

    /** The way back to the list that the thing is in. */
    public ViewHeader back(String text, String href) {
        Anchor back = new Anchor(href, Icons.of("back"), new Span(text));
        back.addClassName("view-back");
        addComponentAsFirst(back);
        return this;
    }
}
