package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.entente.audit.proof.Witness;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Whose keys witness the log, and what each witnessed last. */
class WitnessList extends Grid<Witness> {

    /** @param action what can be done with one; null if nothing can */
    WitnessList(@Nullable Function<Witness, Component> action) {
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addComponentColumn(witness -> new NationBadge(witness.nation()))
                .setHeader(Words.of("review.witness.column.nation"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(Witness::name)
                .setHeader(Words.of("review.witness.column.name"))
                .setTooltipGenerator(Witness::key);
        addComponentColumn(WitnessList::last).setHeader(Words.of("review.witness.column.last"));
        addColumn(WitnessList::size).setHeader(Words.of("review.witness.column.size"));
        if (action != null) {
            addComponentColumn(action::apply).setAutoWidth(true).setFlexGrow(0);
        }
        PhoneCards.in(
                this,
                witness -> PhoneCards.card(
                        new Span(witness.name()),
                        new NationBadge(witness.nation()),
                        last(witness),
                        new Span(size(witness)),
                        action == null ? new Span() : action.apply(witness)));
        setEmptyStateComponent(new EmptyState(Words.of("review.witness.empty")));
    }

    void show(List<Witness> witnesses) {
        setItems(witnesses);
    }

    private static Component last(Witness witness) {
        Instant at = witness.lastAt();
        return at == null ? new Span(Words.of("review.witness.never")) : Times.dtg(at);
    }

    private static String size(Witness witness) {
        Long size = witness.lastSize();
        return size == null
                ? ""
                : Words.of(
                        "review.proof.size",
                        NumberFormat.getIntegerInstance(Words.language()).format(size));
    }
}
