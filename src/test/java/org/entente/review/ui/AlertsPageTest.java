package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.watching.Alert;
import org.entente.watching.RuleSetting;
import org.entente.watching.Threshold;
import org.entente.watching.WatchRule;
import org.entente.watching.WatchRules;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Alerts on their page: each with its reason, the way to its entries, and a note once it is acknowledged. */
class AlertsPageTest extends PageTest {

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private WatchRules rules;

    @Test
    void auditorReadsWhyLooksAtTheEntriesAndAcknowledgesWithANote() {
        Person stranger = refusedTenTimes();
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        BrowserlessUIContext window = open(auditor, "alerts");
        eventually(window, () -> {
            press(window, "Show newer alerts");
            assertThat(alertsOf(window, stranger)).hasSize(1);
        });
        Alert alert = alertsOf(window, stranger).getFirst();
        assertThat(AlertWords.why(alert))
                .startsWith("FRA " + stranger.name() + " was denied 10 times from ")
                .endsWith("; the rule allows fewer than 10 within 15 minutes.");

        press(window, alert);
        press(window, "Acknowledge");
        assertThat(alertsOf(window, stranger).getFirst().isOpen())
                .as("without a note")
                .isTrue();
        window.test(window.find(TextArea.class).single()).setValue("Asked; a stale bookmark");
        press(window, "Acknowledge");

        assertThat(alertsOf(window, stranger).getFirst().answer())
                .satisfies(answer -> assertThat(answer.note()).isEqualTo("Asked; a stale bookmark"));
        press(window, "Undo");
        assertThat(alertsOf(window, stranger).getFirst().isOpen()).isTrue();

        window.getUI()
                .navigate(
                        AuditView.class,
                        QueryParameters.fromString(
                                AlertWords.search(alert).address().getQueryString()));
        assertThat(window.find(Grid.class).single().getLazyDataView().getItems().count())
                .isEqualTo(10);
    }

    @Test
    void numbersOfARuleAreSetAfterALookAtWhatTheyWouldHaveFound() {
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        RuleSetting before = setting(auditor);
        BrowserlessUIContext window = open(auditor, "alerts");
        press(window, "Rules");
        RuleForm form = window.find(RuleForm.class).all().stream()
                .filter(one -> one.getSummaryText().equals("Dormant account woke"))
                .findFirst()
                .orElseThrow();
        IntegerField days = window.find(IntegerField.class)
                .withLabel("Days without a sign-in")
                .single();
        form.setOpened(true);

        days.setValue(0);
        press(window, "Save rules");
        assertThat(setting(auditor)).as("out of bounds").isEqualTo(before);

        days.setValue(400);
        assertThat(text(form)).contains("In the last 30 days this would have raised no alert.");
        press(window, "Save rules");
        assertThat(setting(auditor)).isEqualTo(before.with(Threshold.DAYS, 400));
        act.as(auditor.subject(), () -> rules.set(before));
    }

    private RuleSetting setting(Person auditor) {
        return act.get(auditor.subject(), rules::list).stream()
                .filter(one -> one.rule() == WatchRule.WAKING)
                .findFirst()
                .orElseThrow();
    }

    private Person refusedTenTimes() {
        Person stranger = fixture.officer("FRA", "SECRET");
        var workspace = fixture.workspace("SECRET");
        for (int i = 0; i < 10; i++) {
            act.as(
                    stranger.subject(),
                    () -> assertThat(workspaces.open(workspace)).isEmpty());
        }
        return stranger;
    }

    @SuppressWarnings("unchecked")
    private static void press(BrowserlessUIContext window, Alert alert) {
        Grid<Alert> grid = window.find(Grid.class).single();
        GridTester<Grid<Alert>, Alert> tester = window.test(grid);
        int row = grid.getLazyDataView().getItems().map(Alert::id).toList().indexOf(alert.id());
        Button acknowledge = (Button) tester.getCellComponent(row, 4);
        assertThat(acknowledge.getAriaLabel()).hasValue("Acknowledge: " + AlertWords.why(alert));
        acknowledge.click();
    }

    @SuppressWarnings("unchecked")
    private static List<Alert> alertsOf(BrowserlessUIContext window, Person person) {
        UUID id = person.id().value();
        Grid<Alert> grid = window.find(Grid.class).single();
        return grid.getLazyDataView()
                .getItems()
                .filter(alert -> id.equals(alert.member()))
                .toList();
    }
}
