package org.entente.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.EntryOrigin;
import org.entente.audit.trail.EntryStanding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The forms of an export, by what makes them hard: signs that mean something in them, and every action there is. */
class EntryWritersTest {

    private static final String STAMP = "entente.example/log\n7\nroot=\n\n— entente.example sig\n";

    @Test
    void signsOfCefAreEscapedWhereTheyMeanSomething() throws IOException {
        String line =
                write(ExportFormat.CEF, entry(AuditAction.PLAN_OPENED, Outcome.SUCCESS, "{\"a\": \"b=c\\\\d|e\nf\"}"));
        assertThat(line)
                .startsWith("CEF:0|Entente|Entente|1|PLAN_OPENED|plan opened|2|rt=1925035200123 externalId=")
                .contains(" msg={\"a\": \"b\\=c\\\\\\\\d|e\\nf\"}")
                .contains(" suser=O\\=Neil \\\\ Sons ");
        assertThat(line.lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7,' src=192.0.2.7 '", "2001:db8::7,' c6a2Label=Source IPv6 Address c6a2=2001:db8::7 '"})
    void addressesStandWhereCefHasThem(String address, String expected) throws IOException {
        assertThat(write(ExportFormat.CEF, entry(address))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNED_IN,SUCCESS,,300201",
        "SIGN_IN_FAILED,FAILED,,300201",
        "SIGN_IN_REFUSED,DENIED,,300201",
        "SIGNED_OUT,SUCCESS,,300202",
        "MEMBER_ADDED,SUCCESS,,300101",
        "MEMBER_CHANGED,SUCCESS,'{\"state\": \"SUSPENDED\"}',300105",
        "MEMBER_CHANGED,SUCCESS,'{\"state\": \"ACTIVE\"}',300102",
        "MEMBER_CHANGED,SUCCESS,'{\"role\": \"auditor\"}',300503",
        "MEMBER_ADMITTED,SUCCESS,,300603",
        "MEMBER_REMOVED,SUCCESS,,300604",
        "DOCUMENT_STORED,SUCCESS,,600601",
        "DOCUMENT_DOWNLOADED,SUCCESS,,600602",
        "DOCUMENT_DOWNLOADED,DENIED,,600402",
        "DOCUMENT_VIEWED,SUCCESS,,600609",
        "PLAN_CREATED,SUCCESS,,600101",
        "PLANS_LISTED,SUCCESS,,600102",
        "PLAN_CHANGED,SUCCESS,,600103",
        "SECTION_REMOVED,SUCCESS,,600104",
        "MESSAGES_SEARCHED,SUCCESS,,600105",
        "IMPORT_STARTED,SUCCESS,,600106",
        "OBJECT_EXPORTED,SUCCESS,,600107",
        "AUDIT_EXPORTED,SUCCESS,,600107",
        "ROUTE_DENIED,DENIED,,600402",
        "CALL_DENIED,DENIED,,600402"
    })
    void actionsHaveTheTypesOfOcsf(AuditAction action, Outcome outcome, @Nullable String detail, int type) {
        assertThat(OcsfType.of(entry(action, outcome, detail)).typeUid()).isEqualTo(type);
    }

    @Test
    void onlyTheNoticeHasNoActivityInOcsf() {
        assertThat(Arrays.stream(AuditAction.values())
                        .filter(action -> OcsfType.of(entry(action, Outcome.SUCCESS, null))
                                        .activity()
                                == 99))
                .containsExactly(AuditAction.NOTICE_ACCEPTED);
        assertThat(Arrays.stream(AuditAction.values())
                        .map(action -> OcsfType.of(entry(action, Outcome.SUCCESS, null))
                                .classUid()))
                .isSubsetOf(Set.of(3001, 3002, 3005, 3006, 6001, 6004, 6006));
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void stampIsTheLastThingInTheFileAndAnEmptyOneIsNone(ExportFormat format) throws IOException {
        StringWriter with = new StringWriter();
        StringWriter without = new StringWriter();
        format.to(with).end(STAMP);
        format.to(without).end("");
        assertThat(without.toString()).isEmpty();
        switch (format) {
            case CSV -> assertThat(with.toString()).startsWith("checkpoint,").contains("\"" + STAMP + "\"");
            case JSON_LINES ->
                assertThat(JsonMapper.shared().readValue(with.toString(), Map.class))
                        .isEqualTo(Map.of("checkpoint", STAMP));
            case OCSF ->
                assertThat(JsonMapper.shared()
                                .readTree(with.toString())
                                .path("unmapped")
                                .path("checkpoint")
                                .asString())
                        .isEqualTo(STAMP);
            case CEF -> assertThat(with.toString().lines()).hasSize(1);
        }
    }

    @Test
    void formulasAreDefusedInEveryCell() throws IOException {
        for (String begin : List.of("=", "+", "-", "@", "\t", "\r", "\n")) {
            assertThat(write(ExportFormat.CSV, entry(AuditAction.PLAN_OPENED, Outcome.SUCCESS, begin + "1+1")))
                    .contains("'" + begin + "1+1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CSV;,7,portal,",
                "JSON_LINES;\"index\":7,\"origin\":\"portal\"",
                "OCSF;\"index\":7,\"origin\":\"portal\"",
                "CEF;cn1Label=index cn1=7 flexString1Label=origin flexString1=portal"
            })
    void eachFormSaysWhereTheEntryStandsAndWhereItCameFrom(ExportFormat format, String expected) throws IOException {
        assertThat(write(format, entry(AuditAction.PLAN_OPENED, Outcome.SUCCESS, null)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CSV;,7,portal,gone,",
                "JSON_LINES;\"origin\":\"portal\",\"standing\":\"gone\"",
                "OCSF;\"origin\":\"portal\",\"standing\":\"gone\"",
                "CEF;flexString2Label=standing flexString2=gone"
            })
    void eachFormSaysThatTheListHasItNotAsItWasSealed(ExportFormat format, String expected) throws IOException {
        AuditEntry gone = entry(AuditAction.PLAN_OPENED, Outcome.SUCCESS, null, null, EntryStanding.GONE);
        assertThat(write(format, gone)).contains(expected);
        assertThat(write(ExportFormat.CEF, gone)).contains("|plan opened|9|");
        assertThat(write(ExportFormat.OCSF, gone)).contains("\"severity_id\":4");
        assertThat(write(format, entry(AuditAction.PLAN_OPENED, Outcome.SUCCESS, null)))
                .doesNotContain("gone", "as-sealed");
    }

    @Test
    void ocsfNamesTheVersionThatKnowsItsActivities() throws IOException {
        assertThat(JsonMapper.shared()
                        .readTree(write(ExportFormat.OCSF, entry(AuditAction.MEMBER_CHANGED, Outcome.SUCCESS, "{}")))
                        .path("metadata")
                        .path("version")
                        .asString())
                .isEqualTo("1.9.0");
    }

    private static String write(ExportFormat format, AuditEntry entry) throws IOException {
        StringWriter out = new StringWriter();
        format.to(out).write(entry);
        return out.toString();
    }

    private static AuditEntry entry(AuditAction action, Outcome outcome, @Nullable String detail) {
        return entry(action, outcome, detail, null);
    }

    private static AuditEntry entry(String address) {
        return entry(AuditAction.PLAN_OPENED, Outcome.SUCCESS, null, address);
    }

    private static AuditEntry entry(
            AuditAction action, Outcome outcome, @Nullable String detail, @Nullable String address) {
        return entry(action, outcome, detail, address, EntryStanding.AS_SEALED);
    }

    private static AuditEntry entry(
            AuditAction action,
            Outcome outcome,
            @Nullable String detail,
            @Nullable String address,
            EntryStanding standing) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse("2031-01-01T12:00:00.123456Z"),
                UUID.randomUUID(),
                "O=Neil \\ Sons",
                "GBR",
                "liaison-officer",
                address,
                null,
                null,
                action,
                ObjectKind.EXERCISE_PLAN,
                "id",
                null,
                null,
                outcome,
                null,
                detail,
                7L,
                EntryOrigin.PORTAL,
                standing);
    }
}
