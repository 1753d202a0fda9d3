package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.label.spif.ShippedPolicies;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine by itself: validity, decision, canonical form. */
class LabelEngineTest {

    private static final List<String> CONTROL = List.of(CoalitionPolicy.EXERCISE_CONTROL);

    private static final String POLICY = CoalitionPolicy.NAME;

    private final Policies policies = new Policies(ShippedPolicies.read());
    private final CoalitionPolicy policy = new CoalitionPolicy(policies);
    private final AccessDecisionFunction decisions = new AccessDecisionFunction(policies);

    @ParameterizedTest(name = "{0} {1} {2} asked of {3} {4} {5}: {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                // held: level, nation, caveat; asked: level, nations, caveat; answer
                "SECRET,       GBR, -,                SECRET,       GBR FRA, -,                PERMIT",
                "SECRET,       GBR, -,                UNCLASSIFIED, GBR,     -,                PERMIT",
                "SECRET,       GBR, EXERCISE CONTROL, SECRET,       GBR,     EXERCISE CONTROL, PERMIT",
                "SECRET,       GBR, EXERCISE CONTROL, SECRET,       GBR,     -,                PERMIT",
                "UNCLASSIFIED, GBR, -,                UNCLASSIFIED, GBR,     -,                PERMIT",
                "CONFIDENTIAL, GBR, -,                SECRET,       GBR,     -,                CLASSIFICATION",
                "UNCLASSIFIED, GBR, -,                RESTRICTED,   GBR,     -,                CLASSIFICATION",
                "SECRET,       POL, -,                SECRET,       GBR FRA, -,                NOT_RELEASABLE",
                "SECRET,       POL, -,                UNCLASSIFIED, GBR,     -,                NOT_RELEASABLE",
                "SECRET,       GBR, -,                SECRET,       GBR,     EXERCISE CONTROL, CAVEAT",
                "CONFIDENTIAL, POL, -,                SECRET,       GBR,     EXERCISE CONTROL, CLASSIFICATION",
                "SECRET,       POL, -,                SECRET,       GBR,     EXERCISE CONTROL, NOT_RELEASABLE",
            })
    void decidesByLevelThenReleaseThenCaveat(
            String heldLevel,
            String heldNation,
            @Nullable String heldCaveat,
            String level,
            String nations,
            @Nullable String caveat,
            String answer) {
        Clearance clearance = policy.clearance(heldLevel, new NationCode(heldNation), list(heldCaveat));
        AccessDecision decision = decisions.decide(
                clearance,
                policy.label(
                        level,
                        Stream.of(nations.split(" ")).map(NationCode::new).toList(),
                        list(caveat)));

        AccessDecision.Reason reason = decision.reason();
        assertThat(reason == null ? "PERMIT" : reason.kind().name()).isEqualTo(answer);
        assertThat(decision.permitted()).isEqualTo(answer.equals("PERMIT"));
    }

    @Test
    void levelThatIsNotListedIsNotHeldThoughAHigherOneIs() {
        Clearance gap = new Clearance(
                POLICY,
                new TreeSet<>(List.of("UNCLASSIFIED", "SECRET")),
                List.of(Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of("GBR"))));
        assertThat(decisions.decide(gap, label("CONFIDENTIAL", "GBR")).permitted())
                .isFalse();
        assertThat(decisions.decide(gap, label("SECRET", "GBR")).permitted()).isTrue();
    }

    @Test
    void clearanceOfAnotherPolicyOrOfNothingOpensNothing() {
        Clearance full = policy.clearance("SECRET", new NationCode("GBR"), CONTROL);
        assertThat(decisions
                        .decide(
                                new Clearance("OTHER", full.classifications(), full.categories()),
                                label("UNCLASSIFIED", "GBR"))
                        .permitted())
                .isFalse();
        assertThat(decisions
                        .decide(new Clearance(POLICY, new TreeSet<>(), full.categories()), label("UNCLASSIFIED", "GBR"))
                        .permitted())
                .isFalse();
        assertThat(decisions
                        .decide(new Clearance(POLICY, full.classifications(), List.of()), label("UNCLASSIFIED", "GBR"))
                        .permitted())
                .isFalse();
    }

    @Test
    void labelThatThePolicyDoesNotAllowOpensToNobody() {
        Clearance full = policy.clearance("SECRET", new NationCode("GBR"), CONTROL);
        assertThat(invalid()).allSatisfy(label -> {
            assertThat(policy.policy().problems(label)).isNotEmpty();
            assertThat(decisions.decide(full, label))
                    .extracting(AccessDecision::reason)
                    .extracting(reason -> reason == null ? null : reason.kind())
                    .isEqualTo(
                            label.policy().equals(POLICY)
                                    ? AccessDecision.Kind.INVALID_LABEL
                                    : AccessDecision.Kind.OTHER_POLICY);
        });
    }

    private List<ConfidentialityLabel> invalid() {
        Category released = Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of("GBR"));
        return List.of(
                // Releasable To is mandatory, so that nothing is open to all by omission.
                new ConfidentialityLabel(POLICY, "UNCLASSIFIED", List.of()),
                new ConfidentialityLabel(POLICY, "COSMIC", List.of(released)),
                new ConfidentialityLabel("OTHER", "UNCLASSIFIED", List.of(released)),
                new ConfidentialityLabel(
                        POLICY,
                        "UNCLASSIFIED",
                        List.of(Category.of(TagType.INFORMATIVE, CoalitionPolicy.RELEASABLE_TO, List.of("GBR")))),
                new ConfidentialityLabel(
                        POLICY,
                        "UNCLASSIFIED",
                        List.of(Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of("GB")))),
                new ConfidentialityLabel(
                        POLICY,
                        "UNCLASSIFIED",
                        List.of(released, Category.of(TagType.RESTRICTIVE, CoalitionPolicy.CAVEAT, List.of("ATOMAL")))),
                // A caveat that is only informative would bind nobody.
                new ConfidentialityLabel(
                        POLICY,
                        "UNCLASSIFIED",
                        List.of(released, Category.of(TagType.INFORMATIVE, CoalitionPolicy.CAVEAT, CONTROL))),
                new ConfidentialityLabel(
                        POLICY,
                        "UNCLASSIFIED",
                        List.of(released, Category.of(TagType.RESTRICTIVE, "Unknown", List.of("X")))));
    }

    @Test
    void levelThatOpensWhatTakesTwoPersonsTakesTwoUnderWhicheverPolicy() {
        assertThat(List.of("UNCLASSIFIED", "RESTRICTED"))
                .noneMatch(level -> Clearances.of(policy.clearance(level, new NationCode("GBR"), List.of()))
                        .isHigh(policies));
        assertThat(Clearances.of(policy.clearance("CONFIDENTIAL", new NationCode("GBR"), List.of()))
                        .isHigh(policies))
                .isTrue();
        // The second lowest of its own four levels, and what opens CONFIDENTIAL of the coalition.
        assertThat(Clearances.of(styled("CONFIDENTIAL")).isHigh(policies)).isTrue();
        assertThat(Clearances.of(styled("UNCLASSIFIED")).isHigh(policies)).isFalse();
        assertThat(Clearances.of(new Clearance("UNHEARD OF", new TreeSet<>(List.of("LOW")), List.of()))
                        .isHigh(policies))
                .isTrue();
    }

    private static Clearance styled(String level) {
        return new Clearance("US-STYLE", new TreeSet<>(List.of(level)), List.of());
    }

    @Test
    void tagStandsAtMostOnce() {
        Category one = Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of("GBR"));
        Category other = Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of("FRA"));
        assertThatThrownBy(() -> new ConfidentialityLabel(POLICY, "SECRET", List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalLabelsHaveOneCanonicalText() {
        assertThat(label("SECRET", "GBR", "FRA").canonical())
                .isEqualTo(label("SECRET", "FRA", "GBR").canonical());
        assertThat(label("SECRET", "GBR").canonical())
                .isNotEqualTo(label("SECRET", "FRA").canonical())
                .isNotEqualTo(label("RESTRICTED", "GBR").canonical())
                .isNotEqualTo(policy.label("SECRET", List.of(new NationCode("GBR")), CONTROL)
                        .canonical());
    }

    @Test
    void noValueImitatesTheBoundsOfAnother() {
        List<ConfidentialityLabel> different = List.of(
                with("A", "B"),
                with("A\",\"B"),
                with("A,B"),
                with("A\"", "B"),
                with("A", "\"B"),
                with("A\\\",\\\"B"),
                with("A\\", "B"),
                with("A;RESTRICTIVE\"Caveat\"=\"B"),
                new ConfidentialityLabel(
                        "P",
                        "L",
                        List.of(
                                Category.of(TagType.PERMISSIVE, "T", List.of("A")),
                                Category.of(TagType.RESTRICTIVE, "Caveat", List.of("B")))),
                new ConfidentialityLabel("P\"/\"L", "L", List.of(Category.of(TagType.PERMISSIVE, "T", List.of("A")))),
                new ConfidentialityLabel("P", "L\"/PERMISSIVE\"T", List.of()),
                new ConfidentialityLabel("P", "L", List.of(Category.of(TagType.PERMISSIVE, "T\"=\"A", List.of("B")))),
                new ConfidentialityLabel("P", "L", List.of(Category.of(TagType.RESTRICTIVE, "T", List.of("A", "B")))));
        assertThat(different.stream().map(ConfidentialityLabel::canonical)).doesNotHaveDuplicates();
    }

    private static ConfidentialityLabel with(String... values) {
        return new ConfidentialityLabel("P", "L", List.of(Category.of(TagType.PERMISSIVE, "T", List.of(values))));
    }

    private ConfidentialityLabel label(String level, String... nations) {
        return policy.label(level, Stream.of(nations).map(NationCode::new).toList(), List.of());
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
