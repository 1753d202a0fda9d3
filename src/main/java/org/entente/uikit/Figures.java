package org.entente.uikit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;

/** A few numbers side by side, each with what it counts and the way to the things counted. */
public class Figures extends Div {

    public Figures() {
        addClassName("figures");
    }

    public Figures add(long number, String what, String href) {
        Span value = new Span(NumberFormat.getIntegerInstance(Words.language()).format(number));
        value.addClassName("figure-number");
        Span text = new Span(what);
        text.addClassName("figure-text");
        Anchor figure = new Anchor(href, value, text);
        figure.addClassName("figure");
        add(figure);
        return this;
    }
}
