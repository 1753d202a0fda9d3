package org.entente.binding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.Obligation;
import org.entente.agreement.Obligations;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.KeyDateData;
import org.entente.exercise.planning.KeyDates;
import org.entente.exercise.planning.Participation;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.UnreadableDocument;
import org.entente.label.binding.ReadBinding;
import org.entente.label.xml.MetadataLabel;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.relabelling.LabelReviews;
import org.entente.relabelling.LabelWish;
import org.entente.relabelling.Relabelling;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.training.CourseData;
import org.entente.training.Courses;
import org.entente.training.Discipline;
import org.entente.training.IterationData;
import org.entente.training.Iterations;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who takes which object along, what of it, and that the label bound around it holds. */
class ExportTest extends PortalTest {

    private static final NationCode GBR = new NationCode("GBR");
    private static final NationCode FRA = new NationCode("FRA");

    @Autowired
    private Exports exports;

    @Autowired
    private Bindings bindings;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Relabelling relabelling;

    @Autowired
    private LabelReviews reviews;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Participation participation;

    @Autowired
    private KeyDates dates;

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Labels engine;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private WorkspaceId workspace;
    private Person british;
    private Person french;
    private Person reader;
    private Person polish;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        french = fixture.officer("FRA", "RESTRICTED");
        reader = fixture.officer("FRA", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void readerExportsNothingAndTheEntryAloneTellsWhy() {
        everyObject().forEach((kind, id) -> {
            assertThat(refused(reader, kind, id)).isEqualTo(ExportRefused.Why.VIEW_ONLY);
            assertThat(entriesOf(id))
                    .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::actorName, AuditEntry::reason)
                    .contains(tuple(AuditAction.OBJECT_EXPORTED, Outcome.DENIED, reader.name(), "VIEW_ONLY"))
                    .doesNotContain(tuple(AuditAction.OBJECT_EXPORTED, Outcome.SUCCESS, reader.name(), null));
        });
        assertThat(act.<Boolean>get(reader.subject(), () -> exports.allowedIn(workspace)))
                .isFalse();
    }

    @Test
    void nationThatAnObjectIsNotReleasedToFindsNone() {
        everyObject().forEach((kind, id) -> {
            assertThat(refused(polish, kind, id)).isEqualTo(ExportRefused.Why.NOT_THERE);
            assertThat(entriesOf(id))
                    .filteredOn(entry -> polish.name().equals(entry.actorName()))
                    .extracting(AuditEntry::outcome, AuditEntry::reason)
                    .containsExactly(tuple(Outcome.DENIED, "LABEL"));
        });
        assertThat(refused(british, ObjectKind.EXERCISE_PLAN, UUID.randomUUID()))
                .isEqualTo(ExportRefused.Why.NOT_THERE);
        assertThat(refused(british, ObjectKind.WORKSPACE, workspace.value())).isEqualTo(ExportRefused.Why.NOT_THERE);
        Person official = fixture.official("GBR", "administrator");
        assertThatThrownBy(() ->
                        act.as(official.subject(), () -> exports.export(ObjectKind.EXERCISE_PLAN, UUID.randomUUID())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void databaseItselfGivesAReaderNothingToBind() {
        everyObject().forEach((kind, id) -> {
            assertThat(given(reader, kind, id, true)).isZero();
            assertThat(given(reader, kind, id, false)).isOne();
            assertThat(given(french, kind, id, true)).isOne();
            assertThat(given(polish, kind, id, false)).isZero();
            assertThat(given(fixture.official("GBR", "administrator"), kind, id, false))
                    .isZero();
        });
    }

    @Test
    void partThatTheExporterMayNotReadIsNotInTheExport() {
        ExercisePlanId plan = plan();
        act.as(british.subject(), () -> {
            sections.add(plan, section("For all who read the plan"), null);
            sections.add(plan, section("Above the French"), shared("CONFIDENTIAL"));
        });

        ReadBinding read = export(french, ObjectKind.EXERCISE_PLAN, plan.value());
        assertThat(xml(read)).contains("For all who read the plan").doesNotContain("Above the French");
        assertThat(read.label().label().label().saysTheSameAs(shared("RESTRICTED")))
                .isTrue();
    }

    @Test
    void exportCarriesTheLabelThatCoversItsPartsGivenByWhoPutThemTogether() {
        ExercisePlanId plan = plan();
        act.as(british.subject(), () -> sections.add(plan, section("Above"), shared("CONFIDENTIAL")));
        act.as(
                french.subject(),
                () -> sections.add(plan, section("Theirs"), fixture.label("RESTRICTED", "GBR", "FRA")));

        ReadBinding read = export(british, ObjectKind.EXERCISE_PLAN, plan.value());
        MetadataLabel label = read.label().label();
        assertThat(label.label().saysTheSameAs(shared("CONFIDENTIAL"))).isTrue();
        assertThat(label.originator()).extracting(MetadataLabel.Originator::id).isEqualTo("urn:entente:nation:GBR");
        assertThat(xml(read)).contains("Above", "Theirs");
    }

    @Test
    void whatIsToBecomeOfALabelLeavesWithItInTheHandsOfItsOwnNationAlone() {
        ExercisePlanId plan = plan();
        ConfidentialityLabel wider = fixture.label("RESTRICTED", "GBR", "FRA", "POL");
        Instant at = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        LocalDate review = LocalDate.now(ZoneOffset.UTC).plusYears(1);
        Person second = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        act.as(british.subject(), () -> {
            relabelling.change(new LabelWish(
                    ObjectKind.EXERCISE_PLAN, plan.value(), shared("RESTRICTED"), wider, "After the conference", at));
            reviews.set(ObjectKind.EXERCISE_PLAN, plan.value(), review);
        });
        assertThat(export(british, ObjectKind.EXERCISE_PLAN, plan.value())
                        .label()
                        .label()
                        .succession())
                .as("nobody has agreed")
                .isNull();
        act.as(second.subject(), () -> relabelling.agree(relabel.waiting(plan.value())));

        MetadataLabel own =
                export(british, ObjectKind.EXERCISE_PLAN, plan.value()).label().label();
        assertThat(own.review()).isEqualTo(review.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(own.succession()).isNotNull().satisfies(next -> {
            assertThat(next.at()).isEqualTo(at);
            assertThat(next.successor().label().saysTheSameAs(wider)).isTrue();
        });
        MetadataLabel others =
                export(french, ObjectKind.EXERCISE_PLAN, plan.value()).label().label();
        assertThat(others.succession()).isNull();
    }

    @Test
    void partsWithoutACommonReleaseAreNotExportedTogether() {
        ExercisePlanId plan = act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "GBR"), Fixture.plan("Apart")));
        act.as(british.subject(), () -> sections.add(plan, section("Ours"), null));
        assertThat(xml(export(british, ObjectKind.EXERCISE_PLAN, plan.value()))).contains("Ours");
        // Nothing of the portal labels a part like that; the rule is not to rest on it.
        int american = act.get(british.subject(), () -> labels(fixture.label("RESTRICTED", "USA")));
        fixture.sql()
                .sql("set session_replication_role = replica; update exercise_section set label_id = " + american
                        + ", own_label = true where heading = 'Ours' and plan_id = (select id from exercise_plan where public_id = '"
                        + plan + "'); set session_replication_role = origin")
                .update();
        fixture.sql()
                .sql(
                        "update dominance set permitted = true where label_id = ? and clearance_id = (select clearance_id from member where id = ?)")
                .params(american, british.id().value())
                .update();
        try {
            assertThat(refused(british, ObjectKind.EXERCISE_PLAN, plan.value()))
                    .isEqualTo(ExportRefused.Why.NO_COMMON_RELEASE);
            assertThat(entriesOf(plan.value()))
                    .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::reason)
                    .contains(tuple(AuditAction.OBJECT_EXPORTED, Outcome.FAILED, "NO_COMMON_RELEASE"));
        } finally {
            fixture.sql()
                    .sql(
                            "update dominance set permitted = false where label_id = ? and clearance_id = (select clearance_id from member where id = ?)")
                    .params(american, british.id().value())
                    .update();
        }
    }

    @Test
    void everyKindOfObjectLeavesWholeWithItsLabelAndAnEntry() {
        everyObject().forEach((kind, id) -> {
            ReadBinding read = export(french, kind, id);
            assertThat(read.check().isVouchedFor()).as(kind.name()).isTrue();
            assertThat(read.label().label().label().saysTheSameAs(shared("RESTRICTED")))
                    .as(kind.name())
                    .isTrue();
            assertThat(xml(read)).contains("xmlns=\"urn:entente:export:1\"");
            assertThat(entriesOf(id))
                    .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::actorName)
                    .contains(tuple(AuditAction.OBJECT_EXPORTED, Outcome.SUCCESS, french.name()));
        });
    }

    @Test
    void noByteOfAnExportChangesUnseen() {
        byte[] binding = act.get(
                        french.subject(),
                        () -> exports.export(
                                ObjectKind.EXERCISE_PLAN, filledPlan().value()))
                .binding();
        assertThat(bindings.read(binding).check().isVouchedFor()).isTrue();
        for (int i = 0; i < binding.length; i += 7) {
            byte[] changed = binding.clone();
            changed[i] ^= 1;
            assertThat(isVouchedFor(changed)).as("byte " + i).isFalse();
        }
    }

    @Test
    void planLeavesWithItsPartsWrittenAsXmlWhateverStandsInThem() {
        ExercisePlanId plan = act.get(
                british.subject(),
                () -> plans.create(workspace, shared("RESTRICTED"), Fixture.plan("<Quick> & \"quiet\" é \u0001")));
        act.as(british.subject(), () -> {
            sections.add(plan, section("]]></section><plan>"), null);
            participation.invite(plan, List.of(FRA));
            dates.add(plan, new KeyDateData("IPC", "First", LocalDate.of(2031, 1, 8), LocalDate.of(2031, 1, 9), null));
        });

        String xml = xml(export(british, ObjectKind.EXERCISE_PLAN, plan.value()));
        assertThat(xml)
                .startsWith("<plan xmlns=\"urn:entente:export:1\"")
                .contains("<name>&lt;Quick&gt; &amp; \"quiet\" é \uFFFD</name>")
                .contains("<heading>]]&gt;&lt;/section&gt;&lt;plan&gt;</heading>")
                .contains("<answer nation=\"FRA\" state=\"INVITED\"></answer>")
                .contains("<keyDate code=\"IPC\"><title>First</title><starts>2031-01-08</starts>")
                .contains("<starts>2031-06-02</starts>");
    }

    private Map<ObjectKind, UUID> everyObject() {
        Map<ObjectKind, UUID> made = new EnumMap<>(ObjectKind.class);
        made.put(ObjectKind.EXERCISE_PLAN, filledPlan().value());
        act.as(british.subject(), () -> {
            var course = courses.create(
                    workspace,
                    shared("RESTRICTED"),
                    new CourseData("C1", "Winter", Discipline.LAND, null, List.of("en"), 5, null, "Cold"));
            iterations.add(
                    course, new IterationData(LocalDate.of(2031, 1, 8), LocalDate.of(2031, 1, 12), null, 9, null));
            made.put(ObjectKind.COURSE, course.value());
            var agreement = agreements.create(workspace, shared("RESTRICTED"), agreement());
            agreements.record(
                    agreement, Act.of(ActKind.DEFINITIVE_SIGNATURE, Party.of(GBR), LocalDate.of(2026, 1, 1)), "");
            obligations.add(agreement, new Obligation.Data("Report", "4", Party.of(FRA), LocalDate.of(2027, 1, 1)));
            made.put(ObjectKind.AGREEMENT, agreement.value());
            ConversationId channel = conversations.create(workspace, shared("RESTRICTED"), "Channel");
            MessageId message = messages.post(channel, MessageData.of("Ready", shared("RESTRICTED")));
            messages.post(channel, new MessageData("Yes", shared("RESTRICTED"), Precedence.ROUTINE, false, message));
            made.put(ObjectKind.MESSAGE, message.value());
        });
        return made;
    }

    private ExercisePlanId plan() {
        return act.get(
                british.subject(), () -> plans.create(workspace, shared("RESTRICTED"), Fixture.plan("In parts")));
    }

    private ExercisePlanId filledPlan() {
        ExercisePlanId plan = plan();
        act.as(british.subject(), () -> sections.add(plan, section("Concept"), null));
        return plan;
    }

    private static AgreementData agreement() {
        return new AgreementData(
                "Arrangement",
                null,
                AgreementKind.TECHNICAL_ARRANGEMENT,
                false,
                "Ranges",
                null,
                null,
                LocalDate.of(2026, 1, 1),
                null,
                Terms.of(
                        Set.of(Party.of(GBR), Party.of(FRA)),
                        new EntryRule.AfterConsentOf(Set.of(), Delay.months(1)),
                        Delay.NONE,
                        new TermRule.Renewing(Delay.years(3), Delay.years(1), Delay.months(6)),
                        new WithdrawalRule.AfterNotice(Delay.months(6), Delay.years(1))));
    }

    private static PlanSectionData section(String heading) {
        return new PlanSectionData(SectionKind.CONCEPT, heading, "Text of it");
    }

    private ConfidentialityLabel shared(String level) {
        return fixture.label(level, "GBR", "FRA");
    }

    private int labels(ConfidentialityLabel label) {
        return engine.intern(label).value();
    }

    private ReadBinding export(Person person, ObjectKind kind, UUID id) {
        return bindings.read(
                act.get(person.subject(), () -> exports.export(kind, id)).binding());
    }

    private static String xml(ReadBinding read) {
        return new String(read.encapsulated().orElseThrow(), UTF_8);
    }

    private boolean isVouchedFor(byte[] binding) {
        try {
            return bindings.read(binding).check().isVouchedFor();
        } catch (UnreadableDocument e) {
            return false;
        }
    }

    private ExportRefused.Why refused(Person person, ObjectKind kind, UUID id) {
        try {
            act.get(person.subject(), () -> exports.export(kind, id));
        } catch (ExportRefused e) {
            return e.why();
        }
        throw new AssertionError(kind + " was exported");
    }

    // As the portal's own role asks, with the member bound as in any other transaction.
    private long given(Person person, ObjectKind kind, UUID id, boolean retain) {
        Long given = act.get(
                person.subject(),
                () -> transaction.execute(status -> jdbc.sql("select count(*) from release_for_export(?, ?, ?)")
                        .params(kind.name(), id, retain)
                        .query(Long.class)
                        .single()));
        return given == null ? -1 : given;
    }

    private List<AuditEntry> entriesOf(UUID id) {
        Person auditor = fixture.official("BEL", "auditor");
        AuditQuery query = AuditQuery.ALL.on(id);
        return act.get(auditor.subject(), () -> trail.list(query, null, 100));
    }
}
