package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.document.DocumentId;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.PlanNotAllowed;
import org.entente.exercise.calendar.ExerciseCalendar;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportRefused;
import org.entente.imports.ImportRun;
import org.entente.imports.ImportRunId;
import org.entente.imports.Imports;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.training.CourseData;
import org.entente.training.CourseId;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Workspaces whose labels are of another policy than the coalition's: everything that is shared works in them, under its rules. */
class OtherPoliciesTest extends PortalTest {

    private static final List<Locale> ENGLISH = List.of(Locale.ENGLISH);

    @Autowired
    private Labels labels;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private ExerciseCalendar calendar;

    @Autowired
    private Documents documents;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Courses courses;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Imports imports;

    private Person american;
    private Person french;

    @BeforeEach
    void found() {
        american = cleared("USA");
        french = cleared("FRA");
    }

    @Test
    void labelThatTheOriginatingNationCouldNotReadIsRefused() {
        WorkspaceId workspace = workspace("US-STYLE", "SECRET");
        ConfidentialityLabel american = label("US-STYLE", "SECRET", "NOFORN");
        // The person may hold what the nation does not.
        fixture.clear(french, labels.standing(new NationCode("USA")));
        act.as(french.subject(), () -> {
            assertThatThrownBy(() -> plans.create(workspace, american, Fixture.plan("Not theirs")))
                    .isInstanceOfSatisfying(
                            PlanNotAllowed.class,
                            refused -> assertThat(refused.why()).isEqualTo(PlanNotAllowed.Why.ORIGINATOR_LEFT_OUT));
            assertThatThrownBy(() -> imports.start(ImportKind.EXERCISE, workspace, american, "l.csv", list()))
                    .isInstanceOf(ImportRefused.class);
        });
    }

    @Test
    void labelOfTheCoalitionIsRefused() {
        WorkspaceId workspace = workspace("TLP", "TLP:RED");
        ConfidentialityLabel coalition = fixture.label("UNCLASSIFIED", "USA", "FRA");
        act.as(american.subject(), () -> {
            assertThatThrownBy(() -> plans.create(workspace, coalition, Fixture.plan("Of another policy")))
                    .isInstanceOf(PlanNotAllowed.class);
            assertThatThrownBy(() -> imports.start(ImportKind.EXERCISE, workspace, coalition, "l.csv", list()))
                    .isInstanceOf(ImportRefused.class);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "US-STYLE, SECRET, SECRET, NOFORN, false",
        "US-STYLE, TOP SECRET, TOP SECRET, USA FRA, true",
        "TLP, TLP:RED, TLP:RED, USA, false",
        "TLP, TLP:RED, TLP:AMBER+STRICT, USA FRA, true",
        "TLP, TLP:GREEN, TLP:CLEAR, '', true"
    })
    void everyKindOfObjectIsMadeAndReadByThoseItIsReleasedTo(
            String policy, String ceiling, String level, String values, boolean released) {
        WorkspaceId workspace = workspace(policy, ceiling);
        ConfidentialityLabel label = label(policy, level, values.isEmpty() ? new String[0] : values.split(" "));
        List<Boolean> found = new ArrayList<>();

        ExercisePlanId plan =
                act.get(american.subject(), () -> plans.create(workspace, label, Fixture.plan("Under another policy")));
        act.as(
                american.subject(),
                () -> sections.add(plan, new PlanSectionData(SectionKind.OBJECTIVES, "Aims", "To meet"), label));
        DocumentId document = act.get(american.subject(), () -> stored(workspace, label));
        ConversationId conversation =
                act.get(american.subject(), () -> conversations.create(workspace, label, "Under another policy"));
        MessageId message =
                act.get(american.subject(), () -> messages.post(conversation, MessageData.of("Heard", label)));
        CourseId course = act.get(american.subject(), () -> courses.create(workspace, label, course()));
        AgreementId agreement = act.get(american.subject(), () -> agreements.create(workspace, label, agreement()));
        ImportRunId run = act.get(
                american.subject(), () -> imports.start(ImportKind.EXERCISE, workspace, label, "list.csv", list()));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> act.get(
                                american.subject(), () -> imports.find(run).orElseThrow()),
                        one -> one.state() == ImportRun.State.FINISHED && one.imported() == 1);

        act.as(french.subject(), () -> {
            found.add(plans.open(plan).isPresent());
            found.add(!sections.list(plan).isEmpty());
            found.add(documents.open(document).isPresent());
            found.add(conversations.open(conversation).isPresent());
            found.add(messages.open(message).isPresent());
            found.add(courses.open(course).isPresent());
            found.add(agreements.open(agreement).isPresent());
        });
        assertThat(found).hasSize(7).containsOnly(released);
    }

    @ParameterizedTest
    @CsvSource({
        "TLP, TLP:CLEAR, '', false",
        "TLP, TLP:AMBER, USA, false",
        "TLP, TLP:GREEN, USA, true",
        "US-STYLE, SECRET, USA, false",
        "US-STYLE, UNCLASSIFIED, USA, true"
    })
    void onlyWhatHasAnEquivalentThatMayLeaveIsInACalendar(String policy, String level, String value, boolean leaves) {
        WorkspaceId workspace = workspace(policy, policy.equals("TLP") ? "TLP:RED" : "TOP SECRET");
        ConfidentialityLabel label = label(policy, level, value.isEmpty() ? new String[0] : new String[] {value});

        ExercisePlanId plan =
                act.get(american.subject(), () -> plans.create(workspace, label, Fixture.plan("Away from here")));

        act.as(american.subject(), () -> {
            assertThat(calendar.takes(label)).isEqualTo(leaves);
            assertThat(calendar.file(plan, ENGLISH).isPresent()).isEqualTo(leaves);
        });
    }

    private Person cleared(String nation) {
        Person person = fixture.officer(nation, "SECRET");
        fixture.clear(person, labels.standing(person.nation()));
        return person;
    }

    private WorkspaceId workspace(String policy, String ceiling) {
        WorkspaceId workspace = fixture.workspace(policy, ceiling);
        fixture.admit(workspace, american, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        return workspace;
    }

    private static ConfidentialityLabel label(String policy, String level, String... values) {
        return new ConfidentialityLabel(
                policy,
                level,
                values.length == 0
                        ? List.of()
                        : List.of(
                                values[0].equals("NOFORN")
                                        ? Category.of(TagType.RESTRICTIVE, "Foreign Release", List.of(values))
                                        : Category.of(TagType.PERMISSIVE, "Releasable To", List.of(values))));
    }

    private DocumentId stored(WorkspaceId workspace, ConfidentialityLabel label) {
        try {
            return documents.store(
                    new NewDocument(workspace, label, "plan.txt", null), new ByteArrayInputStream(new byte[] {65}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] list() {
        return "Name,Starts\nBrought along,2031\n".getBytes(StandardCharsets.UTF_8);
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
