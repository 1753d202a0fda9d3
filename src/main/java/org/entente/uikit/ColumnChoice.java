package org.entente.uikit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns of a list one sees. The choice holds for all lists of that name until one signs out. */
final class ColumnChoice extends Div {

    private final String name;
    private final List<String> offered = new ArrayList<>();
    private final CheckboxGroup<String> boxes = new CheckboxGroup<>(Words.of("uikit.columns.shown"));
    private final ValueSignal<Set<String>> hidden;

    ColumnChoice(String name) {
        this.name = "hidden columns of " + name;
        this.hidden = new ValueSignal<>(remembered());
        boxes.setItemLabelGenerator(Words::of);
        Button button = new Button(Words.of("uikit.columns"), Icons.of("columns"));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().setAttribute("aria-haspopup", "dialog");
        Popover popover = new Popover(boxes);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(Words.of("uikit.columns.shown"));
        popover.setModal(true);
        popover.setAutofocus(true);
        addClassName("column-choice");
        add(button, popover);
    }

    /** The keys of the columns that are not to be seen. */
    ValueSignal<Set<String>> hidden() {
        return hidden;
    }

    /** Lets a column be hidden, and shown again. */
    void offer(String column) {
        offered.add(column);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (attached.isInitialAttach()) {
            boxes.setItems(offered);
            boxes.setValue(offered.stream()
                    .filter(column -> !hidden.peek().contains(column))
                    .collect(Collectors.toSet()));
            boxes.addValueChangeListener(change -> choose(change.getValue()));
        }
    }

    private void choose(Set<String> shown) {
        Set<String> now = new HashSet<>(remembered());
        now.addAll(offered);
        now.removeAll(shown);
        VaadinSession.getCurrent().setAttribute(name, Set.copyOf(now));
        hidden.set(Set.copyOf(now));
    }

    @SuppressWarnings("unchecked")
    private Set<String> remembered() {
        return VaadinSession.getCurrent().getAttribute(name) instanceof Set<?> kept ? (Set<String>) kept : Set.of();
    }
}
