package org.entente.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;

/** Asks the search page. Ctrl+K leads here from everywhere. */
final class SearchField extends Div {

    static final String ROUTE = "search";
    static final int LONGEST = 200;

    SearchField() {
        addClassName("frame-search");
        getElement().setAttribute("role", "search");
        TextField field = new TextField();
        field.setAriaLabel(Words.of("shell.search"));
        field.setPlaceholder(Words.of("shell.search"));
        field.setMaxLength(LONGEST);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.setPrefixComponent(Icons.of("search"));
        Span keys = new Span("Ctrl K");
        keys.addClassName("key");
        keys.getElement().setAttribute("aria-hidden", "true");
        field.setSuffixComponent(keys);
        field.addKeyDownListener(Key.ENTER, pressed -> ask(field.getValue()));
        add(field);
    }

    private static void ask(String text) {
        if (!text.isBlank()) {
            UI.getCurrentOrThrow().navigate(ROUTE, QueryParameters.of("q", text.strip()));
        }
    }
}
