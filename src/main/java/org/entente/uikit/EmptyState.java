package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where there is nothing yet: one sentence of what will be here, and the action that begins it. */
public class EmptyState extends Div {

    public EmptyState(String sentence, Component... action) {
        addClassName("empty-state");
        add(new Paragraph(sentence));
        if (action.length > 0) {
            Div actions = new Div(action);
            actions.addClassName("empty-state-actions");
            add(actions);
        }
    }
}
