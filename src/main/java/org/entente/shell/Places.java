package org.entente.shell;

import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** The places of the portal that the person who asks may go to. */
@Component
class Places {

    private final List<NavigationProvider> providers;

    Places(List<NavigationProvider> providers) {
        this.providers = providers;
    }

    List<NavigationItem> items() {
        List<NavigationItem> items = new ArrayList<>(offered());
        items.add(new NavigationItem(Words.of("shell.home"), "", "home", 0, null));
        items.sort(Comparator.comparingInt(NavigationItem::order));
        return items;
    }

    /** What the features offer: the places without home. */
    List<NavigationItem> offered() {
        return providers.stream()
                .flatMap(provider -> itemsOf(provider).stream())
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    // The frame stands around every page, the page for what went wrong too: a feature that fails does not take it
    // along.
    private static List<NavigationItem> itemsOf(NavigationProvider provider) {
        try {
            return provider.items();
        } catch (RuntimeException e) {
            Incident.log(e);
            return List.of();
        }
    }

    /** Calls back, on any thread, whenever the places may be others, until the registration is removed. */
    Registration onChange(Runnable changed) {
        return Registration.combine(
                providers.stream().map(provider -> provider.onChange(changed)).toArray(Registration[]::new));
    }

    /** The place that an address belongs to: the one with the longest route that begins it. */
    Optional<NavigationItem> at(String path) {
        return items().stream()
                .filter(item -> path.equals(item.href()) || path.startsWith(item.href() + "/"))
                .max(Comparator.comparingInt(item -> item.href().length()));
    }
}
