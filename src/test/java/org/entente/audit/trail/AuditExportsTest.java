package org.entente.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.TermDigest;
import org.entente.audit.export.ExportFormat;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Tamperer;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor found leaves the portal whole, in each form, and not without an entry. */
class AuditExportsTest extends PortalTest {

    @Autowired
    private AuditExports exports;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TermDigest terms;

    @Autowired
    private ExercisePlans plans;

    private Person auditor;
    private Person officer;
    private WorkspaceId workspace;

    @BeforeEach
    void people() {
        auditor = fixture.official("GBR", Roles.AUDITOR);
        officer = fixture.officer("GBR", "SECRET");
        workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR})
    void nobodyButAuditorsExportsAnything(String role) {
        Person person = fixture.official("GBR", role);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        act.as(
                person.subject(),
                () -> assertThatThrownBy(() -> exports.write(AuditQuery.ALL, ExportFormat.CSV, out))
                        .isInstanceOf(AccessDeniedException.class));
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void exportHoldsWhatTheListShowsInItsOrder(ExportFormat format) throws IOException {
        ExercisePlanId plan = planWithEntries();
        List<String> listed = act.get(auditor.subject(), () -> trail.list(on(plan), null, 50)).stream()
                .map(entry -> entry.id().toString())
                .toList();
        assertThat(listed).hasSize(3);
        assertThat(ids(format, export(on(plan), format))).isEqualTo(listed);
    }

    @Test
    void csvIsReadAgainAsItWasWrittenAndNoCellIsAFormula() throws IOException {
        fixture.sql()
                .sql("update member set display_name = ? where id = ?")
                .params("=HYPERLINK(\"http://x\", \"a,b\")", officer.id().value())
                .update();
        ExercisePlanId plan = planWithEntries();
        String text = export(on(plan), ExportFormat.CSV);
        assertThat(text).endsWith("\r\n");
        assertThat(csv(text)).hasSize(3).allSatisfy(row -> {
            assertThat(row.get("actor_name")).isEqualTo("'=HYPERLINK(\"http://x\", \"a,b\")");
            assertThat(row.get("object_id")).isEqualTo(plan.toString());
            assertThat(row.get("occurred_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        });
        assertThat(csv(text)).extracting(row -> row.get("action")).contains("PLAN_CREATED", "OBJECT_OPENED");
        assertThat(csv(text)).extracting(row -> row.get("reason")).contains("NOT_ADMITTED");
    }

    @Test
    void jsonLinesHoldFactsAsAnObject() throws IOException {
        JsonNode created = JsonMapper.shared()
                .readTree(export(on(planWithEntries()), ExportFormat.JSON_LINES)
                        .lines()
                        .filter(line -> line.contains("PLAN_CREATED"))
                        .findFirst()
                        .orElseThrow());
        assertThat(created.path("detail").isObject()).isTrue();
        assertThat(created.path("actor").asString()).isEqualTo(officer.id().toString());
        assertThat(created.has("reason")).isFalse();
    }

    @Test
    void moreThanIsReadAtOnceIsExportedWholeAndEachOnce() throws IOException {
        String object = UUID.randomUUID().toString();
        fixture.sql().sql("""
                        insert into audit_entry (action, object_kind, object_id, outcome, detail)
                        select 'PLAN_OPENED', 'EXERCISE_PLAN', ?, 'SUCCESS', jsonb_build_object('n', n::text)
                          from generate_series(1, 4500) n
                        """).param(object).update();
        awaitSealed(object, 4500);
        List<String> ids = ids(ExportFormat.JSON_LINES, export(on(object), ExportFormat.JSON_LINES));
        assertThat(ids).hasSize(4500).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotSealedIsNotExportedForTheCheckpointDoesNotCoverIt() throws Exception {
        ExercisePlanId plan = planWithEntries();
        UUID entry = fixture.sql()
                .sql("select id from audit_entry where object_id = ? and action = 'PLAN_CREATED'")
                .param(plan.toString())
                .query(UUID.class)
                .single();
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.takeLeaf(entry);
            assertThat(ids(ExportFormat.JSON_LINES, export(on(plan), ExportFormat.JSON_LINES)))
                    .hasSize(2)
                    .doesNotContain(entry.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatWasAlteredSinceIsExportedAsItWasSealedAndSaysSo(ExportFormat format) throws Exception {
        ExercisePlanId plan = planWithEntries();
        UUID entry = entry(plan, "OBJECT_OPENED");
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.change(entry, "actor_name = 'Somebody Else', outcome = 'SUCCESS', reason = null");
            String text = export(on(plan), format);
            assertThat(text).doesNotContain("Somebody Else");
            assertThat(ids(format, text)).hasSize(3);
            assertThat(line(text, entry))
                    .contains(officer.name(), "NOT_ADMITTED")
                    .contains(standing(format, "altered"));
            assertThat(line(text, entry(plan, "PLAN_OPENED"))).doesNotContain("altered", "as-sealed");
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatWasTakenAwaySinceIsExportedAsItWasSealedAndSaysSo(ExportFormat format) throws Exception {
        ExercisePlanId plan = planWithEntries();
        UUID entry = entry(plan, "OBJECT_OPENED");
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.takeAway(entry);
            String text = export(on(plan), format);
            assertThat(ids(format, text)).hasSize(3).endsWith(entry.toString());
            assertThat(line(text, entry))
                    .contains(officer.name(), "NOT_ADMITTED")
                    .contains(standing(format, "gone"));
        }
    }

    @Test
    void whatWasAlteredSoAsNotToBeFoundIsExportedByWhatWasSealed() throws Exception {
        ExercisePlanId plan = planWithEntries();
        UUID entry = entry(plan, "OBJECT_OPENED");
        Instant from = Instant.now().minusSeconds(600);
        AuditQuery each = new AuditQuery(
                officer.id().value(),
                officer.name(),
                "GBR",
                workspace,
                ObjectKind.EXERCISE_PLAN,
                plan.toString(),
                Set.of(AuditAction.OBJECT_OPENED, AuditAction.PLAN_OPENED),
                Outcome.DENIED,
                from,
                Instant.now().plusSeconds(600),
                Set.of(EntryOrigin.PORTAL));
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.change(
                    entry,
                    "actor = gen_random_uuid(), actor_nation = 'FRA', action = 'PLANS_LISTED', object_id = 'other', outcome = 'SUCCESS',"
                            + " workspace_id = null, object_kind = null, occurred_at = timestamptz '2001-01-01'");
            assertThat(ids(ExportFormat.CSV, export(each, ExportFormat.CSV))).containsExactly(entry.toString());
            assertThat(ids(ExportFormat.CSV, export(on(plan), ExportFormat.CSV)))
                    .hasSize(3)
                    .endsWith(entry.toString());
            assertThat(ids(ExportFormat.CSV, export(on(plan).between(null, from), ExportFormat.CSV)))
                    .isEmpty();
            assertThat(ids(ExportFormat.CSV, export(on(plan).with(Outcome.SUCCESS), ExportFormat.CSV)))
                    .hasSize(2)
                    .doesNotContain(entry.toString());
        }
        String rows = fixture.sql()
                .sql(
                        "select detail ->> 'rows' from audit_entry where actor = ? and action = 'AUDIT_EXPORTED' order by occurred_at limit 1")
                .param(auditor.id().value())
                .query(String.class)
                .single();
        assertThat(rows).isEqualTo("1");
    }

    @Test
    void whatWasGoneBeforeItWasSealedIsExportedOnceWithoutBeingAskedFor() throws IOException {
        UUID gone = fixture.loseBeforeSealing();
        for (AuditQuery query : List.of(
                AuditQuery.ALL.between(null, Instant.now()).with(Outcome.FAILED),
                AuditQuery.ALL.ofOrigins(Set.of(EntryOrigin.MISSING)))) {
            assertThat(ids(ExportFormat.JSON_LINES, export(query, ExportFormat.JSON_LINES)).stream()
                            .filter(gone.toString()::equals))
                    .as(query.toString())
                    .hasSize(query.origins().isEmpty() ? 0 : 1);
        }
        String all = export(AuditQuery.ALL, ExportFormat.JSON_LINES);
        assertThat(line(all, gone)).contains("\"reason\":\"MISSING\"", "\"standing\":\"never-there\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "long", "bare"})
    void nothingThatASlippedInEntrySaysHoldsUpSealingOrExports(String what) throws IOException {
        String object = UUID.randomUUID().toString();
        String detail = switch (what) {
            case "deep" -> "[".repeat(1500) + "]".repeat(1500);
            case "long" -> "{\"bytes\": " + "9".repeat(3000) + "}";
            default -> "\"bare\"";
        };
        fixture.sql()
                .sql(
                        "insert into audit_entry (actor, action, object_kind, object_id, outcome, detail) values (?, 'DOING \"WRONG', 'NO_KIND', ?, 'SUCCESS', ?::jsonb)")
                .params(UUID.randomUUID(), object, detail)
                .update();
        awaitSealed(object, 1);
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(ids(format, export(on(object), format))).hasSize(1);
        }
        UUID entry = fixture.sql()
                .sql("select id from audit_entry where object_id = ?")
                .param(object)
                .query(UUID.class)
                .single();
        Optional<OpenedEntry> opened = act.get(auditor.subject(), () -> trail.open(entry));
        assertThat(opened.map(OpenedEntry::sealed).map(SealedEntry::holds)).contains(true);
    }

    @Test
    void actionThatDoesNotFitWhereEntriesAreCountedIsNotEvenSlippedIn() {
        assertThatThrownBy(() -> fixture.sql().sql("""
                        insert into audit_entry (action, object_kind, outcome)
                        select left(string_agg(md5(n::text || clock_timestamp()), ''), 2680), 'NONE', 'SUCCESS' from generate_series(1, 100) n
                        """).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("audit_entry_action_fits");
    }

    @Test
    void exportIsEnteredWithFormatFiltersAndNumberAndNoWord() throws IOException {
        ExercisePlanId plan = planWithEntries();
        export(
                new AuditQuery(
                        null,
                        officer.name(),
                        "GBR",
                        null,
                        null,
                        plan.toString(),
                        Set.of(AuditAction.PLAN_CREATED),
                        null,
                        null,
                        null,
                        Set.of()),
                ExportFormat.OCSF);
        String detail = fixture.sql()
                .sql("select detail::text from audit_entry where actor = ? and action = 'AUDIT_EXPORTED'")
                .param(auditor.id().value())
                .query((row, n) -> row.getString(1))
                .single();
        JsonNode facts = JsonMapper.shared().readTree(detail);
        assertThat(facts.path("format").asString()).isEqualTo("OCSF");
        assertThat(facts.path("rows").asString()).isEqualTo("1");
        assertThat(facts.path("nation").asString()).isEqualTo("GBR");
        assertThat(facts.path("actions").asString()).isEqualTo("PLAN_CREATED");
        assertThat(facts.path("terms").asString()).contains(terms.of("Test"), terms.of("Person"));
        assertThat(detail).doesNotContain("Person", plan.toString());
    }

    @Test
    void whatCannotBeEnteredIsNotExported() {
        ExercisePlanId plan = planWithEntries();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixture.sql()
                .sql("alter table audit_entry add constraint no_exports check (action <> 'AUDIT_EXPORTED') not valid")
                .update();
        try {
            act.as(
                    auditor.subject(),
                    () -> assertThatThrownBy(() -> exports.write(on(plan), ExportFormat.CSV, out))
                            .isInstanceOf(DataAccessException.class));
        } finally {
            fixture.sql()
                    .sql("alter table audit_entry drop constraint no_exports")
                    .update();
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void ocsfEventsCarryTheNumbersOfTheirClasses() throws IOException {
        Map<String, Integer> types = new TreeMap<>();
        export(on(planWithEntries()), ExportFormat.OCSF).lines().forEach(line -> {
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.path("class_uid").asInt() / 1000)
                    .isEqualTo(event.path("category_uid").asInt());
            assertThat(event.path("type_uid").asInt())
                    .isEqualTo(event.path("class_uid").asInt() * 100
                            + event.path("activity_id").asInt());
            assertThat(event.path("time").asLong()).isPositive();
            assertThat(event.path("severity_id").asInt()).isPositive();
            types.put(event.path("message").asString(), event.path("type_uid").asInt());
        });
        assertThat(types).isEqualTo(Map.of("PLAN_CREATED", 600101, "PLAN_OPENED", 600102, "OBJECT_OPENED", 600402));
    }

    private UUID entry(ExercisePlanId plan, String action) {
        return fixture.sql()
                .sql("select id from audit_entry where object_id = ? and action = ?")
                .params(plan.toString(), action)
                .query(UUID.class)
                .single();
    }

    private static String line(String text, UUID entry) {
        return text.lines()
                .filter(line -> line.contains(entry.toString()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static String standing(ExportFormat format, String standing) {
        return switch (format) {
            case CSV -> ",portal," + standing + ",";
            case JSON_LINES, OCSF -> "\"origin\":\"portal\",\"standing\":\"" + standing + '"';
            case CEF -> "flexString2Label=standing flexString2=" + standing;
        };
    }

    private ExercisePlanId planWithEntries() {
        ExercisePlanId plan = act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("CONFIDENTIAL", "GBR"), Fixture.plan("To be exported")));
        act.as(officer.subject(), () -> plans.open(plan));
        fixture.sql()
                .sql("delete from admission where member_id = ?")
                .param(officer.id().value())
                .update();
        act.as(officer.subject(), () -> plans.open(plan));
        awaitSealed(plan, 3);
        return plan;
    }

    private void awaitSealed(Object object, int entries) {
        await().until(() -> fixture.sql()
                        .sql(
                                "select count(*) from audit_leaf l join audit_entry e on e.id = l.entry where e.object_id = ?")
                        .param(object.toString())
                        .query(Integer.class)
                        .single()
                == entries);
    }

    private static AuditQuery on(Object id) {
        return AuditQuery.ALL.on(id);
    }

    private String export(AuditQuery query, ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        act.as(auditor.subject(), () -> {
            try {
                exports.write(query, format, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return withoutItsCheckpoint(format, out.toString(StandardCharsets.UTF_8));
    }

    // At the end of each stands the newest checkpoint of the log.
    private static String withoutItsCheckpoint(ExportFormat format, String text) {
        String end = format == ExportFormat.CSV ? "\r\ncheckpoint," : "\n";
        int at = text.lastIndexOf(end, text.length() - 2) + end.indexOf('\n') + 1;
        assertThat(text.substring(at)).containsIgnoringCase("checkpoint").contains("/tlog");
        return text.substring(0, at);
    }

    private static List<String> ids(ExportFormat format, String text) throws IOException {
        List<String> ids = new ArrayList<>();
        switch (format) {
            case CSV -> csv(text).forEach(row -> ids.add(row.get("id")));
            case JSON_LINES ->
                text.lines()
                        .forEach(line -> ids.add(
                                JsonMapper.shared().readTree(line).path("id").asString()));
            case OCSF ->
                text.lines()
                        .forEach(line -> ids.add(JsonMapper.shared()
                                .readTree(line)
                                .path("metadata")
                                .path("uid")
                                .asString()));
            case CEF -> text.lines().forEach(line -> ids.add(line.replaceFirst(".* externalId=(\\S+) .*", "$1")));
        }
        return ids;
    }

    private static List<CSVRecord> csv(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }
}
