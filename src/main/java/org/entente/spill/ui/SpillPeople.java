package org.entente.spill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.entente.review.ui.UnvouchedBadge;
import org.entente.shared.DateTimeGroup;
import org.entente.spill.SpillPerson;
import org.entente.uikit.NationBadge;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Words;

/** Who had an object while it was wrong, and what became of it with each. */
class SpillPeople extends Div {

    /** @param told whether they were told by now, so that it can be said who has answered */
    SpillPeople(List<SpillPerson> people, boolean told) {
        if (people.isEmpty()) {
            add(new Paragraph(Words.of("spill.people.none")));
            return;
        }
        List<SpillPerson> vouched = people.stream().filter(SpillPerson::vouched).toList();
        long nations = vouched.stream().map(SpillPerson::nation).distinct().count();
        add(
                vouched.isEmpty()
                        ? new Paragraph(Words.of("spill.people.none"))
                        : new Paragraph(Words.of("spill.people.all", vouched.size(), nations)));
        if (vouched.size() < people.size()) {
            add(strangers(people.size() - vouched.size()));
        }
        Grid<SpillPerson> grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(SpillPeople::who)
                .setHeader(Words.of("spill.column.who"))
                .setAutoWidth(true);
        grid.addColumn(SpillPerson::opened)
                .setHeader(Words.of("spill.column.opened"))
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(SpillPerson::taken)
                .setHeader(Words.of("spill.column.taken"))
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(SpillPerson::worked)
                .setHeader(Words.of("spill.column.worked"))
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(one -> time(one.first()))
                .setHeader(Words.of("spill.column.first"))
                .setAutoWidth(true);
        grid.addColumn(one -> time(one.last()))
                .setHeader(Words.of("spill.column.last"))
                .setAutoWidth(true);
        if (told) {
            grid.addColumn(SpillPeople::answer)
                    .setHeader(Words.of("spill.column.answer"))
                    .setFlexGrow(2);
        }
        PhoneCards.in(
                grid,
                one -> PhoneCards.card(
                        who(one),
                        new Span(Words.of("spill.people.use", one.opened(), one.taken(), one.worked())),
                        new Span(Words.of("spill.people.between", time(one.first()), time(one.last()))),
                        new Span(told ? answer(one) : "")));
        grid.setItems(people);
        add(grid);
    }

    private static Div strangers(int people) {
        Div told = new Div(new Paragraph(Words.of("spill.people.strangers", people)));
        told.addClassName("seal-words");
        told.getElement().setAttribute("role", "note");
        return told;
    }

    private static Component who(SpillPerson person) {
        Span who = new Span(new NationBadge(person.nation()), new Span(person.name()));
        who.addClassName("entry-who");
        return person.vouched() ? who : new Div(who, new UnvouchedBadge());
    }

    private static String answer(SpillPerson person) {
        Instant acknowledged = person.acknowledged();
        if (acknowledged != null) {
            return Words.of("spill.answer.deleted", time(acknowledged));
        }
        if (!person.vouched()) {
            return Words.of("spill.answer.stranger");
        }
        return Words.of(person.informed() == null ? "spill.answer.unreachable" : "spill.answer.open");
    }

    private static String time(Instant instant) {
        return DateTimeGroup.format(instant);
    }
}
