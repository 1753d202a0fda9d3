package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.entente.shared.NationCode;
import org.entente.training.Iteration;
import org.entente.training.Nomination;
import org.entente.training.NominationState;
import org.entente.training.Nominations;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;

/** The nominations of an iteration that the reader's nation may see, each with the steps that it may take. */
class NominationList extends Div {

    private final Nominations nominations;
    private final NationCode own;
    private final boolean writable;
    private final Runnable changed;

    NominationList(Nominations nominations, Iteration iteration, NationCode own, boolean writable, Runnable changed) {
        this.nominations = nominations;
        this.own = own;
        this.writable = writable;
        this.changed = changed;
        addClassName("nominations");
        List<Nomination> found = nominations.list(iteration.id());
        if (found.isEmpty()) {
            Paragraph none = new Paragraph(Words.of(
                    iteration.originator().equals(own)
                            ? "training.nominations.none"
                            : "training.nominations.none.own"));
            none.addClassName("muted");
            add(none);
        }
        found.forEach(one -> add(row(one)));
    }

    private Component row(Nomination nomination) {
        Span who = new Span(nomination.nominee().toString());
        who.addClassName("nominee");
        Div row = new Div(new NationBadge(nomination.nation()), who, TrainingWords.badge(nomination.state()));
        row.addClassName("nomination");
        if (nomination.place() != null) {
            Span place = new Span(Words.of("training.place.waiting", nomination.place()));
            place.addClassName("muted");
            row.add(place);
        }
        if (writable) {
            row.add(actions(nomination));
        }
        return row;
    }

    private Component actions(Nomination nomination) {
        Div actions = new Div();
        actions.addClassName("nomination-actions");
        Set<NominationState> next = nomination.next(own);
        if (next.contains(NominationState.APPROVED)) {
            actions.add(button("training.approve", nomination, () -> {
                if (nominations.approve(nomination.id()) == NominationState.WAITING) {
                    Notices.show(Words.of(
                            "training.approved.waiting", nomination.nominee().name()));
                }
            }));
        }
        if (next.contains(NominationState.CONFIRMED)) {
            actions.add(button("training.confirm", nomination, () -> nominations.confirm(nomination.id())));
        }
        if (next.contains(NominationState.WITHDRAWN)) {
            actions.add(asked("training.withdraw", nomination, () -> nominations.withdraw(nomination.id())));
        }
        if (next.contains(NominationState.DECLINED) && !nomination.nation().equals(own)) {
            actions.add(asked("training.decline", nomination, () -> nominations.decline(nomination.id())));
        }
        return actions;
    }

    private Button asked(String verb, Nomination nomination, Runnable step) {
        return button(
                verb,
                nomination,
                () -> new ConfirmQuestion(
                                Words.of(
                                        verb + ".question", nomination.nominee().name()),
                                Words.of(verb),
                                () -> take(step))
                        .because(Words.of(verb + ".consequence"))
                        .destructive()
                        .open(),
                false);
    }

    private Button button(String verb, Nomination nomination, Runnable step) {
        return button(verb, nomination, () -> take(step), true);
    }

    private static Button button(String verb, Nomination nomination, Runnable click, boolean forward) {
        Button button = new Button(Words.of(verb), clicked -> click.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        if (!forward) {
            button.addThemeVariants(ButtonVariant.TERTIARY);
        }
        button.setAriaLabel(Words.of(verb) + " " + nomination.nominee().name());
        return button;
    }

    private void take(Runnable step) {
        TrainingWords.attempt(step);
        changed.run();
    }
}
