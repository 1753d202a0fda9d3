package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A list with what narrows it above, and what can be done beside that. */
public class ListPage extends Div {

    private final Div actions = new Div();

    public ListPage(Component filter, LazyList<?, ?, ?> list) {
        actions.addClassName("list-actions");
        actions.add(list.columnChoice());
        Div bar = new Div(filter, actions);
        bar.addClassName("list-bar");
        addClassName("list-page");
        add(bar, list);
    }

    /** What can be done, in order; the one thing that people come here to do last. */
    public ListPage actions(Component... more) {
        actions.add(more);
        return this;
    }
}
