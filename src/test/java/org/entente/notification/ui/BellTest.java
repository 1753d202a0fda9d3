package org.entente.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.access.Roles;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.AnswerState;
import org.entente.exercise.planning.Participation;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PageTest;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.WorkspaceData;
import org.entente.workspace.WorkspaceRequests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bell on open pages, while others act and rights change. */
class BellTest extends PageTest {

    private static final NationCode FRA = new NationCode("FRA");

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Participation participation;

    @Autowired
    private WorkspaceRequests requests;

    @Autowired
    private AuditTrail trail;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        plan = act.get(
                british.subject(),
                () -> plans.create(
                        workspace, fixture.label("RESTRICTED", "GBR", "FRA"), Fixture.plan("Bell of Harbour")));
    }

    @Test
    void administratorsHearThatARequestWaitsAndNothingOfWhatItIs() {
        Person administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        var home = open(administrator, "");
        var colleague = open(fixture.official("EST", Roles.ADMINISTRATOR), "notifications");
        int before = waiting(home);

        UUID request = act.get(
                french.subject(),
                () -> requests.ask(new WorkspaceData("Heron moorings", "", "ENTENTE", "RESTRICTED"), List.of(FRA)));
        eventually(home, () -> assertThat(waiting(home)).isEqualTo(before + 1));
        eventually(colleague, () -> assertThat(waiting(colleague)).isEqualTo(before + 1));
        assertThat(text(home.getUI())).contains("waiting").doesNotContain("Heron moorings");
        assertThat(colleague
                        .find(Anchor.class)
                        .withCondition(link -> link.getHref().equals("administration/workspaces"))
                        .all())
                .hasSize(1);

        act.as(administrator.subject(), () -> requests.decline(request));
        eventually(home, () -> assertThat(waiting(home)).isEqualTo(before));
        eventually(colleague, () -> assertThat(waiting(colleague)).isEqualTo(before));
    }

    @Test
    void auditorsHearOfRefusalsUntilTheyReadTheEntries() {
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        // Alerts, which other tests raise, are waiting for auditors too.
        fixture.sql().sql("update watch_rule set is_on = false").update();
        fixture.sql().sql("delete from watch_alert").update();
        act.as(auditor.subject(), () -> trail.list(AuditQuery.ALL, null, 1));
        var home = open(auditor, "");
        assertThat(bell(home)).isEqualTo("Notifications");

        Person polish = fixture.officer("POL", "SECRET");
        act.as(polish.subject(), () -> plans.open(plan));
        eventually(home, () -> assertThat(waiting(home)).isEqualTo(1));
        assertThat(text(home.getUI())).doesNotContain("Bell of Harbour", polish.name());

        act.as(auditor.subject(), () -> trail.list(AuditQuery.ALL, null, 1));
        eventually(home, () -> assertThat(waiting(home)).isZero());
    }

    @AfterEach
    void rulesAreAsTheyWere() {
        fixture.sql().sql("update watch_rule set is_on = true").update();
    }

    @Test
    void releaseReachesTheOpenPageOfWhoMayReadItNow() {
        Person polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, polish, AdmissionRole.READER);
        var home = open(polish, "");
        relabel.give(british, plan, fixture.label("RESTRICTED", "GBR", "FRA", "POL"));
        eventually(home, () -> assertThat(bell(home)).isEqualTo("Notifications, 1 unread"));
        assertThat(text(home.getUI())).contains("An exercise plan was released to you");
    }

    @Test
    void countFollowsWhatOthersDoAndWhatOneMayRead() {
        var home = open(french, "");
        assertThat(bell(home)).isEqualTo("Notifications");

        act.as(british.subject(), () -> participation.invite(plan, List.of(FRA)));
        eventually(home, () -> assertThat(bell(home)).isEqualTo("Notifications, 1 unread"));
        eventually(home, () -> assertThat(text(home.getUI())).contains("Your nation is invited to an exercise"));

        relabel.give(british, plan, fixture.label("RESTRICTED", "GBR"));
        eventually(home, () -> assertThat(bell(home)).isEqualTo("Notifications"));
        eventually(home, () -> assertThat(text(home.getUI())).doesNotContain("Your nation is invited"));

        relabel.give(british, plan, fixture.label("RESTRICTED", "GBR", "FRA"));
        eventually(home, () -> assertThat(bell(home)).isEqualTo("Notifications, 1 unread"));
    }

    @Test
    void whatIsReadInOneWindowIsReadInTheOther() {
        act.as(british.subject(), () -> participation.invite(plan, List.of(FRA)));
        var one = open(french, "notifications");
        var other = open(french, "");
        assertThat(bell(other)).isEqualTo("Notifications, 1 unread");
        assertThat(one.find(ListItem.class).all()).hasSize(1);
        assertThat(one.find(Anchor.class)
                        .withCondition(
                                link -> link.getHref().equals("exercises/" + plan + "?part=" + Participation.PART))
                        .all())
                .hasSize(1);

        press(one, "Mark all as read");
        eventually(other, () -> assertThat(bell(other)).isEqualTo("Notifications"));
        assertThat(bell(one)).isEqualTo("Notifications");
    }

    @Test
    void answerOfANationReachesTheOpenPageOfThePlan() {
        act.as(british.subject(), () -> participation.invite(plan, List.of(FRA)));
        var reading = open(british, "exercises/" + plan + "?part=" + Participation.PART);
        eventually(reading, () -> assertThat(text(reading.getUI())).contains("Invited"));

        act.as(french.subject(), () -> participation.answer(plan, FRA, 0, AnswerState.CONFIRMED, "With one frigate"));
        eventually(reading, () -> assertThat(text(reading.getUI())).contains("With one frigate"));
        eventually(reading, () -> assertThat(bell(reading)).isEqualTo("Notifications, 1 unread"));
    }

    @Test
    void withdrawnPlanTakesItsReaderOffItsParts() {
        act.as(british.subject(), () -> participation.invite(plan, List.of(FRA)));
        var reading = open(french, "exercises/" + plan + "?part=" + Participation.PART);
        press(reading, "Answer for FRA");
        relabel.give(british, plan, fixture.label("RESTRICTED", "GBR"));
        eventually(reading, () -> assertThat(title(reading)).startsWith("Workspace"));
        assertThat(text(reading.getUI())).doesNotContain("Bell of Harbour").doesNotContain("Answer for FRA");
    }

    private static int waiting(BrowserlessUIContext window) {
        Matcher number = Pattern.compile("Notifications, ([0-9]+) waiting").matcher(bell(window));
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }

    private static String bell(BrowserlessUIContext window) {
        return window.find(Button.class)
                .withCondition(button ->
                        button.getParent().filter(Bell.class::isInstance).isPresent())
                .single()
                .getAriaLabel()
                .orElse("");
    }
}
