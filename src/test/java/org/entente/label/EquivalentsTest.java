package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.label.AccessDecision.Kind;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A label under another policy, where a SPIF states what it is equivalent to; never less than was stated. */
class EquivalentsTest {

    private static final Category CLOSE = Category.of(TagType.PERMISSIVE, "Friends", List.of("CLOSE"));
    private static final Category DOUBLE = Category.of(TagType.RESTRICTIVE, "Guard", List.of("DOUBLE"));

    private Policies policies = new Policies(List.of());
    private final SecurityPolicy ours = ShippedPolicies.read().getFirst();
    private SecurityPolicy theirs = ours;

    @BeforeEach
    void load() throws IOException {
        theirs = neighbour("NEIGHBOUR", "2.25.98765432109876543211");
        policies = new Policies(List.of(ours, theirs));
    }

    @Test
    void aLevelOrValueWithoutAnEquivalentHasNone() {
        Category distant = Category.of(TagType.PERMISSIVE, "Friends", List.of("CLOSE", "DISTANT"));
        assertThat(Equivalents.of(label("LOW", distant), theirs, ours)).isEmpty();
        assertThat(Equivalents.of(label("OWN", CLOSE), theirs, ours)).isEmpty();
        assertThat(decide(label("OWN", CLOSE), "SECRET", "FRA")).contains(Kind.OTHER_POLICY);
    }

    /** The first of the two policies that would be asked denies. */
    @Test
    void whoIsClearedUnderTwoOtherPoliciesReadsWhatOneOfThemPermits() throws IOException {
        SecurityPolicy far = neighbour("FAR", "2.25.1234567");
        ConfidentialityLabel asked = ours.spelled(new ConfidentialityLabel(
                "ENTENTE", "CONFIDENTIAL", List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA")))));
        Clearance denies = new Clearance("FAR", new TreeSet<>(List.of("LOW")), List.of(CLOSE));
        Clearance permits = new Clearance("NEIGHBOUR", new TreeSet<>(List.of("LOW", "HIGH")), List.of(CLOSE));
        AccessDecisionFunction decisions = new AccessDecisionFunction(new Policies(List.of(ours, theirs, far)));
        assertThat(decisions.decide(denies, asked).permitted()).isFalse();
        assertThat(decisions.decide(Clearances.of(denies, permits), asked).permitted())
                .isTrue();
    }

    @Test
    void anEquivalentThatItsPolicyDoesNotAllowIsNone() {
        assertThat(Equivalents.of(label("LOW"), theirs, ours)).isEmpty();
    }

    @Test
    void ofSeveralValuesThatAreStatedAllCount() {
        ConfidentialityLabel equivalent =
                Equivalents.of(label("HIGH", CLOSE, DOUBLE), theirs, ours).orElseThrow();
        assertThat(equivalent.classification()).isEqualTo("CONFIDENTIAL");
        assertThat(equivalent.values("Releasable To")).containsExactly("FRA", "GBR");
        assertThat(equivalent.values("Caveat")).containsExactly("CRYPTO", "EXERCISE CONTROL");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "RESTRICTED,   FRA, EXERCISE CONTROL|CRYPTO, CLASSIFICATION",
        "CONFIDENTIAL, POL, EXERCISE CONTROL|CRYPTO, NOT_RELEASABLE",
        "CONFIDENTIAL, FRA, EXERCISE CONTROL,        CAVEAT",
        "CONFIDENTIAL, FRA, CRYPTO,                  CAVEAT",
        "CONFIDENTIAL, FRA, EXERCISE CONTROL|CRYPTO, PERMIT"
    })
    void whoIsClearedUnderTheOtherPolicyIsJudgedByTheEquivalent(
            String level, String nation, String caveats, String answer) {
        assertThat(decide(label("HIGH", CLOSE, DOUBLE), level, nation, caveats.split("\\|"))
                        .map(Kind::name)
                        .orElse("PERMIT"))
                .isEqualTo(answer);
    }

    @Test
    void aValueThatIsToBeDiscardedIsLeftOut() {
        Category draft = Category.of(TagType.INFORMATIVE, "Note", List.of("DRAFT"));
        assertThat(Equivalents.of(label("LOW", CLOSE, draft), theirs, ours))
                .isEqualTo(Equivalents.of(label("LOW", CLOSE), theirs, ours))
                .isPresent();
    }

    /** Stated by the other side alone: two of its values claim to be the same as one of ours. */
    @Test
    void whatTheOtherStatesAboutUsIsTakenAtItsStrictest() {
        ConfidentialityLabel own = ours.spelled(new ConfidentialityLabel(
                "ENTENTE",
                "CONFIDENTIAL",
                List.of(
                        Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA")),
                        Category.of(TagType.RESTRICTIVE, "Caveat", List.of("EXERCISE CONTROL")))));
        ConfidentialityLabel equivalent = Equivalents.of(own, ours, theirs).orElseThrow();
        assertThat(equivalent.classification()).isEqualTo("HIGH");
        assertThat(equivalent.values("Friends")).containsExactly("CLOSE");
        assertThat(equivalent.values("Guard")).containsExactly("DOUBLE", "SINGLE");
    }

    @Test
    void aCollectionOfBothIsRolledUpInOneOfThem() {
        RollUps rollUps = new RollUps(policies);
        ConfidentialityLabel own = ours.spelled(new ConfidentialityLabel(
                "ENTENTE",
                "RESTRICTED",
                List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("GBR", "POL")))));
        RollUp rollUp = rollUps.of(List.of(own, label("HIGH", CLOSE)));
        assertThat(rollUp).isInstanceOfSatisfying(RollUp.Covered.class, covered -> {
            assertThat(covered.label().policy()).isEqualTo("ENTENTE");
            assertThat(covered.label().classification()).isEqualTo("CONFIDENTIAL");
            assertThat(covered.label().values("Releasable To")).containsExactly("GBR");
        });
        assertThat(rollUps.of(List.of(own, label("OWN", CLOSE)))).isInstanceOf(RollUp.SeveralPolicies.class);
    }

    private static SecurityPolicy neighbour(String name, String oid) throws IOException {
        try (InputStream in = EquivalentsTest.class.getResourceAsStream("/policies/neighbour.xml")) {
            String document = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SpifReader.read(document.replace("NEIGHBOUR", name)
                    .replace("2.25.98765432109876543211", oid)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<Kind> decide(ConfidentialityLabel label, String level, String nation, String... caveats) {
        List<Category> held = Stream.of(
                        Category.of(TagType.PERMISSIVE, "Releasable To", List.of(nation)),
                        Category.of(
                                TagType.RESTRICTIVE,
                                "Caveat",
                                List.of(caveats.length == 0 ? new String[] {"CRYPTO"} : caveats)))
                .toList();
        List<String> levels = List.of("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET");
        Clearance clearance =
                new Clearance("ENTENTE", new TreeSet<>(levels.subList(0, levels.indexOf(level) + 1)), held);
        return Optional.ofNullable(new AccessDecisionFunction(policies)
                        .decide(clearance, label)
                        .reason())
                .map(AccessDecision.Reason::kind);
    }

    private static ConfidentialityLabel label(String level, Category... categories) {
        return new ConfidentialityLabel("NEIGHBOUR", 1, level, List.of(categories));
    }
}
