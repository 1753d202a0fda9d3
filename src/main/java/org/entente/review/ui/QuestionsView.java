package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.proof.EvidenceExports;
import org.entente.audit.trail.AuditDirectory;
import org.entente.label.Labels;
import org.entente.nation.Nations;
import org.entente.review.Hindsight;
import org.entente.review.Questions;
import org.entente.shared.NationCode;
import org.entente.uikit.CopyButton;
import org.entente.uikit.EmptyState;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;

/** What auditors ask most, each with a reason for every line of the answer. The question stands in the address. No content. */
@Route(QuestionsView.ROUTE)
@RolesAllowed(Roles.AUDITOR)
class QuestionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = ReviewNavigation.ROUTE + "/questions";

    private final Questions questions;
    private final Hindsight hindsight;
    private final AuditDirectory directory;
    private final Nations nations;
    private final Labels labels;
    private final EvidenceExports exports;
    private final Clock clock;

    QuestionsView(
            Questions questions,
            Hindsight hindsight,
            AuditDirectory directory,
            Nations nations,
            Labels labels,
            EvidenceExports exports,
            Clock clock) {
        this.questions = questions;
        this.hindsight = hindsight;
        this.directory = directory;
        this.nations = nations;
        this.labels = labels;
        this.exports = exports;
        this.clock = clock;
        addClassNames("page", "page-list");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QuestionAddress asked = QuestionAddress.of(event.getLocation().getQueryParameters());
        removeAll();
        add(
                new ViewHeader(getPageTitle())
                        .actions(new CopyButton(
                                        Words.of("review.copy-address"),
                                        Words.of("review.copy-address.question"),
                                        ROUTE + "?" + asked.address().getQueryString())
                                .address()),
                new DeskTabs(QuestionsView.class),
                choice(asked.ask()),
                new Paragraph(Words.of("review.question.%s.text".formatted(asked.ask()))),
                new QuestionForm(asked, directory, nations, this::goTo),
                answer(asked));
    }

    @Override
    public String getPageTitle() {
        return Words.of("review.questions");
    }

    private static Component choice(Question here) {
        Nav choice = new Nav();
        choice.addClassName("question-choice");
        choice.getElement().setAttribute("aria-label", Words.of("review.questions"));
        for (Question question : Question.values()) {
            RouterLink link = new RouterLink(Words.of("review.question." + question), QuestionsView.class);
            link.setQueryParameters(QuestionAddress.of(question).address());
            if (question == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            choice.add(link);
        }
        return choice;
    }

    private Component answer(QuestionAddress asked) {
        UUID object = asked.object();
        UUID person = asked.who();
        NationCode nation = asked.nation();
        UUID entry = asked.entry();
        Instant now = clock.instant();
        Instant from = now.minus(asked.period().length());
        if (asked.ask() == Question.SEEN && object != null) {
            return new SeenAnswer(object, questions.whoHasSeen(object), exports, clock);
        }
        if (asked.ask() == Question.COULD && object != null) {
            return hindsight
                    .whoCouldSee(object, asked.at(), nation)
                    .<Component>map(then -> new CouldAnswer(then, new SightWords(labels)))
                    .orElseGet(() -> new EmptyState(Words.of("review.could.none")));
        }
        if (asked.ask() == Question.DONE && person != null) {
            return new DoneAnswer(person, asked.period(), questions.whatHasDone(person, from, now));
        }
        if (asked.ask() == Question.DENIED && entry != null) {
            return hindsight
                    .whyDenied(entry)
                    .<Component>map(denied -> new DeniedAnswer(denied, new SightWords(labels)))
                    .orElseGet(() -> new EmptyState(Words.of("review.entry.none")));
        }
        if (asked.ask() == Question.TAKEN && nation != null) {
            return new TakenAnswer(asked.period(), questions.whatWasTaken(nation, from, now));
        }
        return new Div();
    }

    private void goTo(QuestionAddress asked) {
        getUI().ifPresent(page -> page.navigate(QuestionsView.class, asked.address()));
    }
}
