package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.entente.agreement.Agreement;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementSummary;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.Deadline;
import org.entente.uikit.Facts;
import org.entente.uikit.NationBadge;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** How an agreement stands today and why, what it is, and what it says about its own life. */
class AgreementOverview extends Div {

    AgreementOverview(Agreement agreement, List<AgreementSummary> children, LocalDate today) {
        AgreementData data = agreement.data();
        Course course = agreement.course();
        Course.WholeState state = course.on(today);
        Paragraph why = new Paragraph(AgreementWords.of(state.reason(), data.binding()));
        why.addClassName("status-reason");
        Div status = new Div(AgreementWords.badge(state, data.binding()), why);
        status.addClassName("status-line");
        add(status);
        if (data.shortTitle() != null) {
            Paragraph title = new Paragraph(data.title());
            title.addClassName("lead");
            add(title);
        }
        if (!data.subject().isEmpty()) {
            Paragraph subject = new Paragraph(data.subject());
            subject.addClassNames("lead", "keeps-lines");
            add(subject);
        }
        add(facts(agreement));
        add(new H2(Words.of("agreement.rules")), rules(agreement));
        days(agreement, course, today);
        if (!children.isEmpty()) {
            add(new H2(Words.of("agreement.children")), below(children));
        }
    }

    private static Component facts(Agreement agreement) {
        AgreementData data = agreement.data();
        Facts facts = new Facts()
                .add(Words.of("agreement.kind"), AgreementWords.of(data.kind()))
                .add(
                        Words.of("agreement.binding"),
                        Words.of(data.binding() ? "agreement.binding.yes" : "agreement.binding.no"))
                .add(
                        Words.of("agreement.done"),
                        data.doneOn() == null ? Words.of("agreement.unknown") : AgreementWords.day(data.doneOn()));
        if (data.place() != null) {
            facts.add(Words.of("agreement.place"), data.place());
        }
        facts.add(
                Words.of("agreement.depositary"),
                Objects.requireNonNullElse(data.depositary(), Words.of("agreement.depositary.none")));
        if (data.parent() != null && agreement.parentTitle() != null) {
            facts.add(Words.of("agreement.parent"), AgreementGrid.link(data.parent(), agreement.parentTitle()));
        }
        facts.add(Words.of("agreement.originator"), new NationBadge(agreement.originator()));
        Span updated = new Span(Times.dtg(agreement.updatedAt()));
        if (agreement.updatedBy() != null) {
            updated.add(new Span(Words.of("agreement.updated.by", agreement.updatedBy())));
        }
        return facts.add(Words.of("agreement.updated"), updated);
    }

    private static Component rules(Agreement agreement) {
        boolean binding = agreement.data().binding();
        return new Facts()
                .add(
                        AgreementWords.entry(binding),
                        AgreementWords.entry(agreement.data().terms(), binding))
                .add(
                        Words.of("agreement.term"),
                        AgreementWords.term(agreement.data().terms(), binding))
                .add(
                        Words.of("agreement.withdrawal"),
                        AgreementWords.withdrawal(agreement.data().terms(), binding));
    }

    private void days(Agreement agreement, Course course, LocalDate today) {
        List<Deadline> deadlines = Deadline.of(agreement.data().terms(), course, today);
        if (!deadlines.isEmpty()) {
            Facts days = new Facts();
            deadlines.forEach(deadline -> {
                String what =
                        AgreementWords.of(deadline.kind(), agreement.data().binding());
                days.add(
                        AgreementWords.day(deadline.on()),
                        deadline.party() == null ? what : what + ": " + AgreementWords.name(deadline.party()));
            });
            add(new H2(Words.of("agreement.days")), days);
        }
    }

    private static Component below(List<AgreementSummary> children) {
        UnorderedList list = new UnorderedList();
        list.addClassName("next-list");
        children.forEach(child -> list.add(new ListItem(
                AgreementGrid.name(child),
                new Span(AgreementWords.of(child.kind())),
                AgreementWords.badge(child.state(), child.binding()))));
        ScreenMarking.show(list, children.stream().map(AgreementSummary::label).toList());
        return list;
    }
}
