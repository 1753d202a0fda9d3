package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.entente.access.Roles;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Notices;
import org.entente.uikit.PhoneCards;
import org.entente.uikit.Times;
import org.entente.uikit.ViewHeader;
import org.entente.uikit.Words;
import org.entente.watching.Alert;
import org.entente.watching.AlertNotAnswered;
import org.entente.watching.Alerts;
import org.entente.watching.WatchRules;

/** What the rules for unusual acts found, open alerts first, each with the reason and the way to its entries. */
@Route(ReviewNavigation.ALERTS)
@RolesAllowed(Roles.AUDITOR)
class AlertsView extends Div implements HasDynamicTitle {

    private final Alerts alerts;
    private final Grid<Alert> grid = new Grid<>();

    AlertsView(Alerts alerts, WatchRules rules) {
        this.alerts = alerts;
        addClassNames("page", "page-list");
        add(
                new ViewHeader(getPageTitle())
                        .actions(
                                new Button(
                                        Words.of("review.alert.refresh"),
                                        click -> grid.getDataProvider().refreshAll()),
                                new Button(Words.of("review.alert.rules"), click -> new RulesSheet(rules).open())),
                new DeskTabs(AlertsView.class),
                grid);
        layOut();
        grid.setItems(query -> alerts.list(query.getOffset(), query.getLimit()).stream());
    }

    @Override
    public String getPageTitle() {
        return Words.of("review.alerts");
    }

    private void layOut() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(alert -> Times.dtg(alert.raisedAt()))
                .setHeader(Words.of("review.alert.column.raised"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(alert -> wrapped(AlertWords.rule(alert.rule())))
                .setHeader(Words.of("review.alert.column.rule"))
                .setFlexGrow(1);
        grid.addComponentColumn(alert -> wrapped(AlertWords.why(alert)))
                .setHeader(Words.of("review.alert.column.why"))
                .setFlexGrow(4);
        grid.addComponentColumn(AlertWords::entries).setAutoWidth(true).setFlexGrow(0);
        grid.addComponentColumn(this::answer)
                .setHeader(Words.of("review.alert.column.answer"))
                .setFlexGrow(2);
        PhoneCards.in(
                grid,
                alert -> PhoneCards.card(
                        new Span(AlertWords.rule(alert.rule())),
                        Times.dtg(alert.raisedAt()),
                        wrapped(AlertWords.why(alert)),
                        AlertWords.entries(alert),
                        answer(alert)));
        grid.setEmptyStateComponent(new EmptyState(Words.of("review.alert.empty")));
    }

    private Component answer(Alert alert) {
        Alert.Answer answer = alert.answer();
        if (answer == null) {
            Button acknowledge = new Button(
                    Words.of("review.alert.acknowledge"),
                    click -> new AcknowledgeSheet(alert, this::acknowledge).open());
            acknowledge.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            acknowledge.addClassName("grid-action");
            acknowledge.setAriaLabel(Words.of("review.alert.acknowledge.one", AlertWords.why(alert)));
            return acknowledge;
        }
        return wrapped(Words.of(
                "review.alert.answer",
                answer.name() == null ? Words.of("review.nobody") : answer.name(),
                Answers.time(answer.at()),
                answer.note()));
    }

    private void acknowledge(Alert alert, String note) {
        if (tried(() -> alerts.acknowledge(alert.id(), note))) {
            Notices.show(
                    Words.of("review.alert.acknowledged", AlertWords.rule(alert.rule())),
                    Words.of("review.alert.undo"),
                    () -> tried(() -> alerts.openAgain(alert.id())));
        }
    }

    private boolean tried(Runnable change) {
        try {
            change.run();
            return true;
        } catch (AlertNotAnswered e) {
            Notices.error(Words.of("review.alert.refused." + e.why()));
            return false;
        } finally {
            grid.getDataProvider().refreshAll();
        }
    }

    private static Span wrapped(String text) {
        Span words = new Span(text);
        words.addClassName("answer-why");
        return words;
    }
}
