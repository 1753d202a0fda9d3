package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.proof.EvidenceScope;
import org.entente.review.Seen;
import org.entente.uikit.EmptyState;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;

/** Who has seen an object, and by what. */
class SeenAnswer extends Div {

    SeenAnswer(UUID object, List<Seen> people, EvidenceExports exports, Clock clock) {
        addClassName("answer");
        add(more(object, exports, clock));
        if (people.isEmpty()) {
            add(new EmptyState(Words.of("review.seen.nobody")));
            return;
        }
        List<Seen> vouched = people.stream().filter(Seen::vouched).toList();
        long nations =
                vouched.stream().map(one -> one.person().nation()).distinct().count();
        add(
                vouched.isEmpty()
                        ? new Paragraph(Words.of("review.seen.nobody-vouched"))
                        : new Paragraph(Words.of("review.seen.all", vouched.size(), nations)));
        add(Answers.strangers(people.stream()
                .filter(one -> !one.vouched())
                .mapToLong(Seen::all)
                .sum()));
        Grid<Seen> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(one -> Answers.who(one.person(), one.vouched()))
                .setHeader(Words.of("review.column.who"));
        grid.addColumn(SeenAnswer::how)
                .setHeader(Words.of("review.seen.how"))
                .setTooltipGenerator(SeenAnswer::how)
                .setFlexGrow(2);
        grid.addColumn(one -> Answers.time(one.first()))
                .setHeader(Words.of("review.answer.first"))
                .setComparator(Seen::first)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> Answers.time(one.last()))
                .setHeader(Words.of("review.answer.last"))
                .setComparator(Seen::last)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> entries(object, one)).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        Answers.who(one.person(), one.vouched()),
                        new Span(how(one)),
                        new Span(
                                Words.of("review.answer.between", Answers.time(one.first()), Answers.time(one.last()))),
                        entries(object, one)));
        grid.setItems(people);
        add(grid);
    }

    // What proves the answer, and whether it was reported as spilled.
    private static Component more(UUID object, EvidenceExports exports, Clock clock) {
        Anchor evidence =
                EvidenceDownload.link(exports::write, () -> evidence(object), clock, Words.of("review.seen.evidence"));
        Anchor spills = new Anchor("spills?object=" + object, Words.of("review.seen.spills"));
        spills.addClassName("button-link");
        Div more = new Div(evidence, spills);
        more.addClassName("view-actions");
        return more;
    }

    static EvidenceScope evidence(UUID object) {
        return EvidenceScope.EVERYTHING.on(object.toString()).orShowing(object);
    }

    private static Component entries(UUID object, Seen one) {
        AuditSearch on = AuditSearch.ALL.by(one.person().id());
        // Of what was read on another page, the entries are that page's.
        return Answers.entries(
                one.elsewhere() ? on.between(one.first(), one.last().plusNanos(1000)) : on.on(null, object.toString()));
    }

    private static String how(Seen one) {
        String how = Stream.of(
                        times("review.seen.opened", one.opened()),
                        times("review.seen.downloaded", one.downloaded()),
                        times("review.seen.exported", one.exported()),
                        times("review.seen.worked", one.worked()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return how.substring(0, 1).toUpperCase(Words.language()) + how.substring(1);
    }

    private static String times(String key, long times) {
        return times == 0 ? "" : Words.of(key, times);
    }
}
