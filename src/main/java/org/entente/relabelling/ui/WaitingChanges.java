package org.entente.relabelling.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.live.ui.LiveView;
import org.entente.relabelling.LabelChange;
import org.entente.relabelling.LabelReviews;
import org.entente.relabelling.Relabelling;
import org.entente.relabelling.Relabelling.Waiting;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.DateTimeGroup;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.Times;
import org.entente.uikit.Words;

/** On the page of an object: changes of its label that wait, for a second person or for a date, with what the reader may do. */
class WaitingChanges extends Div {

    private final Relabelling relabelling;
    private final LabelReviews reviews;
    private final Labels labels;
    private final UUID page;

    WaitingChanges(Relabelling relabelling, LabelReviews reviews, Labels labels, LiveChanges changes, UUID page) {
        this.relabelling = relabelling;
        this.reviews = reviews;
        this.labels = labels;
        this.page = page;
        addClassName("label-changes");
        show();
        LiveView.listen(this, changes, Relabelling.TOPIC, change -> {
            if (change.concerns(page)) {
                show();
            }
        });
    }

    private void show() {
        removeAll();
        List<Waiting> waiting = relabelling.onPage(page);
        waiting.forEach(one -> add(box(one)));
        reviews.day(page).ifPresent(day -> add(review(day)));
        ScreenMarking.show(
                this, waiting.stream().map(one -> one.object().label()).toList());
        setVisible(getComponentCount() > 0);
    }

    private static Paragraph review(LocalDate day) {
        boolean overdue = !day.isAfter(LocalDate.now(ZoneOffset.UTC));
        Paragraph line = new Paragraph(
                Words.of(overdue ? "relabelling.review.overdue" : "relabelling.review.line", Times.day(day)));
        line.addClassName(overdue ? "label-review-overdue" : "quiet");
        return line;
    }

    private Div box(Waiting waiting) {
        LabelChange change = waiting.change();
        boolean dated = change.takesEffectAt() != null && change.ahead();
        Div box = new Div(new H2(Words.of(change.agreed() ? "relabelling.box.agreed" : "relabelling.box.waiting")));
        box.addClassName("label-change");
        String title = waiting.object().title();
        switch (change.kind()) {
            case EXERCISE_SECTION -> box.add(new Paragraph(Words.of("relabelling.box.section", title)));
            case MESSAGE -> box.add(new Paragraph(Words.of("relabelling.box.message", title)));
            default -> {}
        }
        Div what = new Div(
                LabelText.of(labels, change.from()),
                new Span(
                        dated && change.takesEffectAt() != null
                                ? Words.of("relabelling.box.until", DateTimeGroup.format(change.takesEffectAt()))
                                : Words.of("relabelling.box.then")),
                LabelText.of(labels, change.to()));
        what.addClassName("label-change-what");
        Paragraph why = new Paragraph(Words.of("relabelling.box.reason", change.reason()));
        why.addClassName("label-change-reason");
        box.add(what, why, about(change));
        Div actions = actions(change);
        if (actions.getComponentCount() > 0) {
            box.add(actions);
        }
        return box;
    }

    private Div about(LabelChange change) {
        Div about = new Div(LabelText.told(LabelText.asker(change), change.askedAt()));
        if (!change.agreed()) {
            about.add(LabelText.told(Words.of("relabelling.box.expires"), change.expiresAt()));
        }
        about.addClassNames("label-change-about", "quiet");
        return about;
    }

    private Div actions(LabelChange change) {
        Div actions = new Div();
        actions.addClassName("label-change-actions");
        if (change.decidable()) {
            Button agree = action("agree", () -> relabelling.agree(change.id()));
            agree.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(agree, action("decline", () -> relabelling.decline(change.id())));
        } else if (change.mine() || change.agreed()) {
            actions.add(action("withdraw", () -> relabelling.withdraw(change.id())));
        }
        return actions;
    }

    private Button action(String verb, Runnable act) {
        return new Button(
                Words.of("relabelling." + verb),
                click -> new ConfirmQuestion(
                                Words.of("relabelling." + verb + ".question"),
                                Words.of("relabelling." + verb),
                                () -> attempt(verb, act))
                        .because(Words.of("relabelling." + verb + ".text"))
                        .open());
    }

    private void attempt(String verb, Runnable act) {
        try {
            act.run();
            Notices.show(Words.of("relabelling." + verb + ".done"));
        } catch (RelabellingRefused e) {
            Notices.error(RelabellingWords.of(e.why()));
        }
        show();
    }
}
