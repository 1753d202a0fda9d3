package org.entente.shell;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.uikit.Icons;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;

/** The places a person may go to, by what the features offer that person. */
final class SideNavigation extends Nav {

    private static final String NO_SECTION = "";
    private static final int MOST = 99;

    private final Map<String, SideNavItem> entries = new HashMap<>();
    private List<NavigationItem> shown = List.of();

    SideNavigation(Places places) {
        getElement().setAttribute("aria-label", Words.of("shell.navigation"));
        show(places.items());
        WhileShown.listen(this, places::onChange, () -> show(places.items()));
    }

    // What is as it was sends nothing to the browser: not even a stir tells of what another may read.
    private void show(List<NavigationItem> items) {
        if (items.equals(shown)) {
            return;
        }
        boolean onlyCounts = withoutCounts(items).equals(withoutCounts(shown));
        shown = items;
        if (onlyCounts) {
            items.forEach(item -> count(Objects.requireNonNull(entries.get(item.href())), item.waiting()));
            return;
        }
        entries.clear();
        removeAll();
        Map<String, SideNav> sections = new LinkedHashMap<>();
        items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .forEach(item -> sections.computeIfAbsent(
                                item.section() == null ? NO_SECTION : item.section(), SideNavigation::section)
                        .addItem(entry(item)));
        sections.values().forEach(this::add);
    }

    private static SideNav section(String heading) {
        return heading.equals(NO_SECTION) ? new SideNav() : new SideNav(heading);
    }

    private static List<NavigationItem> withoutCounts(List<NavigationItem> items) {
        return items.stream()
                .map(item -> new NavigationItem(item.text(), item.href(), item.icon(), item.order(), item.section(), 0))
                .toList();
    }

    private SideNavItem entry(NavigationItem item) {
        SideNavItem entry = new SideNavItem(item.text(), item.href(), Icons.of(item.icon()));
        entry.setMatchNested(!item.href().isEmpty());
        count(entry, item.waiting());
        entries.put(item.href(), entry);
        return entry;
    }

    private static void count(SideNavItem entry, int waits) {
        String text = waits > MOST ? MOST + "+" : String.valueOf(waits);
        if (entry.getSuffixComponent() instanceof Span before
                && before.getText().equals(text)) {
            return;
        }
        if (waits == 0) {
            entry.setSuffixComponent(null);
            return;
        }
        Span waiting = new Span(text);
        waiting.addClassName("waiting-count");
        waiting.getElement().setAttribute("title", Words.of("shell.navigation.waiting", text));
        entry.setSuffixComponent(waiting);
    }
}
