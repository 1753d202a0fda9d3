package org.entente.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.access.Roles;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.audit.ObjectKind;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSectionId;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.imports.ImportKind;
import org.entente.imports.Imports;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.Labels;
import org.entente.label.TestPolicies;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.Draft;
import org.entente.message.MessageData;
import org.entente.message.Messages;
import org.entente.policy.SecurityPolicies;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.shared.NationCode;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.entente.spill.SpillId;
import org.entente.spill.Spills;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.training.CourseData;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is made or relabelled: which labels it may be given, what is entered of those it may not, and what stays of them. */
class GivenLabelsTest extends PortalTest {

    @Autowired
    private Labels labels;

    @Autowired
    private SecurityPolicies policies;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Courses courses;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Imports imports;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Documents documents;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private Spills spills;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person reader;
    private ExercisePlanId plan;
    private ConversationId channel;

    /** A way to give a label, and the action that its attempt is entered as. */
    private record Door(String name, String action, Consumer<ConfidentialityLabel> through) {}

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "SECRET");
        reader = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        plan = act.get(british.subject(), () -> plans.create(workspace, shared(), Fixture.plan("Given labels")));
        channel = act.get(british.subject(), () -> conversations.create(workspace, shared(), "Talk of labels"));
    }

    @Test
    void labelThatThePolicyDoesNotAllowIsRefusedAndEnteredWithItsReasonAndNothingOfWhatItSays() {
        ConfidentialityLabel unknown = fixture.label("ULTRAVIOLET", "GBR", "FRA");
        List<Door> all = new ArrayList<>(doors());
        SpillId spill = act.get(
                french.subject(),
                () -> spills.report(
                        ObjectKind.DOCUMENT,
                        documents.list(workspace).getFirst().id().value(),
                        shared(),
                        "Too wide"));
        all.add(new Door("spill", "SPILL_RELABELLED", label -> spills.relabel(spill, label)));

        all.forEach(door -> act.as(
                british.subject(),
                () -> assertThatThrownBy(() -> door.through().accept(unknown))
                        .as(door.name())
                        .isInstanceOf(InvalidLabel.class)));

        assertThat(refusals(british))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .map(door -> door.action() + " FAILED LABEL_UNKNOWN_LEVEL")
                        .toList());
        assertThat(everythingEntered(british)).noneMatch(entry -> entry.contains("ULTRAVIOLET"));
    }

    @Test
    void labelOfAPolicyThatNobodyLoadedIsEnteredToo() {
        ConfidentialityLabel foreign = new TestPolicies().label("CLOSED");

        act.as(
                british.subject(),
                () -> assertThatThrownBy(() -> messages.post(channel, MessageData.of("Of nowhere", foreign)))
                        .isInstanceOf(InvalidLabel.class));

        assertThat(refusals(british)).containsExactly("MESSAGE_POSTED FAILED LABEL_OTHER_POLICY");
    }

    @Test
    void whoMayOnlyReadLeavesNoLabelBehindWhateverIsTried() {
        ConfidentialityLabel fresh = nobodysYet();
        List<Door> all = doors();

        all.forEach(door -> act.as(
                reader.subject(),
                () -> assertThatThrownBy(() -> door.through().accept(fresh))
                        .as(door.name())
                        .isNotNull()));
        act.as(reader.subject(), () -> {
            assertThat(conversations.readers(workspace, fresh)).isEmpty();
            assertThat(conversations.audience(channel, fresh)).isEmpty();
            assertThat(conversations.about(SubjectKind.EXERCISE_PLAN, plan.value(), fresh))
                    .isEmpty();
        });

        assertThat(rows(fresh)).isZero();
        assertThat(refusals(reader))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .map(door -> door.action() + " DENIED BEYOND_RIGHTS")
                        .toList());
    }

    @Test
    void whoIsNotAdmittedLeavesNoLabelBehind() {
        Person outsider = fixture.officer("GBR", "SECRET");
        ConfidentialityLabel fresh = nobodysYet();

        doors().stream()
                .filter(door -> !door.name().equals("draft"))
                .forEach(door -> act.as(
                        outsider.subject(),
                        () -> assertThatThrownBy(() -> door.through().accept(fresh))
                                .as(door.name())
                                .isNotNull()));
        // What is typed where one may not write goes nowhere, and nobody is told.
        act.as(outsider.subject(), () -> conversations.keepDraft(channel, null, new Draft("Half a word", fresh)));

        assertThat(rows(fresh)).isZero();
        assertThat(refusals(outsider))
                .contains("PLAN_CREATED DENIED BEYOND_RIGHTS", "DOCUMENT_STORED DENIED BEYOND_RIGHTS");
    }

    @Test
    void whoWritesThereGivesWhatNobodyGaveBefore() {
        ConfidentialityLabel fresh = nobodysYet();

        act.as(british.subject(), () -> plans.create(workspace, fresh, Fixture.plan("Of a label of its own")));

        assertThat(rows(fresh)).isGreaterThan(1);
        assertThat(refusals(british)).isEmpty();
    }

    @Test
    void valueThatIsObsoleteByNowIsGivenToNothingNewThoughItsLabelIsKnownAndKeptByWhatHasIt() {
        TestPolicies one = new TestPolicies();
        load(one.document());
        Person officer = cleared(one);
        WorkspaceId there = fixture.workspace(one.name(), "CLOSED");
        fixture.admit(there, officer, AdmissionRole.LEAD);
        ConfidentialityLabel seen = labels.label(labels.intern(one.label("CLOSED", "BETA")));
        ExercisePlanId old =
                act.get(officer.subject(), () -> plans.create(there, seen, Fixture.plan("Of the first edition")));

        load(one.document("LOCKED", true, List.of()));

        act.as(officer.subject(), () -> {
            assertThatThrownBy(() -> plans.create(there, seen, Fixture.plan("From a page that was open")))
                    .isInstanceOf(InvalidLabel.class);
            assertThatThrownBy(() -> sections.add(old, section(), seen)).isInstanceOf(InvalidLabel.class);
            assertThatThrownBy(() -> conversations.create(there, seen, "Talk")).isInstanceOf(InvalidLabel.class);
        });
        assertThat(refusals(officer))
                .containsExactlyInAnyOrder(
                        "PLAN_CREATED FAILED LABEL_NOT_FOR_NEW_LABELS",
                        "SECTION_ADDED FAILED LABEL_NOT_FOR_NEW_LABELS",
                        "CONVERSATION_CREATED FAILED LABEL_NOT_FOR_NEW_LABELS");

        act.as(officer.subject(), () -> {
            PlanSectionId part = sections.add(old, section(), null);
            assertThat(relabelling.change(LabelWish.of(ObjectKind.EXERCISE_SECTION, part.value(), seen, seen, "")))
                    .as("the section keeps what it had from its plan")
                    .isEqualTo(Relabelling.Outcome.DONE);
            ConversationId talk =
                    conversations.beginAbout(there, SubjectKind.EXERCISE_PLAN, old.value(), "The old plan", seen);
            conversations.keepDraft(talk, null, new Draft("Half a word", seen));
            assertThat(conversations.draft(talk, null)).map(Draft::label).contains(seen);
            assertThatThrownBy(() -> messages.post(talk, MessageData.of("A whole word", seen)))
                    .isInstanceOf(InvalidLabel.class);
        });
    }

    @Test
    void labelOfAnEarlierEditionThatMayStillBeGivenIsGivenUnderTheNewest() {
        TestPolicies one = new TestPolicies();
        load(one.document());
        Person officer = cleared(one);
        WorkspaceId there = fixture.workspace(one.name(), "CLOSED");
        fixture.admit(there, officer, AdmissionRole.LEAD);
        ConfidentialityLabel seen = labels.label(labels.intern(one.label("CLOSED", "ALPHA")));
        load(one.document("LOCKED", true, List.of()));

        ExercisePlanId made =
                act.get(officer.subject(), () -> plans.create(there, seen, Fixture.plan("Of the second edition")));

        assertThat(act.get(officer.subject(), () -> plans.open(made)))
                .hasValueSatisfying(read -> assertThat(read.label().edition()).isEqualTo(2));
    }

    private List<Door> doors() {
        if (act.get(british.subject(), () -> documents.list(workspace)).isEmpty()) {
            act.as(british.subject(), () -> store(shared()));
        }
        return List.of(
                new Door(
                        "plan", "PLAN_CREATED", label -> plans.create(workspace, label, Fixture.plan("Not like this"))),
                new Door("section", "SECTION_ADDED", label -> sections.add(plan, section(), label)),
                new Door("course", "COURSE_CREATED", label -> courses.create(workspace, label, course())),
                new Door("agreement", "AGREEMENT_CREATED", label -> agreements.create(workspace, label, agreement())),
                new Door(
                        "import",
                        "IMPORT_STARTED",
                        label -> imports.start(ImportKind.EXERCISE, workspace, label, "list.csv", list())),
                new Door(
                        "channel",
                        "CONVERSATION_CREATED",
                        label -> conversations.create(workspace, label, "Not like this")),
                new Door(
                        "direct", "CONVERSATION_CREATED", label -> conversations.direct(workspace, label, french.id())),
                new Door(
                        "message",
                        "MESSAGE_POSTED",
                        label -> messages.post(channel, MessageData.of("Not like this", label))),
                new Door(
                        "draft",
                        "MESSAGE_POSTED",
                        label -> conversations.keepDraft(channel, null, new Draft("Not like this", label))),
                new Door("file", "DOCUMENT_STORED", this::store),
                new Door(
                        "label",
                        "PLAN_RELABELLED",
                        label -> relabelling.change(LabelWish.of(
                                ObjectKind.EXERCISE_PLAN,
                                plan.value(),
                                labels.label(labels.intern(shared())),
                                label,
                                "For a test"))));
    }

    private void store(ConfidentialityLabel label) {
        try {
            documents.store(
                    new NewDocument(workspace, label, "plan.txt", null), new ByteArrayInputStream(new byte[] {65}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // As the policies are few, so are the labels that others give: this one is by lot.
    private ConfidentialityLabel nobodysYet() {
        List<String> nations = new ArrayList<>(labels.policy().policy().nationTags().getFirst().values().stream()
                .map(value -> value.name())
                .filter(name -> !name.equals("GBR"))
                .toList());
        Collections.shuffle(nations);
        return fixture.label(
                "RESTRICTED",
                Stream.concat(Stream.of("GBR"), nations.stream().limit(12)).toArray(String[]::new));
    }

    // In label, and in dominance beside it.
    private int rows(ConfidentialityLabel label) {
        String[] nations = labels.policies().current(label.policy()).orElseThrow().nations(label).stream()
                .map(NationCode::value)
                .sorted()
                .toArray(String[]::new);
        return fixture.sql()
                .sql("""
                        select count(distinct l.id) + count(d.label_id)
                          from label l
                          left join dominance d on d.label_id = l.id
                         where l.classification = ? and l.releasable_to @> ?::text[] and l.releasable_to <@ ?::text[]
                        """)
                .params(label.classification(), nations, nations)
                .query(Integer.class)
                .single();
    }

    private List<String> refusals(Person person) {
        return fixture.sql()
                .sql("select action, outcome, reason from audit_entry where actor = ? and outcome <> 'SUCCESS'")
                .param(person.id().value())
                .query((row, n) -> String.join(" ", row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private List<String> everythingEntered(Person person) {
        return fixture.sql()
                .sql("select audit_entry::text from audit_entry where actor = ?")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void load(byte[] document) {
        Person administrator = fixture.official(fixture.newNation().value(), Roles.ADMINISTRATOR);
        act.as(administrator.subject(), () -> policies.load(document));
    }

    // The nation as its person: whoever gives a label must be of a nation that could read it.
    private Person cleared(TestPolicies policy) {
        Person person = fixture.officer(fixture.newNation().value(), "SECRET");
        Clearances clearances = Clearances.of(policy.clearance());
        fixture.clear(person, clearances);
        ClearanceId id = labels.intern(clearances);
        fixture.sql()
                .sql("update nation set clearance_id = ? where code = ?")
                .params(id.value(), person.nation().value())
                .update();
        return person;
    }

    private ConfidentialityLabel shared() {
        return labels.label(labels.intern(fixture.label("RESTRICTED", "GBR", "FRA")));
    }

    private static PlanSectionData section() {
        return new PlanSectionData(SectionKind.OBJECTIVES, "Aims", "To meet");
    }

    private static CourseData course() {
        return new CourseData(null, "Knots", Discipline.MARITIME, null, List.of("en"), null, null, "");
    }

    private static AgreementData agreement() {
        return new AgreementData(
                "Arrangement on knots",
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

    private static byte[] list() {
        return "Name,Starts\nBrought along,2031\n".getBytes(StandardCharsets.UTF_8);
    }
}
