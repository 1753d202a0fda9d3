package org.entente.recertification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entente.recertification.Line;
import org.entente.recertification.LineId;
import org.entente.recertification.LineState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** Everybody in a round, with what may be answered for each. Those can be chosen who wait for the reader's answer. */
class LineGrid extends Grid<Line> {

    private final boolean administers;
    private final Consumer<Line> confirm;
    private final Consumer<Line> withdraw;
    private final Consumer<Line> takeBack;
    private boolean open;

    LineGrid(
            boolean administers,
            Consumer<Line> confirm,
            Consumer<Line> withdraw,
            Consumer<Line> takeBack,
            Runnable selected) {
        this.administers = administers;
        this.confirm = confirm;
        this.withdraw = withdraw;
        this.takeBack = takeBack;
        setSelectionMode(SelectionMode.MULTI);
        setItemSelectableProvider(line -> open && waits(line));
        setAllRowsVisible(true);
        addSelectionListener(change -> selected.run());
        addComponentColumn(line -> new NationBadge(line.nation()))
                .setHeader(Words.of("recertification.column.nation"))
                .setComparator(Comparator.comparing(Line::nation))
                .setFlexGrow(0)
                .setAutoWidth(true);
        addColumn(Line::name)
                .setHeader(Words.of("recertification.column.name"))
                .setSortable(true)
                .setFlexGrow(2);
        addColumn(RecertificationWords::role)
                .setHeader(Words.of("recertification.column.role"))
                .setComparator(Comparator.comparing(Line::role))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(line -> RecertificationWords.day(line.admittedAt()))
                .setHeader(Words.of("recertification.column.since"))
                .setComparator(Comparator.comparing(Line::admittedAt))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(RecertificationWords::lastActive)
                .setHeader(Words.of("recertification.column.active"))
                .setComparator(Comparator.comparing(Line::lastActive, Comparator.nullsFirst(Comparator.naturalOrder())))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addComponentColumn(this::state)
                .setHeader(Words.of("recertification.column.state"))
                .setComparator(Comparator.comparing(Line::state))
                .setFlexGrow(3);
        addComponentColumn(this::actions).setFlexGrow(0).setWidth("170px");
        PhoneCards.in(
                this,
                line -> PhoneCards.card(
                        new Span(line.name()),
                        new NationBadge(line.nation()),
                        new Span(RecertificationWords.role(line)),
                        new Span(Words.of("recertification.active", RecertificationWords.lastActive(line))),
                        state(line),
                        actions(line)));
    }

    /** Whether a line waits for its reader's answer. */
    static boolean waits(Line line) {
        return line.state() == LineState.OPEN && line.answerable();
    }

    /** Shows these; who was chosen before stays chosen while an answer is owed. */
    void show(List<Line> lines, boolean open) {
        Set<LineId> chosen = getSelectedItems().stream().map(Line::id).collect(Collectors.toCollection(HashSet::new));
        this.open = open;
        setItems(lines);
        asMultiSelect()
                .setValue(lines.stream()
                        .filter(line -> open && waits(line) && chosen.contains(line.id()))
                        .collect(Collectors.toSet()));
    }

    private Component state(Line line) {
        Div state = new Div(RecertificationWords.badge(line.state()));
        state.addClassName("recertification-state");
        if (line.state() == LineState.OPEN && !line.answerable()) {
            state.add(quiet(Words.of(administers ? "recertification.by-a-lead" : "recertification.not-oneself")));
        } else if (line.answeredAt() != null && line.state() != LineState.LAPSED) {
            Span by = quiet(Words.of(
                    "recertification.by",
                    line.answeredBy() == null ? Words.of("recertification.somebody") : line.answeredBy()));
            by.add(Times.dtg(line.answeredAt()));
            state.add(by);
        }
        if (line.reason() != null) {
            state.add(quiet(line.reason()));
        }
        return state;
    }

    Component actions(Line line) {
        Div actions = new Div();
        actions.addClassName("recertification-answers");
        if (open && line.answerable()) {
            if (line.state() == LineState.OPEN) {
                actions.add(action("recertification.confirm", line, confirm));
            }
            if (line.state() == LineState.CONFIRMED) {
                actions.add(action("recertification.take-back", line, takeBack));
            }
            if (line.state() == LineState.OPEN || line.state() == LineState.CONFIRMED) {
                actions.add(action("recertification.withdraw", line, withdraw));
            }
        }
        return actions;
    }

    private static Button action(String key, Line line, Consumer<Line> act) {
        Button button = new Button(Words.of(key), click -> act.accept(line));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("grid-action");
        button.setAriaLabel(Words.of(key + ".of", line.name()));
        return button;
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
