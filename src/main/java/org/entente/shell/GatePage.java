package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;

/** A page outside the frame, for those who are not inside yet, or no more. */
abstract class GatePage extends Main implements HasDynamicTitle {

    private final String title;
    private final Div card = new Div();

    GatePage(String title) {
        this.title = title;
        addClassName("gate");
        Div brand = new Div(Icons.of("brand"), new Span(Words.of("shell.name")));
        brand.addClassName("brand");
        card.addClassName("gate-card");
        card.add(brand, new H1(title));
        add(card);
    }

    final void say(String sentence) {
        card.add(new Paragraph(sentence));
    }

    final void offer(Component... actions) {
        Div row = new Div(actions);
        row.addClassName("gate-actions");
        card.add(row);
    }

    @Override
    public final String getPageTitle() {
        return title;
    }
}
