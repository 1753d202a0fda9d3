package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.trail.EntryOrigin;
import org.entente.review.Done;
import org.entente.review.WorkDone;
import org.entente.uikit.EmptyState;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** What a person has done, by day and kind. */
class DoneAnswer extends Div {

    DoneAnswer(UUID person, Period period, WorkDone done) {
        addClassName("answer");
        if (done.lines().isEmpty()) {
            add(new EmptyState(Words.of("review.done.nothing", Words.of("review.period." + period))));
            return;
        }
        add(new Paragraph(
                new Span(Words.of("review.done.all", Answers.number(done.entries()), done.days()) + " "),
                Answers.entries(AuditSearch.ALL.by(person).during(period))));
        add(Answers.strangers(done.strangers()));
        if (!done.complete()) {
            add(Answers.cut("review.done.cut"));
        }
        Grid<Done> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(one -> Times.day(one.day()))
                .setHeader(Words.of("review.done.day"))
                .setComparator(Done::day)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> EntryWords.action(one.action())).setHeader(Words.of("review.column.action"));
        grid.addComponentColumn(DoneAnswer::standing)
                .setHeader(Words.of("review.column.outcome"))
                .setAutoWidth(true);
        grid.addColumn(one -> Answers.number(one.times()))
                .setHeader(Words.of("review.answer.times"))
                .setComparator(Done::times)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        grid.addComponentColumn(one -> entries(person, one)).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        new Span(EntryWords.action(one.action())),
                        new Span(Times.day(one.day())),
                        standing(one),
                        new Span(Words.of("review.answer.so-often", one.times())),
                        entries(person, one)));
        grid.setItems(done.lines());
        add(grid);
    }

    private static Component standing(Done one) {
        Span standing = new Span(EntryWords.outcome(one.outcome()));
        standing.addClassName("entry-who");
        if (!one.vouched()) {
            standing.add(new UnvouchedBadge());
        }
        return standing;
    }

    private static Component entries(UUID person, Done one) {
        Instant day = one.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        return Answers.entries(AuditSearch.ALL
                .by(person)
                .of(Set.of(one.action()))
                .with(one.outcome())
                .ofOrigins(one.vouched() ? Set.of() : Set.of(EntryOrigin.UNKNOWN))
                .between(day, one.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
