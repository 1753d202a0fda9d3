package org.entente.review.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import org.entente.review.Sight;
import org.entente.review.SightThen;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** Who could see an object at a moment, and who of those who had to do with it could not; each with the reason. */
class CouldAnswer extends Div {

    CouldAnswer(SightThen then, SightWords words) {
        addClassName("answer");
        List<Sight> people = then.people().stream()
                .sorted(Comparator.comparing(Sight::could).reversed())
                .toList();
        long could = people.stream().filter(Sight::could).count();
        add(
                new ObjectFacts(then.object(), then.at()),
                new Paragraph(Words.of("review.could.all", could, people.size() - could)));
        Grid<Sight> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(one -> Answers.who(one.nation(), one.name())).setHeader(Words.of("review.column.who"));
        grid.addComponentColumn(CouldAnswer::verdict)
                .setHeader(Words.of("review.could.could"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> why(words.why(one, then.object())))
                .setHeader(Words.of("review.could.why"))
                .setFlexGrow(4);
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        Answers.who(one.nation(), one.name()), verdict(one), why(words.why(one, then.object()))));
        grid.setItems(people);
        add(grid);
    }

    private static Span why(String text) {
        Span why = new Span(text);
        why.addClassName("answer-why");
        return why;
    }

    private static StatusBadge verdict(Sight one) {
        return one.could()
                ? new StatusBadge(Words.of("review.could.yes"), Tone.SUCCESS)
                : new StatusBadge(Words.of("review.could.no"), Tone.NEUTRAL);
    }
}
