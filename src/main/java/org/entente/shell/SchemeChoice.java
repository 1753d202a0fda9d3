package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;

/** Light, dark, or as the system has it. The browser keeps the choice and applies it; the server never learns of it. */
@Tag("entente-scheme")
@JavaScript("context://components/entente-scheme.js")
final class SchemeChoice extends Component implements HasComponents {

    SchemeChoice() {
        getElement().setAttribute("role", "group").setAttribute("aria-label", Words.of("shell.scheme"));
        for (String scheme : List.of("light", "dark", "system")) {
            NativeButton choice = new NativeButton();
            choice.add(Icons.of("scheme-" + scheme), new Span(Words.of("shell.scheme." + scheme)));
            choice.getElement().setAttribute("data-scheme", scheme).setAttribute("aria-pressed", "false");
            add(choice);
        }
    }
}
