package org.entente.spill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.audit.ObjectKind;
import org.entente.audit.proof.EvidenceExports;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.shared.WorkspaceId;
import org.entente.spill.SpillId;
import org.entente.spill.SpillPerson;
import org.entente.spill.Spills;
import org.entente.testing.EvidenceLines;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bundle of a case: for whoever had the object, it holds an entry that says so. */
class SpillEvidenceTest extends PortalTest {

    @Autowired
    private Spills spills;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private EvidenceExports exports;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private Person auditor;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = officer("GBR", AdmissionRole.LEAD);
        second = officer("GBR", AdmissionRole.CONTRIBUTOR);
        french = officer("FRA", AdmissionRole.CONTRIBUTOR);
        auditor = fixture.official("NLD", Roles.AUDITOR);
    }

    @Test
    void ofASectionTheBundleHoldsTheEntriesOfItsPlan() {
        ExercisePlanId plan =
                act.get(british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("With a section")));
        UUID section = act.get(
                        british.subject(),
                        () -> sections.add(plan, new PlanSectionData(SectionKind.FORCES, "Forces", "Text"), null))
                .value();
        Person opened = officer("FRA", AdmissionRole.READER);
        act.as(opened.subject(), () -> plans.open(plan));
        act.as(french.subject(), () -> sections.list(plan));
        SpillId spill = report(british, ObjectKind.EXERCISE_SECTION, section);
        assertThat(had(spill)).contains(opened.name(), french.name());

        assertThat(bundle(spill))
                .anyMatch(line -> says(line, "SPILL_REPORTED", british, section.toString()))
                .anyMatch(line -> says(line, "SECTION_ADDED", british, section.toString()))
                .anyMatch(line -> says(line, "PLAN_OPENED", opened, plan.toString()))
                .anyMatch(line -> says(line, "PLAN_PARTS_LISTED", french, plan.toString()))
                .anyMatch(line -> says(line, "SPILL_OPENED", second, spill.toString()));
    }

    @Test
    void ofAMessageTheBundleHoldsItsConversationAndWhateverElseShowedIt() {
        ConversationId channel = act.get(british.subject(), () -> conversations.create(workspace, shared(), "Leaks"));
        MessageId root = post(channel, "Phalarope at dawn", null);
        MessageId answer = post(channel, "Wryneck at four", root);
        Person opened = officer("FRA", AdmissionRole.READER);
        Person searched = officer("FRA", AdmissionRole.READER);
        Person searchedOther = officer("FRA", AdmissionRole.READER);
        act.as(french.subject(), () -> messages.page(channel, Long.MAX_VALUE, 10));
        act.as(opened.subject(), () -> {
            messages.open(root);
            messages.answers(root);
        });
        act.as(searched.subject(), () -> messages.search(null, null, "wryneck", 10));
        act.as(searchedOther.subject(), () -> messages.search(null, null, "phalarope", 10));
        SpillId spill = report(british, ObjectKind.MESSAGE, answer.value());
        assertThat(had(spill)).contains(opened.name(), searched.name()).doesNotContain(searchedOther.name());

        assertThat(bundle(spill))
                .anyMatch(line -> says(line, "MESSAGE_POSTED", british, answer.toString()))
                .anyMatch(line -> says(line, "MESSAGE_OPENED", opened, root.toString()))
                .anyMatch(line -> says(line, "MESSAGES_SEARCHED", searched, answer.toString()))
                .anyMatch(line -> says(line, "MESSAGES_LISTED", french, channel.toString()))
                .noneMatch(line -> line.contains(searchedOther.id().toString()));
    }

    private List<String> bundle(SpillId spill) {
        return EvidenceLines.of(
                SpillEvidence.scope(
                        Objects.requireNonNull(act.get(auditor.subject(), () -> spills.openForAuditor(spill))
                                .orElseThrow()
                                .spill())),
                exports,
                act,
                auditor,
                fixture.sql());
    }

    private static boolean says(String line, String action, Person who, String what) {
        return line.contains('"' + action + '"') && line.contains(who.id().toString()) && line.contains(what);
    }

    private List<String> had(SpillId spill) {
        return act.get(second.subject(), () -> spills.open(spill)).orElseThrow().people().stream()
                .map(SpillPerson::name)
                .toList();
    }

    private SpillId report(Person person, ObjectKind kind, UUID object) {
        return act.get(person.subject(), () -> spills.report(kind, object, shared(), "Wrong"));
    }

    private MessageId post(ConversationId channel, String text, @Nullable MessageId answered) {
        return act.get(
                british.subject(),
                () -> messages.post(channel, new MessageData(text, shared(), Precedence.ROUTINE, false, answered)));
    }

    private Person officer(String nation, AdmissionRole role) {
        Person officer = fixture.officer(nation, "SECRET");
        fixture.admit(workspace, officer, role);
        return officer;
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }
}
