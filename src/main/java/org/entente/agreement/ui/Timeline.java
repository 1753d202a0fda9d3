package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.agreement.Agreement;
import org.entente.agreement.RecordedAct;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.Deadline;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The life of an agreement in order: what was done about it, what came of that, and what is to come. */
class Timeline extends Div {

    private final @Nullable Consumer<UUID> strike;

    /** @param strike strikes an act; null for those who may not */
    Timeline(Agreement agreement, LocalDate today, @Nullable Consumer<UUID> strike) {
        this.strike = strike;
        List<Event> events = new ArrayList<>();
        agreement.acts().forEach(act -> events.add(new Event(act.act().on(), act, null)));
        Course course = agreement.course();
        standings(events, course, agreement.data().binding());
        Deadline.of(agreement.data().terms(), course, today).stream()
                .filter(deadline ->
                        deadline.kind() != Deadline.Kind.ENDS && deadline.kind() != Deadline.Kind.ENTERS_INTO_FORCE)
                .forEach(deadline -> events.add(new Event(
                        deadline.on(),
                        null,
                        new Span(AgreementWords.of(
                                deadline.kind(), agreement.data().binding())))));
        if (events.isEmpty()) {
            add(new EmptyState(Words.of("agreement.timeline.empty")));
            return;
        }
        events.sort(Comparator.comparing(Event::on));
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        events.forEach(event -> list.add(item(event, today)));
        add(list);
    }

    private static void standings(List<Event> events, Course course, boolean binding) {
        if (course.met() != null && course.entry() != null && !course.met().equals(course.entry())) {
            Span met = new Span(AgreementWords.of(course.on(course.met()).reason(), binding));
            events.add(new Event(course.met(), null, met));
        }
        for (LocalDate day : new LocalDate[] {course.entry(), course.end()}) {
            if (day != null) {
                Course.WholeState state = course.on(day);
                Span line = new Span(
                        AgreementWords.badge(state, binding), new Span(AgreementWords.of(state.reason(), binding)));
                line.addClassName("timeline-state");
                events.add(new Event(day, null, line));
            }
        }
    }

    private ListItem item(Event event, LocalDate today) {
        Span day = new Span(AgreementWords.shortDay(event.on()));
        day.addClassName("timeline-day");
        Div what = new Div();
        what.addClassName("timeline-what");
        if (event.derived() != null) {
            what.add(event.derived());
        }
        RecordedAct act = event.act();
        if (act != null) {
            what.add(act(act));
            if (strike != null) {
                what.add(strikeButton(act, strike));
            }
        }
        ListItem item = new ListItem(day, what);
        item.setClassName("timeline-future", event.on().isAfter(today));
        item.setClassName("timeline-derived", act == null);
        return item;
    }

    private static Component act(RecordedAct recorded) {
        Span line = new Span();
        line.addClassName("timeline-act");
        if (recorded.act().party() != null) {
            line.add(
                    AgreementWords.party(recorded.act().party()),
                    new Span(AgreementWords.name(recorded.act().party()) + ": "));
        }
        line.add(new Span(AgreementWords.of(recorded.act())));
        if (!recorded.note().isEmpty()) {
            Span note = new Span(recorded.note());
            note.addClassName("muted");
            line.add(note);
        }
        return line;
    }

    private static Button strikeButton(RecordedAct act, Consumer<UUID> strike) {
        Button button = new Button(
                Icons.of("remove"),
                click -> new ConfirmQuestion(
                                Words.of("agreement.act.strike.question", AgreementWords.of(act.act())),
                                Words.of("agreement.act.strike"),
                                () -> strike.accept(act.id()))
                        .because(Words.of("agreement.act.strike.because"))
                        .destructive()
                        .open());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(Words.of(
                "agreement.act.strike.label",
                AgreementWords.of(act.act()),
                AgreementWords.shortDay(act.act().on())));
        return button;
    }

    private record Event(
            LocalDate on,
            @Nullable RecordedAct act,
            @Nullable Component derived) {}
}
