package org.entente.label.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entente.label.Policies;
import org.entente.label.binding.BindingSigner;
import org.entente.label.binding.BindingWriter;
import org.entente.label.binding.Signers;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./portal label} prints, and how it ends. */
class LabelCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String LABEL = """
            <slab:originatorConfidentialityLabel xmlns:slab="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0" ReviewDateTime="2031-09-26T00:00:00Z">
              <slab:ConfidentialityInformation>
                <slab:PolicyIdentifier>ENTENTE</slab:PolicyIdentifier>
                <slab:Classification>SECRET</slab:Classification>
                <slab:Category Type="RESTRICTIVE" TagName="Caveat"><slab:GenericValue>CRYPTO</slab:GenericValue></slab:Category>
                <slab:Category Type="PERMISSIVE" TagName="Releasable To"><slab:GenericValue>FRA</slab:GenericValue><slab:GenericValue>GBR</slab:GenericValue></slab:Category>
              </slab:ConfidentialityInformation>
              <slab:CreationDateTime>2026-09-26T12:00:00Z</slab:CreationDateTime>
            </slab:originatorConfidentialityLabel>
            """;
    private static final String CLEARANCE = """
            <c:ConfidentialityClearance xmlns:c="urn:nato:stanag:4774:confidentialityclearance:1:0" xmlns="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0">
              <PolicyIdentifier>ENTENTE</PolicyIdentifier>
              <c:ClassificationList><Classification>SECRET</Classification></c:ClassificationList>
              <Category Type="RESTRICTIVE" TagName="Caveat"><GenericValue>CRYPTO</GenericValue></Category>
              <Category Type="PERMISSIVE" TagName="Releasable To"><GenericValue>GBR</GenericValue></Category>
            </c:ConfidentialityClearance>
            """;
    private static final String SUCCESSION = """
            <slab:SuccessionHandling><slab:SuccessionDateTime>%s</slab:SuccessionDateTime>
            <slab:SuccessorConfidentialityLabel><slab:ConfidentialityInformation><slab:PolicyIdentifier>ENTENTE</slab:PolicyIdentifier>
            <slab:Classification>RESTRICTED</slab:Classification><slab:Category Type="PERMISSIVE" TagName="Releasable To">
            <slab:GenericValue>GBR</slab:GenericValue></slab:Category></slab:ConfidentialityInformation>
            <slab:CreationDateTime>2026-09-26T12:00:00Z</slab:CreationDateTime></slab:SuccessorConfidentialityLabel></slab:SuccessionHandling>
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = NOW;
    private Path label = Path.of("");
    private Path clearance = Path.of("");

    @BeforeEach
    void write() throws IOException {
        label = file("label.xml", LABEL);
        clearance = file("clearance.xml", CLEARANCE);
    }

    @Test
    void aLabelIsDeniedWithTheReasonInWords() throws IOException {
        Path other = file("other.xml", CLEARANCE.replace("GBR", "JPN"));

        assertThat(run("--label", label.toString(), "--clearance", other.toString()))
                .isEqualTo(1);
        assertThat(printed().lines().limit(3))
                .containsExactly("Validity   Valid", "Decision   Deny", "           Not releasable to Japan");
    }

    @Test
    void aLabelIsPermitted() {
        assertThat(run("--label", label.toString(), "--clearance", clearance.toString()))
                .isZero();
        assertThat(printed()).isEqualTo("""
                        Validity   Valid
                        Decision   Permit
                        Marking    ENTENTE SECRET – CRYPTO Releasable to France, United Kingdom
                        Banner     ENTENTE SECRET – CRYPTO Releasable to FRA, GBR
                        Portion    (S-CRYPTO)
                        Policy     ENTENTE, urn:oid:2.25.174218937106829871205917236400287316981
                        Label      The originator’s
                        Created    2026-09-26T12:00:00Z
                        To review  2031-09-26T00:00:00Z
                        """);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void withoutAClearanceItSaysWhetherTheLabelIsValid() {
        assertThat(run("--label", label.toString())).isZero();
        assertThat(printed()).startsWith("Validity   Valid\n").doesNotContain("Decision");
    }

    @Test
    void aLabelThatThePolicyDoesNotAllowIsInvalidWhoeverAsks() throws IOException {
        Path invalid = file("invalid.xml", LABEL.replace("SECRET", "RESTRICTED").replace("FRA", "FRX"));

        assertThat(run("--label", invalid.toString())).isEqualTo(2);
        assertThat(printed())
                .startsWith("Validity")
                .contains("Not valid\n", "Releasable To has no value FRX\n", "CRYPTO may not be used at RESTRICTED\n")
                .doesNotContain("Marking");
        assertThat(run("--label", invalid.toString(), "--clearance", clearance.toString()))
                .isEqualTo(2);
        assertThat(printed()).contains("Decision   Deny");
    }

    @Test
    void aClearanceOfAnotherPolicyUnderTheSameNameIsInvalid() throws IOException {
        Path other = file(
                "other.xml",
                CLEARANCE.replace("<PolicyIdentifier>", "<PolicyIdentifier URI=\"urn:oid:1.3.26.1.3.1\">"));

        assertThat(run("--label", label.toString(), "--clearance", other.toString()))
                .isEqualTo(2);
        assertThat(printed()).contains("Not under the policy that was loaded").contains("Deny");
    }

    @Test
    void anUnknownPolicyIsInvalidAndNamed() throws IOException {
        assertThat(run(
                        "--label",
                        file("foreign.xml", LABEL.replace("ENTENTE", "ELSEWHERE"))
                                .toString()))
                .isEqualTo(2);
        assertThat(printed()).contains("The policy ELSEWHERE is not loaded");
    }

    @Test
    void bindingIsWholeOrBrokenOrUnprovedOrUnreadable() throws IOException, CertificateEncodingException {
        // Certificates hold from the moment on at which they are made.
        now = Instant.now().plusSeconds(3600);
        BindingSigner signer = Signers.elliptic(directory, "Partner");
        Path trust = Files.createDirectory(directory.resolve("trust"));
        Files.writeString(
                trust.resolve("partner.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(signer.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Path data = file("plan.txt", "Serial 1");
        BindingWriter writer = new BindingWriter(new LabelWriter(new Policies(ShippedPolicies.read())));
        MetadataLabel bound =
                LabelReader.read(LABEL.getBytes(StandardCharsets.UTF_8)).label();
        Path signed = Files.write(
                directory.resolve("plan.bdo"),
                writer.sidecar(bound, "plan.txt", "text/plain", Files.newInputStream(data), signer, now));
        Path unsigned = Files.write(
                directory.resolve("other.bdo"),
                writer.sidecar(bound, "plan.txt", "text/plain", Files.newInputStream(data)));
        Path exported = Files.write(
                directory.resolve("plan.xml"),
                writer.encapsulate(bound, "<plan/>".getBytes(StandardCharsets.UTF_8), signer, now));
        String[] trusted = {"--trust", trust.toString()};

        assertThat(check(signed, data, trusted)).isZero();
        assertThat(printed()).startsWith("Binding   Whole, and signed\n").contains("ENTENTE SECRET", "plan.txt");
        assertThat(check(exported, null, trusted)).isZero();
        assertThat(check(signed, data)).isEqualTo(1);
        assertThat(check(signed, file("changed.txt", "Serial 2"), trusted)).isEqualTo(1);
        assertThat(check(unsigned, data, trusted)).isEqualTo(2);
        assertThat(check(signed, null, trusted)).isEqualTo(2);
        assertThat(printed()).contains("name it with --data");
        assertThat(check(label, null, trusted)).isEqualTo(3);
        assertThat(check(signed, directory.resolve("absent"), trusted)).isEqualTo(3);
        assertThat(check(signed, data, "--trust", directory.resolve("absent").toString()))
                .isEqualTo(3);
        assertThat(check(exported, data, trusted)).isEqualTo(64);
        assertThat(check(signed, data, "--label", label.toString())).isEqualTo(64);

        assertThat(check(exported, null, "--json", trusted[0], trusted[1])).isZero();
        JsonNode json = JsonMapper.shared().readTree(printed());
        assertThat(json.get("standing").asString()).isEqualTo("WHOLE");
        assertThat(json.get("findings").size()).isEqualTo(3);
        assertThat(json.get("valid").asBoolean()).isTrue();
    }

    private int check(Path binding, @Nullable Path data, String... more) {
        List<String> all = new ArrayList<>(List.of("--binding", binding.toString()));
        if (data != null) {
            all.addAll(List.of("--data", data.toString()));
        }
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void whatIsUnreadableIsToldWithFileAndPlace() throws IOException {
        Path broken = file("broken.xml", LABEL.replace("</slab:Classification>", ""));

        assertThat(run("--label", broken.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(broken + ": Line 7, column ");
        assertThat(printed()).isEmpty();
        assertThat(run("--label", directory.resolve("absent.xml").toString())).isEqualTo(3);
        assertThat(run("--label", directory.toString())).isEqualTo(3);
        assertThat(run("--label", label.toString(), "--clearance", label.toString()))
                .isEqualTo(3);
        assertThat(run("--label", label.toString(), "--policy", label.toString()))
                .isEqualTo(3);
    }

    @Test
    void policiesThatAreNamedTakeThePlaceOfTheShippedOnes() throws IOException {
        Path small = file("small.xml", """
                <SPIF xmlns="http://www.xmlspif.org/spif" schemaVersion="2.1"><securityPolicyId name="SMALL" id="1.2.3"/>
                <securityClassifications><securityClassification name="SECRET" lacv="1" hierarchy="1"/></securityClassifications></SPIF>
                """);
        Path shipped = file(
                "shipped.xml",
                new String(
                        LabelCommandTest.class
                                .getResourceAsStream("/policies/entente.xml")
                                .readAllBytes(),
                        StandardCharsets.UTF_8));
        assertThat(run("--label", label.toString(), "--policy", small.toString()))
                .isEqualTo(2);
        assertThat(run("--label", label.toString(), "--policy", small.toString(), "--policy", shipped.toString()))
                .isZero();
        assertThat(run("--label", label.toString(), "--policy", small.toString(), "--policy", small.toString()))
                .isEqualTo(64);
    }

    /** As the portal, which puts no such policy in force: what it would say of labels, nobody meant. */
    @Test
    void aPolicyWhoseRulesContradictEachOtherIsUnreadable() throws IOException {
        String policy = """
                <SPIF xmlns="http://www.xmlspif.org/spif" schemaVersion="2.1">
                  <securityPolicyId name="ENTENTE" id="1.2.3"/>
                  <securityClassifications><securityClassification name="SECRET" lacv="1" hierarchy="1"/></securityClassifications>
                  <securityCategoryTagSets><securityCategoryTagSet name="Project" id="1.2.3.1">
                    <securityCategoryTag name="Project" tagType="restrictive">
                      <tagCategory name="ALPHA" lacv="1"><requiredCategory operation="all"><categoryGroup tagSetRef="Project" tagType="restrictive" lacv="2"/></requiredCategory></tagCategory>
                      <tagCategory name="BETA" lacv="2"><excludedCategory tagSetRef="Project" tagType="restrictive" lacv="1"/></tagCategory>
                    </securityCategoryTag></securityCategoryTagSet></securityCategoryTagSets>
                </SPIF>
                """;
        Path plain = file("label2.xml", LABEL.replaceAll("(?m)^ *<slab:Category .*\n", ""));
        Path impossible = file("impossible.xml", policy);
        Path possible = file("possible.xml", policy.replaceAll("<excludedCategory[^>]*>", ""));

        assertThat(run("--label", plain.toString(), "--policy", possible.toString()))
                .isZero();
        assertThat(run("--label", plain.toString(), "--policy", impossible.toString()))
                .isEqualTo(3);
        assertThat(printed()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("impossible.xml")
                .contains(
                        "No label could carry Project ALPHA, for what it needs and what is excluded contradict each other");
        assertThat(run("--json", "--label", plain.toString(), "--policy", impossible.toString()))
                .isEqualTo(3);
        assertThat(json().at("/exit").intValue()).isEqualTo(3);
        assertThat(json().at("/unreadable/line").intValue()).isZero();
        assertThat(json().at("/unreadable/reason").stringValue()).contains("Project ALPHA");
    }

    @Test
    void itSpeaksFrench() throws IOException {
        Path other = file("other.xml", CLEARANCE.replaceFirst("<Category Type=\"RES.*", ""));

        assertThat(run("--language", "fr", "--label", label.toString(), "--clearance", other.toString()))
                .isEqualTo(1);
        assertThat(printed()).contains("Accès refusé", "Exige CRYPTO", "Communicable à", "Validité");
        assertThat(run("--language", "fi", "--label", label.toString())).isZero();
        assertThat(printed()).startsWith("Validity");
    }

    @Test
    void aSuccessorWhoseDateHasComeIsJudgedInItsPlace() throws IOException {
        Path due = file(
                "due.xml", LABEL.replace("</slab:orig", SUCCESSION.formatted("2026-10-01T00:00:00Z") + "</slab:orig"));
        Path later = file(
                "later.xml",
                LABEL.replace("</slab:orig", SUCCESSION.formatted("2026-12-01T00:00:00Z") + "</slab:orig"));

        run("--label", due.toString());
        assertThat(printed())
                .contains("Marking         ENTENTE RESTRICTED Releasable to United Kingdom\n")
                .contains("Succession      In force now, in the place of: ENTENTE SECRET");
        run("--label", later.toString());
        assertThat(printed())
                .contains("Marking         ENTENTE SECRET")
                .contains("Succession      From 2026-12-01T00:00:00Z: ENTENTE RESTRICTED Releasable to United Kingdom");
    }

    @Test
    void machinesGetOneObject() throws IOException {
        Path other = file("other.xml", CLEARANCE.replace("GBR", "JPN").replace(" Type=", " type="));
        assertThat(run("--json", "--label", label.toString(), "--clearance", other.toString()))
                .isEqualTo(1);
        JsonNode answer = json();
        assertThat(answer.get("format").intValue()).isEqualTo(1);
        assertThat(answer.get("exit").intValue()).isEqualTo(1);
        assertThat(answer.get("valid").booleanValue()).isTrue();
        assertThat(answer.at("/decision/permitted").booleanValue()).isFalse();
        assertThat(answer.at("/decision/reason").stringValue()).isEqualTo("NOT_RELEASABLE");
        assertThat(answer.at("/decision/words").stringValue()).isEqualTo("Not releasable to Japan");
        assertThat(answer.at("/marking/portion").stringValue()).isEqualTo("(S-CRYPTO)");
        assertThat(answer.at("/label/categories/1/values/0").stringValue()).isEqualTo("FRA");
        assertThat(answer.at("/clearance/notes/0/kind").stringValue()).isEqualTo("SPELLING");

        assertThat(run("--json", "--label", file("broken.xml", "<a>").toString()))
                .isEqualTo(3);
        assertThat(json().at("/unreadable/line").intValue()).isEqualTo(1);
        assertThat(json().at("/exit").intValue()).isEqualTo(3);

        Path invalid = file("invalid.xml", LABEL.replace("FRA", "FRX"));
        assertThat(run("--json", "--label", invalid.toString())).isEqualTo(2);
        assertThat(json().at("/problems/0/kind").stringValue()).isEqualTo("UNKNOWN_VALUE");
        assertThat(json().get("marking").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--json",
                "--label",
                "--label --json",
                "--label a --label b",
                "--label a --language e?",
                "--label a --fast",
                "a.xml"
            })
    void argumentsThatMakeNoSenseAreToldWithTheHelp(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./portal label --label");
        assertThat(printed()).isEmpty();
    }

    @Test
    void helpIsGivenToWhoAsks() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("Ends with 0 for permit");
    }

    /** As the script runs it. */
    @ParameterizedTest(name = "{0} ends with {1}")
    @CsvSource({"GBR, 0", "JPN, 1"})
    void asAProcessOfItsOwnItEndsWithTheCodeAndLoadsNoSpring(String nation, int code) throws Exception {
        Path other = file("other.xml", CLEARANCE.replace("GBR", nation));
        Path loaded = directory.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                LabelCommand.class.getName(),
                "--label",
                label.toString(),
                "--clearance",
                other.toString()));
        File answer = directory.resolve("answer.txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(answer)
                .start();
        assertThat(process.waitFor()).isEqualTo(code);
        assertThat(Files.readString(answer.toPath())).contains("Validity").contains("– CRYPTO Releasable to");
        assertThat(Files.readString(loaded)).contains("org.entente.label.").doesNotContain("org.springframework.");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        try (PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return new LabelCommand(output, errors, () -> now).run(arguments);
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(printed());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
