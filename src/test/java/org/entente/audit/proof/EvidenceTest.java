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
    private ExercisePlanId plan;

    @BeforeEach
    void found() {
        auditor = fixture.official("GBR", Roles.AUDITOR);
        WorkspaceId workspace = fixture.workspace("SECRET");
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
        EvidenceScope object = new EvidenceScope(null, null, null, null, plan.toString(), null);
        Path bundle = written(object);

        verified(bundle, 0);
        assertThat(lines(bundle))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(plan.toString())
                        .contains("PLAN_CREATED")
                        .doesNotContain("Evident"));
        verified(written(new EvidenceScope(null, null, officer.nation(), officer.id(), null, null)), 0);
        verified(written(new EvidenceScope(Instant.now().minusSeconds(5), Instant.now(), null, null, null, null)), 0);
        Path nothing = written(new EvidenceScope(null, Instant.EPOCH, null, null, null, null));
        assertThat(lines(nothing)).isEmpty();
        verified(nothing, 0);
    }

    @Test
    void oneByteOfAnEntryIsNamed() throws Exception {
        Path bundle = written(new EvidenceScope(null, null, null, null, plan.toString(), null));
        byte[] bytes = Files.readAllBytes(bundle);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PLAN_CREATED");
        bytes[at] = 'p';
        Files.write(bundle, bytes);

        String index = lines(bundle).getFirst().split(" ")[0];
        assertThat(verified(bundle, 1)).contains(index);
    }

    @Test
    void nationOpensTheEntriesOfItsOwnPeopleAndNoOthers() throws Exception {
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
        verified(bundle, 0);
        assertThat(lines(bundle))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("\"nation\":\"" + officer.nation().value() + "\""));
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
