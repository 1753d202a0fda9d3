package org.entente.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.Words;

/** The places where something waits for an office, kept up to date while they are on screen. */
class OfficeList extends Div {

    private final OfficeWaits waits;
    private final Runnable left;
    private List<NavigationItem> shown;

    OfficeList(OfficeWaits waits, Runnable left) {
        this.waits = waits;
        this.left = left;
        this.shown = waits.waiting();
        addClassName("notices");
        show();
        waits.follow(this, this::readAgain);
    }

    private void readAgain() {
        List<NavigationItem> now = waits.waiting();
        if (!now.equals(shown)) {
            shown = now;
            show();
        }
    }

    private void show() {
        removeAll();
        if (shown.isEmpty()) {
            add(new EmptyState(Words.of("notification.office.empty")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("notice-list");
        shown.forEach(place -> list.add(item(place)));
        add(list);
    }

    private ListItem item(NavigationItem place) {
        Anchor link = new Anchor(place.href(), place.text());
        link.getElement().addEventListener("click", click -> left.run());
        Div title = new Div(Icons.of(place.icon()), link);
        title.addClassName("notice-title");
        Div count = new Div(new Span(Words.of("notification.office.waiting", place.waiting())));
        count.addClassName("notice-where");
        ListItem item = new ListItem(title, count);
        item.addClassName("unread");
        return item;
    }
}
