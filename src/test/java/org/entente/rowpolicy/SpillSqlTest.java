package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.Obligation;
import org.entente.agreement.Obligations;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.audit.ObjectKind;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.exercise.planning.KeyDateData;
import org.entente.exercise.planning.KeyDates;
import org.entente.exercise.planning.Participation;
import org.entente.exercise.planning.PlanSectionData;
import org.entente.exercise.planning.PlanSections;
import org.entente.exercise.planning.SectionKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.message.ConversationId;
import org.entente.message.Conversations;
import org.entente.message.MessageData;
import org.entente.message.MessageId;
import org.entente.message.Messages;
import org.entente.message.Precedence;
import org.entente.relabelling.LabelReviews;
import org.entente.shared.NationCode;
import org.entente.shared.SubjectKind;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is frozen is read by nobody, in any table and by any function that reads past the policies; released, it is as it was; and the
 * portal's own role has no way in or out but those functions.
 */
class SpillSqlTest extends PortalTest {

    private static final NationCode GBR = new NationCode("GBR");
    private static final NationCode FRA = new NationCode("FRA");
    private static final String REPORT = "select report_spill('%s', '%s', '%s', %d, 'Wrong')::text";
    private static final String RELEASE = "select release_spill('%s')::text";

    /** Where a case leaves its own traces. */
    private static final Set<String> OF_CASES = Set.of("spill_case", "spill_person", "notification");

    private static final Map<ObjectKind, String> TABLES = Map.of(
            ObjectKind.EXERCISE_PLAN, "exercise_plan",
            ObjectKind.EXERCISE_SECTION, "exercise_section",
            ObjectKind.DOCUMENT, "document",
            ObjectKind.COURSE, "course",
            ObjectKind.AGREEMENT, "agreement",
            ObjectKind.MESSAGE, "message");

    @Autowired
    private Labels labels;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private PlanSections sections;

    @Autowired
    private Participation participation;

    @Autowired
    private KeyDates keyDates;

    @Autowired
    private Courses courses;

    @Autowired
    private Iterations iterations;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Documents documents;

    @Autowired
    private LabelReviews reviews;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    private WorkspaceId workspace;
    private Person british;
    private Person second;
    private Person french;
    private Person reader;
    private Person polish;
    private List<Person> everybody;
    private LabelId label;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET", "EXERCISE CONTROL");
        second = fixture.officer("GBR", "SECRET", "EXERCISE CONTROL");
        french = fixture.officer("FRA", "SECRET");
        reader = fixture.officer("FRA", "CONFIDENTIAL");
        polish = fixture.officer("POL", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, french, AdmissionRole.CONTRIBUTOR);
        fixture.admit(workspace, reader, AdmissionRole.READER);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
        everybody = List.of(
                british,
                second,
                french,
                reader,
                polish,
                fixture.officer("GBR", "SECRET"),
                fixture.official("GBR", Roles.ADMINISTRATOR),
                fixture.official("GBR", Roles.NATION_ADMINISTRATOR),
                fixture.official("GBR", Roles.AUDITOR));
        label = labels.intern(shared());
    }

    @Test
    void whatIsFrozenIsReadByNobodyInAnyTableAndReleasedItIsAsItWas() throws SQLException {
        Map<ObjectKind, UUID> made = make();
        for (Map.Entry<ObjectKind, UUID> one : made.entrySet()) {
            ObjectKind kind = one.getKey();
            Map<String, Set<String>> before = read();
            assertThat(before.get("FRA CONTRIBUTOR " + TABLES.get(kind)))
                    .as("%s is there to be frozen", kind)
                    .contains(one.getValue().toString());
            UUID spill = report(reader, kind, one.getValue());

            Map<String, Set<String>> frozen = frozenRows();
            assertThat(frozen.get(TABLES.get(kind))).contains(one.getValue().toString());
            Map<String, Set<String>> expected = new HashMap<>();
            before.forEach((who, keys) -> {
                Set<String> left = new HashSet<>(keys);
                left.removeAll(frozen.getOrDefault(who.substring(who.lastIndexOf(' ') + 1), Set.of()));
                expected.put(who, left);
            });
            assertThat(read()).as("%s frozen", kind).isEqualTo(expected);
            assertThat(expected.values().stream().flatMap(Set::stream))
                    .doesNotContain(one.getValue().toString());

            assertThat(answer(second, RELEASE.formatted(spill))).containsExactly("true");
            assertThat(read()).as("%s released", kind).isEqualTo(before);
            assertThat(frozenRows()).isEmpty();
        }
    }

    @Test
    void functionsThatReadPastThePoliciesGiveNothingOfIt() throws SQLException {
        Map<ObjectKind, UUID> made = make();
        for (Map.Entry<ObjectKind, UUID> one : made.entrySet()) {
            List<String> reads = reads(one.getKey(), one.getValue());
            for (String sql : reads) {
                assertThat(answer(british, sql)).as(sql).isNotEmpty();
            }
            report(french, one.getKey(), one.getValue());
            for (String sql : reads) {
                for (Person person : everybody) {
                    assertThat(answer(person, sql)).as("%s: %s", person, sql).isEmpty();
                }
            }
        }
    }

    @Test
    void portalsRoleMovesNothingInOrOutButByTheFunctions() throws SQLException {
        Map<ObjectKind, UUID> made = make();
        for (Map.Entry<ObjectKind, UUID> one : made.entrySet()) {
            ObjectKind kind = one.getKey();
            UUID id = one.getValue();
            String table = TABLES.get(kind);
            String own = kind == ObjectKind.EXERCISE_SECTION ? ", own_label = true" : "";
            String freeze = "update %s set label_id = 0%s where public_id = '%s'".formatted(table, own, id);
            for (Person person : everybody) {
                assertThat(writes(person, freeze)).as("%s: %s", person, freeze).isZero();
                denied(person, "select set_label('%s', '%s', %d, 0, true)".formatted(kind, id, label.value()));
                assertThat(asked(
                                person,
                                "select restrict_label('%s', '%s', %d, 0, true)::text"
                                        .formatted(kind, id, label.value())))
                        .isSubsetOf("false");
            }
            UUID spill = report(french, kind, id);
            String thaw =
                    "update %s set label_id = %d%s where public_id = '%s'".formatted(table, label.value(), own, id);
            for (Person person : everybody) {
                assertThat(writes(person, thaw)).as("%s: %s", person, thaw).isZero();
                denied(person, "select set_label('%s', '%s', 0, %d, true)".formatted(kind, id, label.value()));
                assertThat(asked(
                                person,
                                "select restrict_label('%s', '%s', 0, %d, true)::text"
                                        .formatted(kind, id, label.value())))
                        .isSubsetOf("false");
                denied(person, "update spill_case set state = 'RELEASED'");
                denied(person, "delete from spill_case");
                denied(person, "insert into spill_case select * from spill_case");
                denied(person, "update spill_person set acknowledged_at = now()");
                denied(person, "insert into dominance values (1, 0, true)");
            }
            for (Person person :
                    List.of(french, reader, polish, everybody.get(5), everybody.get(6), everybody.get(8))) {
                assertThat(asked(person, RELEASE.formatted(spill)))
                        .as("%s releases", person)
                        .isSubsetOf("false");
                assertThat(asked(
                                person,
                                "select coalesce(relabel_spill('%s', %d), 'false')".formatted(spill, secret().value())))
                        .isSubsetOf("false");
                assertThat(asked(
                                person,
                                "select 1 from spill_readers('%s', '{PLAN_OPENED}', '{}', '{}')".formatted(spill)))
                        .isEmpty();
            }
            assertThat(stored(kind, id)).isZero();
        }
    }

    @Test
    void engineCannotPermitItToAnybody() {
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update dominance set permitted = true where label_id = 0")
                        .update())
                .hasMessageContaining("nobody_reads_what_is_frozen");
        assertThat(fixture.sql()
                        .sql("select count(*) from dominance where label_id = 0")
                        .query(Integer.class)
                        .single())
                .as("and decides it as any other")
                .isPositive();
    }

    @Test
    void whoReportsDoesNotReleaseAndWhatIsReportedTwiceIsFrozenOnce() throws SQLException {
        UUID id = Objects.requireNonNull(make().get(ObjectKind.EXERCISE_PLAN));
        UUID spill = report(british, ObjectKind.EXERCISE_PLAN, id);
        assertThat(state(british, RELEASE.formatted(spill))).isEqualTo("EN010");
        assertThat(asked(second, REPORT.formatted(UUID.randomUUID(), "EXERCISE_PLAN", id, 0)))
                .containsExactly("false");
        assertThat(asked(second, REPORT.formatted(UUID.randomUUID(), "EXERCISE_PLAN", id, label.value())))
                .containsExactly("false");
        assertThat(answer(second, RELEASE.formatted(spill))).containsExactly("true");
        assertThat(state(second, RELEASE.formatted(spill))).isEqualTo("EN013");
    }

    @Test
    void nobodyReportsWhatIsNotThereForThem() throws SQLException {
        for (Map.Entry<ObjectKind, UUID> one : make().entrySet()) {
            for (Person person :
                    List.of(polish, everybody.get(5), everybody.get(6), everybody.get(7), everybody.get(8))) {
                assertThat(asked(
                                person,
                                REPORT.formatted(UUID.randomUUID(), one.getKey(), one.getValue(), label.value())))
                        .as("%s reports", person)
                        .containsExactly("false");
            }
            assertThat(stored(one.getKey(), one.getValue())).isEqualTo(label.value());
        }
    }

    private ConfidentialityLabel shared() {
        return fixture.label("RESTRICTED", "GBR", "FRA");
    }

    private LabelId secret() {
        return labels.intern(fixture.label("SECRET", "GBR"));
    }

    // One of each kind, with all that belongs to it; besides, a section that has its plan's label.
    private Map<ObjectKind, UUID> make() {
        Map<ObjectKind, UUID> made = new EnumMap<>(ObjectKind.class);
        LocalDate day = LocalDate.of(2031, 1, 8);
        act.as(british.subject(), () -> {
            ExercisePlanId plan = plans.create(workspace, shared(), Fixture.plan("Spilled"));
            sections.add(plan, new PlanSectionData(SectionKind.CONCEPT, "Idea", "Text"), null);
            participation.invite(plan, List.of(FRA));
            keyDates.add(plan, new KeyDateData("IPC", "Initial", day, day, null));
            made.put(ObjectKind.EXERCISE_PLAN, plan.value());
            conversations.beginAbout(workspace, SubjectKind.EXERCISE_PLAN, plan.value(), "Spilled", shared());
            made.put(
                    ObjectKind.EXERCISE_SECTION,
                    sections.add(
                                    plans.create(workspace, shared(), Fixture.plan("With a section")),
                                    new PlanSectionData(SectionKind.FORCES, "Forces", "Text"),
                                    null)
                            .value());
            var course = courses.create(
                    workspace,
                    shared(),
                    new CourseData("C1", "Winter", Discipline.LAND, null, List.of("en"), 5, null, "Cold"));
            iterations.add(course, new IterationData(day, day.plusDays(4), null, 9, null));
            made.put(ObjectKind.COURSE, course.value());
            var agreement = agreements.create(workspace, shared(), agreement(day));
            obligations.add(agreement, new Obligation.Data("Report", "4", Party.of(FRA), day));
            made.put(ObjectKind.AGREEMENT, agreement.value());
            try {
                made.put(
                        ObjectKind.DOCUMENT,
                        documents
                                .store(
                                        new NewDocument(workspace, shared(), "spilled.txt", null),
                                        new ByteArrayInputStream("Wrong".getBytes(StandardCharsets.UTF_8)))
                                .value());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ConversationId channel = conversations.create(workspace, shared(), "Spilled talk");
            made.put(
                    ObjectKind.MESSAGE,
                    messages.post(channel, new MessageData("Spilled words", shared(), Precedence.ROUTINE, true, null))
                            .value());
            made.forEach((kind, id) -> reviews.set(kind, id, day));
        });
        MessageId message = new MessageId(Objects.requireNonNull(made.get(ObjectKind.MESSAGE)));
        act.as(british.subject(), () -> messages.edit(message, 0, "Spilled words, anew"));
        act.as(french.subject(), () -> {
            messages.acknowledge(message);
            ConversationId channel = messages.again(message).orElseThrow().conversation();
            MessageId answer = messages.post(
                    channel, new MessageData("Spilled answer", shared(), Precedence.ROUTINE, true, message));
            messages.edit(answer, 0, "Spilled answer, anew");
            conversations.markRead(channel);
        });
        act.as(reader.subject(), () -> messages.acknowledge(message));
        return made;
    }

    private static AgreementData agreement(LocalDate day) {
        return new AgreementData(
                "Arrangement",
                null,
                AgreementKind.TECHNICAL_ARRANGEMENT,
                false,
                "",
                null,
                null,
                day.minusYears(9),
                null,
                Terms.of(
                        Set.of(Party.of(GBR), Party.of(FRA)),
                        new EntryRule.OnSignature(),
                        Delay.NONE,
                        new TermRule.Renewing(Delay.years(3), Delay.years(1), Delay.months(6)),
                        new WithdrawalRule.AfterNotice(Delay.months(6), Delay.years(1))));
    }

    /** Statements that answer something of an object while it is not frozen. */
    private List<String> reads(ObjectKind kind, UUID id) {
        List<String> reads = new ArrayList<>();
        reads.add("select public_id::text from %s where public_id = '%s'".formatted(TABLES.get(kind), id));
        switch (kind) {
            case EXERCISE_PLAN -> {
                reads.add("""
                        select p.public_id::text
                          from find_exercise_plans(null, '{spilled}', null, null, null, null, null, 'NAME', false, 0, 50) f (id)
                          join exercise_plan p on p.id = f.id
                         where p.workspace_id = (select id from workspace where public_id = '%s')
                        """.formatted(workspace));
                reads.add("select workspace::text from release_for_export('%s', '%s', false)".formatted(kind, id));
            }
            case COURSE -> {
                reads.add("select workspace::text from release_for_export('%s', '%s', false)".formatted(kind, id));
                reads.add("""
                        select f.iteration::text
                          from free_seats(array['%s'::uuid]) f
                        """.formatted(fixture.sql()
                        .sql(
                                "select i.public_id from course_iteration i join course c on c.id = i.course_id where c.public_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single()));
            }
            case AGREEMENT ->
                reads.add("select workspace::text from release_for_export('%s', '%s', true)".formatted(kind, id));
            case DOCUMENT -> {
                reads.add("select digest from release_document_key('%s', 1, false)".formatted(id));
                reads.add("select digest from release_document_key('%s', 1, true)".formatted(id));
            }
            case MESSAGE -> {
                reads.add("select workspace::text from release_for_export('%s', '%s', false)".formatted(kind, id));
                String ids =
                        "array(select m.id from message m where m.workspace_id = (select w.id from workspace w where w.public_id = '%s'))"
                                .formatted(workspace);
                reads.add("select public_id::text from read_messages(%s)".formatted(ids));
                reads.add(
                        "select public_id::text from find_messages('%s', null, '{spilled}', 50)".formatted(workspace));
                reads.add(
                        "select p.public_id::text from conversation c cross join lateral message_page(c.public_id, 9000000000000000000, 50) p where c.name = 'Spilled talk' and "
                                + here());
                reads.add("select text from message_version where " + here());
            }
            default -> {}
        }
        return reads;
    }

    // By person and table.
    private Map<String, Set<String>> read() throws SQLException {
        Map<String, Set<String>> read = new HashMap<>();
        Map<Person, String> as = Map.of(
                british,
                "GBR LEAD",
                second,
                "GBR CONTRIBUTOR",
                french,
                "FRA CONTRIBUTOR",
                reader,
                "FRA READER",
                polish,
                "POL CONTRIBUTOR");
        try (AsMember app = new AsMember()) {
            for (Person person : everybody) {
                app.begin(person.id().value());
                for (RowMaker maker : RowMaker.byTable().values()) {
                    if (!OF_CASES.contains(maker.table())) {
                        read.put(
                                as.getOrDefault(person, person.name()) + " " + maker.table(),
                                app.keys("select %s from %s where %s".formatted(maker.key(), maker.table(), here())));
                    }
                }
            }
        }
        return read;
    }

    private Map<String, Set<String>> frozenRows() {
        Map<String, Set<String>> frozen = new HashMap<>();
        for (RowMaker maker : RowMaker.byTable().values()) {
            if (!OF_CASES.contains(maker.table())) {
                String column = switch (maker.table()) {
                    case "exercise_section" -> "0 in (label_id, plan_label_id)";
                    case "label_review" -> "0 in (label_id, page_label_id)";
                    case "conversation" -> "0 in (label_id, subject_label_id)";
                    case "message" -> "0 in (label_id, thread_label_id)";
                    case "message_version", "message_acknowledgment" ->
                        "exists (select from message m where m.id = message_id and 0 in (m.label_id, m.thread_label_id))";
                    default -> "label_id = 0";
                };
                List<String> keys = fixture.sql()
                        .sql("select %s from %s where %s and %s".formatted(maker.key(), maker.table(), column, here()))
                        .query((row, n) -> row.getString(1))
                        .list();
                if (!keys.isEmpty()) {
                    frozen.put(maker.table(), new HashSet<>(keys));
                }
            }
        }
        return frozen;
    }

    private String here() {
        return "workspace_id = %d"
                .formatted(fixture.sql()
                        .sql("select id from workspace where public_id = ?")
                        .param(workspace.value())
                        .query(Integer.class)
                        .single());
    }

    private int stored(ObjectKind kind, UUID id) {
        return fixture.sql()
                .sql("select label_id from %s where public_id = ?".formatted(TABLES.get(kind)))
                .param(id)
                .query(Integer.class)
                .single();
    }

    private UUID report(Person person, ObjectKind kind, UUID object) throws SQLException {
        UUID spill = UUID.randomUUID();
        assertThat(answer(person, REPORT.formatted(spill, kind, object, label.value())))
                .containsExactly("true");
        return spill;
    }

    // What a statement answers, and it is kept.
    private static Set<String> answer(Person person, String sql) throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(person.id().value());
            Set<String> answer = app.keys(sql);
            app.commit();
            return answer;
        }
    }

    // The same, where a refusal answers nothing.
    private static Set<String> asked(Person person, String sql) throws SQLException {
        try {
            return answer(person, sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(sql).matches("42501|EN0\\d\\d");
            return Set.of();
        }
    }

    private static int writes(Person person, String sql) throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(person.id().value());
            return app.write(sql);
        }
    }

    private static void denied(Person person, String sql) throws SQLException {
        assertThat(state(person, sql)).as(sql).isEqualTo("42501");
    }

    private static @Nullable String state(Person person, String sql) throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(person.id().value());
            app.execute(sql);
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
