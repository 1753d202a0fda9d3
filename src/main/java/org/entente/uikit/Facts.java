package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** What is known of a thing: each fact under its name. */
public class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    public Facts add(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }

    public Facts add(String name, String value) {
        return add(name, new Span(value));
    }
}
