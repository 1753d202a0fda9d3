package org.entente.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.RollUp;

/** What is on screen, labelled: views tell it, the frame's banners show its roll-up. */
public final class ScreenMarking {

    // Kept, because pages leave the screen for the last time when the portal stops and nothing can be asked for any
    // more.
    private final Labels labels = LabelEngine.labels();
    private final Map<Component, Set<ConfidentialityLabel>> shown = new LinkedHashMap<>();
    private final List<Consumer<RollUp>> listeners = new CopyOnWriteArrayList<>();

    private ScreenMarking() {}

    /**
     * Tells the banners which labels the view has on screen now, in place of those it told before. They count while the view is
     * attached, and no longer.
     */
    public static void show(Component view, Collection<ConfidentialityLabel> labels) {
        Shown before = ComponentUtil.getData(view, Shown.class);
        ComponentUtil.setData(view, Shown.class, new Shown(Set.copyOf(labels)));
        if (before == null) {
            view.addAttachListener(attached -> tell(attached.getUI(), view));
            view.addDetachListener(detached -> of(detached.getUI()).forget(view));
        }
        view.getUI().ifPresent(page -> tell(page, view));
    }

    /** Calls the listener with the roll-up of the page, now and whenever it changes. */
    public static Registration listen(UI page, Consumer<RollUp> listener) {
        ScreenMarking marking = of(page);
        marking.listeners.add(listener);
        listener.accept(marking.rollUp());
        return () -> marking.listeners.remove(listener);
    }

    private static void tell(UI page, Component view) {
        Shown now = ComponentUtil.getData(view, Shown.class);
        ScreenMarking marking = of(page);
        marking.shown.put(view, now.labels());
        marking.changed();
    }

    private static ScreenMarking of(UI page) {
        ScreenMarking known = ComponentUtil.getData(page, ScreenMarking.class);
        if (known == null) {
            known = new ScreenMarking();
            ComponentUtil.setData(page, ScreenMarking.class, known);
        }
        return known;
    }

    private void forget(Component view) {
        if (shown.remove(view) != null) {
            changed();
        }
    }

    private void changed() {
        RollUp now = rollUp();
        listeners.forEach(listener -> listener.accept(now));
    }

    private RollUp rollUp() {
        return labels.rollUp(shown.values().stream().flatMap(Set::stream).toList());
    }

    private record Shown(Set<ConfidentialityLabel> labels) {}
}
