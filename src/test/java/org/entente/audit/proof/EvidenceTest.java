package org.entente.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.entente.access.Roles;
import org.entente.audit.sealing.LogKeys;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Evidence as an auditor takes it along, and as somebody verifies it who has the bundle, a public key, and nothing else. */
class EvidenceTest extends PortalTest {

    @Autowired
    private EvidenceExports exports;

    @Autowired
    private LogKeys keys;

    @Autowired
    private ExercisePlans plans;

    @TempDir
    private Path directory;

    private Person auditor;
    private Person officer;
    private WorkspaceId workspace;
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        auditor = fixture.official("GBR", Roles.AUDITOR);
        workspace = fixture.workspace("SECRET");
        officer = fixture.officer(fixture.newNation().value(), "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        plan = act.get(
                officer.subject(),
                () -> plans.create(
                        workspace, fixture.label("SECRET", officer.nation().value()), Fixture.plan("Evident")));
        await().until(() -> fixture.sql()
                .sql(
                        "select exists (select from audit_leaf l join audit_entry e on e.id = l.entry where e.object_id = ?)")
                .param(plan.toString())
                .query(Boolean.class)
                .single());
    }

    @Test
    void everythingIsProvedWithoutThePortal() throws Exception {
        Path bundle = written(EvidenceScope.EVERYTHING);

        assertThat(verified(bundle, 0)).contains(keys.name()).containsIgnoringCase("every");
    }

    @Test
    void caseIsProvedAndHoldsNothingElse() throws Exception {
        EvidenceScope object = EvidenceScope.EVERYTHING.on(plan.toString());
        Path bundle = written(object);

        verified(bundle, 0);
        assertThat(told(bundle))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(plan.toString())
                        .contains("PLAN_CREATED")
                        .doesNotContain("Evident"));
        verified(written(EvidenceScope.EVERYTHING.of(officer.nation()).by(officer.id())), 0);
        verified(written(EvidenceScope.EVERYTHING.between(Instant.now().minusSeconds(5), Instant.now())), 0);
        Path nothing = written(EvidenceScope.EVERYTHING.between(null, Instant.EPOCH));
        assertThat(told(nothing)).isEmpty();
        verified(nothing, 0);
    }

    @Test
    void scopesCombineAndReachOneRequestAndOneEntry() throws Exception {
        ExercisePlanId other = act.get(
                officer.subject(),
                () -> plans.create(
                        workspace, fixture.label("SECRET", officer.nation().value()), Fixture.plan("Evident too")));
        UUID entry = sealedEntry(other, "PLAN_CREATED");
        Instant soon = Instant.now().plusSeconds(60);

        assertThat(told(written(EvidenceScope.EVERYTHING
                        .on(plan.toString())
                        .by(officer.id())
                        .between(soon.minusSeconds(600), soon))))
                .hasSize(1);
        assertThat(told(written(EvidenceScope.EVERYTHING.on(plan.toString()).between(soon, null))))
                .isEmpty();
        assertThat(told(written(EvidenceScope.EVERYTHING.on(plan.toString(), other.toString()))))
                .hasSize(2);
        assertThat(told(written(
                        EvidenceScope.EVERYTHING.request(UUID.randomUUID().toString()))))
                .isEmpty();
        Path one = written(EvidenceScope.EVERYTHING.entry(entry));
        assertThat(told(one)).singleElement().satisfies(line -> assertThat(line).contains(other.toString()));
        verified(one, 0);
    }

    @Test
    void entryThatWasChangedOrTakenAwaySinceIsInTheBundleAsItWasSealed() throws Exception {
        UUID entry = sealedEntry(plan, "PLAN_CREATED");
        for (boolean away : List.of(false, true)) {
            try (Tamperer tamperer = Tamperer.open()) {
                if (away) {
                    tamperer.takeAway(entry);
                } else {
                    tamperer.change(entry, "object_id = 'elsewhere', actor_nation = 'XXA', occurred_at = 'epoch'");
                }
                Path bundle = written(EvidenceScope.EVERYTHING.on(plan.toString()));
                assertThat(told(bundle)).hasSize(1);
                verified(bundle, 0);
                assertThat(lines(ofOwnNation()))
                        .as("of the nation's own people")
                        .anyMatch(line -> line.contains(plan.toString()));
            }
        }
    }

    @Test
    void entryThatWasGoneBeforeItWasSealedIsInEveryBundleAndNamed() throws Exception {
        UUID gone = UUID.randomUUID();
        fixture.sql()
                .sql("insert into audit_queue (entry) values (?)")
                .param(gone)
                .update();
        await().until(() -> index(gone) >= 0);

        Path bundle = written(EvidenceScope.EVERYTHING.on(plan.toString()));

        assertThat(lines(bundle)).hasSizeGreaterThan(1).anyMatch(line -> line.contains(gone.toString()));
        assertThat(verified(bundle, 0)).contains("gone before they were sealed", Long.toString(index(gone)));
    }

    @Test
    void bundleSaysWhereTheLogHasNothingLeft() throws Exception {
        UUID entry = sealedEntry(plan, "PLAN_CREATED");
        long index = index(entry);
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.takeLeaf(entry);
            for (EvidenceScope scope :
                    List.of(EvidenceScope.EVERYTHING, EvidenceScope.EVERYTHING.on(plan.toString()))) {
                assertThat(verified(written(scope), 1)).as(scope.written()).contains("Entry " + index + " is missing");
            }
        }
    }

    @Test
    void labelStandsInWordsInWhatIsSealed() throws Exception {
        assertThat(lines(written(EvidenceScope.EVERYTHING.on(plan.toString()))))
                .anyMatch(line -> line.contains("\"labelMarking\":\"(S"));
    }

    @Test
    void oneByteOfAnEntryIsNamed() throws Exception {
        Path bundle = written(EvidenceScope.EVERYTHING.on(plan.toString()));
        byte[] bytes = Files.readAllBytes(bundle);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PLAN_CREATED");
        bytes[at] = 'p';
        Files.write(bundle, bytes);

        String index = told(bundle).getFirst().split(" ")[0];
        assertThat(verified(bundle, 1)).contains(index);
    }

    @Test
    void nationOpensTheEntriesOfItsOwnPeopleAndNoOthers() throws Exception {
        Path bundle = ofOwnNation();
        verified(bundle, 0);
        assertThat(lines(bundle))
                .anyMatch(line -> line.contains(plan.toString()))
                .allMatch(
                        line -> line.contains("\"nation\":\"" + officer.nation().value() + "\"")
                                || line.endsWith("\"origin\":\"missing\"}"));
    }

    private Path ofOwnNation() throws IOException {
        Person administrator = fixture.official(officer.nation().value(), Roles.NATION_ADMINISTRATOR);
        Path bundle = file();
        try (var out = Files.newOutputStream(bundle)) {
            act.as(administrator.subject(), () -> {
                try {
                    exports.writeOfOwnNation(EvidenceScope.EVERYTHING.of(auditor.nation()), out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return bundle;
    }

    private UUID sealedEntry(ExercisePlanId of, String action) {
        await().until(() -> fixture.sql()
                .sql(
                        "select exists (select from audit_leaf l join audit_entry e on e.id = l.entry where e.object_id = ?)")
                .param(of.toString())
                .query(Boolean.class)
                .single());
        return fixture.sql()
                .sql("select id from audit_entry where object_id = ? and action = ?")
                .params(of.toString(), action)
                .query(UUID.class)
                .single();
    }

    private long index(UUID entry) {
        return fixture.sql()
                .sql("select coalesce((select index from audit_leaf where entry = ?), -1)")
                .param(entry)
                .query(Long.class)
                .single();
    }

    @Test
    void nobodyElseTakesEvidenceAlong() {
        for (String role : List.of(Roles.LIAISON_OFFICER, Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR)) {
            Person other = fixture.official("GBR", role);
            assertThatThrownBy(() ->
                            act.as(other.subject(), () -> write(EvidenceScope.EVERYTHING, new ByteArrayOutputStream())))
                    .as(role)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> act.as(auditor.subject(), () -> {
                    try {
                        exports.writeOfOwnNation(EvidenceScope.EVERYTHING, new ByteArrayOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Path written(EvidenceScope scope) throws IOException {
        Path bundle = file();
        try (var out = Files.newOutputStream(bundle)) {
            act.as(auditor.subject(), () -> write(scope, out));
        }
        return bundle;
    }

    private void write(EvidenceScope scope, OutputStream out) {
        try {
            exports.write(scope, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() throws IOException {
        return Files.createTempFile(directory, "evidence", ".zip");
    }

    // What was gone before it was sealed is in every bundle, also what other tests left.
    private static List<String> told(Path bundle) throws IOException {
        return lines(bundle).stream()
                .filter(line -> !line.endsWith("\"origin\":\"missing\"}"))
                .toList();
    }

    private static List<String> lines(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            return zip.stream()
                    .filter(member -> member.getName().startsWith("entries/"))
                    .flatMap(member -> {
                        try {
                            return new String(zip.getInputStream(member).readAllBytes(), StandardCharsets.UTF_8)
                                    .lines();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    // In a process of its own, which has the verifier's classes alone.
    private String verified(Path bundle, int exit) throws Exception {
        Path classes = Path.of("target", "classes", "org", "entente", "audit", "verify");
        Path alone = directory.resolve("alone/org/entente/audit/verify");
        Files.createDirectories(alone);
        try (var files = Files.list(classes)) {
            for (Path file : files.toList()) {
                Files.copy(file, alone.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        directory.resolve("alone").toString(),
                        "org.entente.audit.verify.VerifyCommand",
                        bundle.toString(),
                        "--log-key",
                        keys.verifierKey())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isEqualTo(exit);
        return told;
    }
}
