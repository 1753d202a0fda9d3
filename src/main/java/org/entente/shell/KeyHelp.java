package org.entente.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** The keys that work on every page. */
final class KeyHelp {

    private static final List<String> KEYS = List.of("search", "help", "close", "skip", "move");

    private KeyHelp() {}

    static void open() {
        new SideSheet(Words.of("shell.keys"), content()).open();
    }

    private static Component content() {
        DescriptionList list = new DescriptionList();
        list.addClassName("key-list");
        for (String key : KEYS) {
            Span keys = new Span(Words.of("shell.keys." + key));
            keys.addClassName("key");
            list.add(new DescriptionList.Term(keys));
            list.add(new DescriptionList.Description(Words.of("shell.keys." + key + ".does")));
        }
        return list;
    }
}
