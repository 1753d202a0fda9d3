package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.entente.nation.Nation;
import org.entente.shared.NationCode;
import org.entente.training.Course;
import org.entente.training.Iteration;
import org.entente.training.IterationState;
import org.entente.training.Iterations;
import org.entente.training.Nominations;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.EmptyState;
import org.entente.uikit.NationBadge;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** When a course is held: for each time its seats, what can be done with it, and the nominations that the reader may see. */
class IterationList extends Div {

    private static final List<IterationState> IN_ORDER =
            List.of(IterationState.OPEN, IterationState.CLOSED, IterationState.HELD, IterationState.CANCELLED);
    private static final int PARTIES_SHOWN = 12;

    private final Iterations iterations;
    private final Nominations nominations;
    private final NationCode own;
    private final boolean writable;
    private final boolean ours;
    private final List<NationCode> nations;
    private final Runnable changed;
    private final Consumer<SideSheet> opened;

    /**
     * @param changed reads the page again after something was done
     * @param opened is given each sheet, which the page closes if the course is withdrawn meanwhile
     */
    IterationList(
            Iterations iterations,
            Nominations nominations,
            Course course,
            NationCode own,
            boolean writable,
            List<Nation> nations,
            Runnable changed,
            Consumer<SideSheet> opened) {
        this.iterations = iterations;
        this.nominations = nominations;
        this.own = own;
        this.writable = writable;
        this.ours = writable && course.originator().equals(own);
        this.nations = nations.stream()
                .filter(nation -> nation.state() == Nation.State.ACTIVE)
                .map(Nation::code)
                .toList();
        this.changed = changed;
        this.opened = opened;
        addClassName("iterations");
        List<Iteration> found = iterations.list(course.id());
        if (ours) {
            Button add = new Button(
                    Words.of("training.iteration.add"),
                    click -> open(new IterationSheet(iterations).add(course, changed)));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            Div bar = new Div(add);
            bar.addClassName("list-actions");
            add(bar);
        }
        if (found.isEmpty()) {
            add(new EmptyState(Words.of("training.iteration.empty")));
        }
        found.forEach(iteration -> add(card(iteration)));
    }

    private void open(SideSheet sheet) {
        opened.accept(sheet);
    }

    private Component card(Iteration iteration) {
        H3 when = new H3(
                TrainingWords.period(iteration.data().starts(), iteration.data().ends()));
        Div head = new Div(when, TrainingWords.badge(iteration.state()));
        head.addClassName("iteration-head");
        Div card = new Div(head, line(iteration));
        card.addClassName("iteration");
        if (!iteration.kept().isEmpty()) {
            card.add(kept(iteration));
        }
        if (!iteration.attended().isEmpty()) {
            card.add(attended(iteration));
        }
        if (writable) {
            Div actions = actions(iteration);
            if (actions.getComponentCount() > 0) {
                card.add(actions);
            }
        }
        if (iteration.state() != IterationState.PLANNED && iteration.attended().isEmpty()) {
            card.add(new NominationList(nominations, iteration, own, writable, changed));
        }
        return card;
    }

    private static Component line(Iteration iteration) {
        Div line = new Div();
        line.addClassNames("iteration-line", "muted");
        if (iteration.data().place() != null) {
            line.add(new Span(iteration.data().place()));
        }
        if (iteration.data().seats() > 0) {
            line.add(new Span(Words.of("training.seats", iteration.data().seats())));
        }
        if (iteration.state() == IterationState.OPEN || iteration.state() == IterationState.CLOSED) {
            Span free = new Span(Words.of("training.free", iteration.free()));
            free.addClassName("iteration-free");
            line.add(free);
        }
        if (iteration.state() == IterationState.OPEN && iteration.data().nominationsUntil() != null) {
            line.add(new Span(Words.of(
                    "training.until", TrainingWords.day(iteration.data().nominationsUntil()))));
        }
        return line;
    }

    private static Component kept(Iteration iteration) {
        Div row = new Div(new Span(Words.of("training.kept")));
        row.addClassNames("iteration-line", "badges");
        iteration.kept().forEach(one -> {
            Span pair =
                    new Span(new NationBadge(one.nation()), new Span(" " + Words.of("training.number", one.seats())));
            pair.addClassName("party-count");
            row.add(pair);
        });
        return row;
    }

    private static Component attended(Iteration iteration) {
        Div row = new Div(new Span(Words.of("training.attended", iteration.attendance())));
        row.addClassNames("iteration-line", "badges");
        iteration.attended().stream()
                .limit(PARTIES_SHOWN)
                .map(TrainingWords::attended)
                .forEach(row::add);
        int more = iteration.attended().size() - PARTIES_SHOWN;
        if (more > 0) {
            row.add(new Span(Words.of("training.attended.more", more)));
        }
        return row;
    }

    private Div actions(Iteration iteration) {
        Div actions = new Div();
        actions.addClassName("iteration-actions");
        if (iteration.state() == IterationState.OPEN) {
            Button nominate = new Button(
                    Words.of("training.nominate"),
                    click -> open(new NominateSheet(nominations).open(iteration.id(), changed)));
            nominate.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(nominate);
        }
        if (ours && !iteration.state().next().isEmpty()) {
            IN_ORDER.stream()
                    .filter(iteration.state().next()::contains)
                    .filter(next -> next != IterationState.CANCELLED)
                    .forEach(next -> actions.add(
                            new Button(Words.of("training.iteration.move." + next), click -> move(iteration, next))));
            actions.add(
                    new Button(
                            Words.of("training.iteration.keep"),
                            click -> open(new IterationSheet(iterations).keep(iteration, nations, changed))),
                    new Button(
                            Words.of("training.iteration.edit"),
                            click -> open(new IterationSheet(iterations).edit(iteration, changed))));
            Button cancel =
                    new Button(Words.of("training.iteration.move.CANCELLED"), click -> confirmCancel(iteration));
            cancel.addThemeVariants(ButtonVariant.ERROR);
            actions.add(cancel);
        }
        return actions;
    }

    private void confirmCancel(Iteration iteration) {
        new ConfirmQuestion(
                        Words.of("training.iteration.cancel.question"),
                        Words.of("training.iteration.move.CANCELLED"),
                        () -> move(iteration, IterationState.CANCELLED))
                .because(Words.of("training.iteration.cancel.consequence"))
                .destructive()
                .open();
    }

    private void move(Iteration iteration, IterationState next) {
        TrainingWords.attempt(() -> {
            iterations.move(iteration.id(), next);
            changed.run();
        });
    }
}
