package org.entente.label.spif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.label.AccessDecision;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.policy.SecurityPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published example of a NATO policy, its labels and its clearances: a SPIF that nobody here wrote. */
class ExamplePolicyTest {

    private static final Path EXAMPLE = Path.of("../shared/realdata/policy/nato-example-spif-2.1.xml");
    private static SecurityPolicy policy;
    private static AccessDecisionFunction decisions;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(EXAMPLE), "the example policy is not on this machine");
        policy = SpifReader.read(Files.readAllBytes(EXAMPLE));
        decisions = new AccessDecisionFunction(new Policies(List.of(policy)));
    }

    @Test
    void theExampleHasItsLevelsAndTags() {
        assertThat(policy.name()).isEqualTo("NATO");
        assertThat(policy.uri()).isEqualTo("urn:oid:1.3.26.1.3.1");
        assertThat(policy.levels())
                .extracting("name")
                .containsExactly("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET");
        assertThat(policy.tags())
                .extracting(tag -> tag.name() + " " + tag.type())
                .containsExactly(
                        "Additional Sensitivity RESTRICTIVE",
                        "Releasable To PERMISSIVE",
                        "Only PERMISSIVE",
                        "Administrative INFORMATIVE",
                        "Context PERMISSIVE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UNCLASSIFIED; Context=NATO,Releasable; Releasable To=NATO,ISAF,KFOR,RESOLUTE SUPPORT | en | NATO UNCLASSIFIED Releasable to ISAF, KFOR, RESOLUTE SUPPORT",
                "UNCLASSIFIED; Context=NATO | en | NATO UNCLASSIFIED",
                "UNCLASSIFIED; Context=NATO; Administrative=STAFF | en | NATO UNCLASSIFIED - STAFF",
                "CONFIDENTIAL; Context=NATO,KFOR; Only=NATO,IRL,SWE,UKR | en | NATO/KFOR CONFIDENTIAL Ireland, Sweden, Ukraine, NATO ONLY",
                "TOP SECRET; Context=NATO | en | COSMIC TOP SECRET",
                "UNCLASSIFIED; Context=NATO,Releasable; Releasable To=NATO,ISAF,KFOR,RESOLUTE SUPPORT | fr | NATO SANS CLASSIFICATION Communicable a ISAF, KFOR, RESOLUTE SUPPORT"
            })
    void markingsReadAsPublished(String text, String language, String marking) {
        assertThat(policy.marking(label(text), Locale.of(language)).banner()).isEqualTo(marking);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UNCLASSIFIED; Context=NATO,Releasable; Releasable To=NATO,ISAF,KFOR,RESOLUTE SUPPORT | PERMIT | PERMIT | Releasable To",
                "UNCLASSIFIED; Context=NATO | PERMIT | Context | Context",
                "UNCLASSIFIED; Context=NATO; Administrative=STAFF | PERMIT | Context | Context",
                "RESTRICTED; Context=NATO,Releasable; Releasable To=NATO,JPN,CHE,UKR | PERMIT | Releasable To | Releasable To",
                "CONFIDENTIAL; Context=NATO,EAPC,Releasable; Releasable To=NATO,EAPC,ISAF | PERMIT | PERMIT | Releasable To",
                "CONFIDENTIAL; Context=NATO,KFOR; Only=NATO,IRL,SWE,UKR | PERMIT | Context | Context"
            })
    void sixLabelsAndThreeClearancesMeetAsPublished(String text, String member, String partner, String outsider) {
        ConfidentialityLabel label = label(text);
        assertThat(Stream.of(member(), partner(), outsider())
                        .map(clearance -> answer(decisions.compare(clearance, label))))
                .containsExactly(member, partner, outsider);
    }

    /** Its own policy excludes EAPC and ISAF above UNCLASSIFIED. */
    @Test
    void theFifthLabelIsInvalidAndSoDeniedToAll() {
        ConfidentialityLabel label = label("CONFIDENTIAL; Context=NATO,EAPC,Releasable; Releasable To=NATO,EAPC,ISAF");
        assertThat(policy.problems(label)).isNotEmpty();
        for (Clearance clearance : List.of(member(), partner(), outsider())) {
            assertThat(decisions.decide(clearance, label).reason())
                    .extracting(AccessDecision.Reason::kind)
                    .isEqualTo(AccessDecision.Kind.INVALID_LABEL);
        }
    }

    @Test
    void valuesAreReadInWhateverCase() {
        ConfidentialityLabel label = new ConfidentialityLabel(
                "nato", "unclassified", List.of(Category.of(TagType.PERMISSIVE, "Context", List.of("nato"))));
        assertThat(policy.problems(label)).isEmpty();
        assertThat(policy.spelled(label).saysTheSameAs(label("UNCLASSIFIED; Context=NATO")))
                .isTrue();
        assertThat(decisions.decide(member(), label).permitted()).isTrue();
    }

    private static String answer(AccessDecision decision) {
        AccessDecision.Reason reason = decision.reason();
        return reason == null ? "PERMIT" : reason.subject();
    }

    private static Clearance member() {
        return clearance("Context=NATO,ISAF,KFOR; Releasable To=NATO,ISAF,KFOR,GBR; Only=NATO,GBR");
    }

    private static Clearance partner() {
        return clearance("Context=ISAF,Releasable; Releasable To=ISAF,NZL");
    }

    private static Clearance outsider() {
        return clearance("Context=Releasable; Releasable To=WSM");
    }

    private static Clearance clearance(String categories) {
        return new Clearance(
                "NATO",
                new TreeSet<>(List.of("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET")),
                categories(categories.split(";")));
    }

    private static ConfidentialityLabel label(String text) {
        String[] parts = text.split(";", 2);
        return policy.spelled(new ConfidentialityLabel("NATO", parts[0].strip(), categories(parts[1].split(";"))));
    }

    private static List<Category> categories(String[] texts) {
        List<Category> categories = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.strip().split("=");
            TagType type = switch (parts[0]) {
                case "Administrative" -> TagType.INFORMATIVE;
                case "Additional Sensitivity" -> TagType.RESTRICTIVE;
                default -> TagType.PERMISSIVE;
            };
            categories.add(Category.of(type, parts[0], List.of(parts[1].split(","))));
        }
        return categories;
    }
}
