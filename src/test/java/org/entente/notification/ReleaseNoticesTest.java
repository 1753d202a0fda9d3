package org.entente.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.entente.access.Roles;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.ui.AgreementNavigation;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.document.ui.DocumentNavigation;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.ui.ExerciseNavigation;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.training.ui.TrainingNavigation;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who hears of it when something is released to a further nation, and who hears nothing. */
class ReleaseNoticesTest extends PortalTest {

    @Autowired
    private Notifications notifications;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Documents documents;

    @Autowired
    private Courses courses;

    @Autowired
    private Agreements agreements;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person polish;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, polish, AdmissionRole.READER);
        plan = act.get(british.subject(), () -> plans.create(workspace, narrow(), Fixture.plan("Released later")));
    }

    @Test
    void whoMayNotReadItIsNotTold() {
        Person outsider = fixture.officer("POL", "SECRET");
        Person lower = fixture.officer("POL", "RESTRICTED");
        fixture.admit(workspace, lower, AdmissionRole.CONTRIBUTOR);
        Person suspended = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, suspended, AdmissionRole.CONTRIBUTOR);
        fixture.state(suspended, "SUSPENDED");
        Person official = fixture.official("POL", Roles.ADMINISTRATOR);
        fixture.admit(workspace, official, AdmissionRole.READER);
        Person estonian = fixture.officer("EST", "SECRET");
        fixture.admit(workspace, estonian, AdmissionRole.LEAD);

        relabel(wide());

        assertThat(told(polish)).isEqualTo(1);
        for (Person person : List.of(outsider, lower, suspended, official, estonian)) {
            assertThat(told(person)).as(person.name()).isZero();
        }
    }

    @Test
    void whoReadItBeforeAndWhoReleasesItAreNotTold() {
        relabel(wide());
        assertThat(told(british)).isZero();
        assertThat(told(french)).isZero();
    }

    @Test
    void withdrawalTellsNobodyAndTakesTheNoticeAway() {
        relabel(wide());
        assertThat(list(polish)).hasSize(1);
        relabel(narrow());
        assertThat(list(polish)).isEmpty();
        assertThat(told(french)).isZero();
    }

    @Test
    void releasedAgainBeforeItWasReadIsStillOneNotice() {
        relabel(wide());
        relabel(narrow());
        relabel(wide());
        assertThat(list(polish)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo("exercise.released");
            assertThat(notice.times()).isEqualTo(1);
        });
    }

    @Test
    void changeOfContentTellsNobodyOfARelease() {
        act.as(
                british.subject(),
                () -> plans.change(plan, plans.open(plan).orElseThrow().version(), Fixture.plan("Renamed")));
        assertThat(told(french) + told(polish)).isZero();
    }

    @Test
    void noticesOfEveryKindLeadToTheirPages() {
        DocumentId document = act.get(british.subject(), () -> {
            try {
                return documents.store(
                        new NewDocument(workspace, narrow(), "plan.txt", null),
                        new ByteArrayInputStream(new byte[] {65}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        CourseId course = act.get(british.subject(), () -> courses.create(workspace, narrow(), course()));
        AgreementId agreement = act.get(british.subject(), () -> agreements.create(workspace, narrow(), agreement()));

        relabel.give(british, document, wide());
        relabel.give(british, course, wide());
        relabel.give(british, agreement, wide());
        relabel(wide());

        assertThat(list(polish))
                .extracting(Notification::kind, Notification::path)
                .containsExactlyInAnyOrder(
                        tuple("exercise.released", ExerciseNavigation.plan(plan)),
                        tuple("document.released", DocumentNavigation.document(document)),
                        tuple("training.released", TrainingNavigation.course(course)),
                        tuple("agreement.released", AgreementNavigation.agreement(agreement)));
        assertThat(told(french)).isZero();
    }

    private ConfidentialityLabel narrow() {
        return fixture.label("CONFIDENTIAL", "GBR", "FRA");
    }

    private ConfidentialityLabel wide() {
        return fixture.label("CONFIDENTIAL", "GBR", "FRA", "POL");
    }

    private void relabel(ConfidentialityLabel label) {
        relabel.give(british, plan, label);
    }

    private List<Notification> list(Person person) {
        return act.get(person.subject(), () -> notifications.list(50));
    }

    private int told(Person person) {
        return fixture.sql()
                .sql("select count(*) from notification where member_id = ? and kind like '%.released'")
                .param(person.id().value())
                .query(Integer.class)
                .single();
    }

    private static CourseData course() {
        return new CourseData(null, "Mine clearance", Discipline.LAND, null, List.of("en"), null, null, "");
    }

    private static AgreementData agreement() {
        return new AgreementData(
                "Arrangement on moorings",
                null,
                AgreementKind.TECHNICAL_ARRANGEMENT,
                false,
                "",
                null,
                null,
                null,
                null,
                Terms.asRecorded(Set.of(), new TermRule.Indefinite()));
    }
}
