package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.ObjectUse;
import org.entente.audit.Outcome;
import org.entente.audit.trail.EntryOrigin;
import org.entente.review.Taken;
import org.entente.review.TakenAlong;
import org.entente.uikit.EmptyState;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;

/** What a nation's people took along, by person and workspace. */
class TakenAnswer extends Div {

    private static final long KIBIBYTE = 1024;

    TakenAnswer(Period period, TakenAlong taken) {
        addClassName("answer");
        if (taken.lines().isEmpty()) {
            add(new EmptyState(Words.of("review.taken.nothing", Words.of("review.period." + period))));
            return;
        }
        add(new Paragraph(
                Words.of("review.taken.all", Answers.number(taken.times()), size(taken.bytes()), taken.people())));
        add(Answers.strangers(taken.strangers()));
        if (!taken.complete()) {
            add(Answers.cut("review.taken.cut"));
        }
        Grid<Taken> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(one -> Answers.who(one.person(), one.vouched()))
                .setHeader(Words.of("review.column.who"));
        grid.addColumn(TakenAnswer::where).setHeader(Words.of("review.column.workspace"));
        grid.addColumn(one -> Answers.number(one.times()))
                .setHeader(Words.of("review.answer.times"))
                .setComparator(Taken::times)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(TakenAnswer::how)
                .setHeader(Words.of("review.taken.size"))
                .setComparator(Taken::bytes)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> Words.of("review.answer.between", Answers.time(one.first()), Answers.time(one.last())))
                .setHeader(Words.of("review.answer.when"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> entries(period, one)).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        Answers.who(one.person(), one.vouched()),
                        new Span(where(one)),
                        new Span(Words.of("review.answer.so-often", one.times())),
                        new Span(how(one)),
                        entries(period, one)));
        grid.setItems(taken.lines());
        add(grid);
    }

    private static String where(Taken one) {
        return Optional.ofNullable(one.workspaceName()).orElseGet(() -> Words.of("review.taken.no-workspace"));
    }

    private static String how(Taken one) {
        if (one.withoutSize() == one.times()) {
            return Words.of("review.taken.unsized");
        }
        return one.withoutSize() == 0
                ? size(one.bytes())
                : Words.of("review.taken.some", size(one.bytes()), one.withoutSize());
    }

    private static Component entries(Period period, Taken one) {
        return Answers.entries(AuditSearch.ALL
                .by(one.person().id())
                .in(one.workspace())
                .of(ObjectUse.LEFT)
                .with(Outcome.SUCCESS)
                .ofOrigins(one.vouched() ? Set.of() : Set.of(EntryOrigin.UNKNOWN))
                .during(period));
    }

    private static String size(long bytes) {
        if (bytes < KIBIBYTE) {
            return Words.of("review.taken.bytes", bytes);
        }
        return bytes < KIBIBYTE * KIBIBYTE
                ? Words.of("review.taken.kib", bytes / KIBIBYTE)
                : Words.of("review.taken.mib", (double) bytes / KIBIBYTE / KIBIBYTE);
    }
}
