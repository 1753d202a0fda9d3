package org.entente.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.util.Comparator;
import java.util.List;
import org.entente.uikit.NavigationItem;
import org.entente.uikit.NavigationProvider;
import org.entente.uikit.WhileShown;
import org.entente.uikit.Words;

/**
 * What waits for administrators and auditors: how much of it at which of their places, and nothing else. It belongs to the
 * office, not to a person: nothing is kept, and what a colleague has done waits for nobody any more.
 */
record OfficeWaits(List<NavigationProvider> places) implements Waits {

    /** The places where something waits. */
    List<NavigationItem> waiting() {
        return places.stream()
                .flatMap(place -> place.items().stream())
                .filter(item -> item.waiting() > 0)
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    @Override
    public int count() {
        return waiting().stream().mapToInt(NavigationItem::waiting).sum();
    }

    @Override
    public String inWords(int count) {
        return count == 0 ? Words.of("notification.bell") : Words.of("notification.bell.waiting", count);
    }

    @Override
    public Component list(int most, boolean onlyWaiting, Runnable left) {
        return new OfficeList(this, left);
    }

    @Override
    public void follow(Component component, Runnable readAgain) {
        WhileShown.listen(
                component,
                changed -> Registration.combine(
                        places.stream().map(place -> place.onChange(changed)).toArray(Registration[]::new)),
                readAgain);
    }
}
