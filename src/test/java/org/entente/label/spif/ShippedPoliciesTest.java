package org.entente.label.spif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.entente.label.AccessDecision;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.Marking;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that the portal brings along: what they forbid, how they are written, what is equivalent between them. */
class ShippedPoliciesTest {

    private static final String US = "US-STYLE";
    private static final String TLP = "TLP";

    private final Policies policies = new Policies(ShippedPolicies.read());
    private final AccessDecisionFunction decisions = new AccessDecisionFunction(policies);

    @ParameterizedTest
    @ValueSource(strings = {"USA AUS GBR NOFORN", "AUS GBR", "", "USA ATLANTIS"})
    void usLabelThatIsOpenByOmissionOrContradictsItselfIsNotValid(String values) {
        assertThat(policy(US).problems(us("SECRET", values.split(" ")))).isNotEmpty();
    }

    @Test
    void usReleaseNamesTheUnitedStatesFirstThenNationsThenGroups() {
        Marking marking = marking(us("SECRET", "GBR", "NATO", "USA", "FVEY", "AUS"), Locale.ENGLISH);
        assertThat(marking.banner()).isEqualTo("SECRET//REL TO USA, AUS, GBR, FVEY, NATO");
        assertThat(marking(us("SECRET", "GBR", "USA", "AUS"), Locale.ENGLISH).portion())
                .isEqualTo("(S//REL TO USA, AUS, GBR)");
        List<String> order = tag(US, CoalitionPolicy.RELEASABLE_TO).values().stream()
                .map(PolicyTag.Value::name)
                .toList();
        List<String> wanted = new ArrayList<>(order);
        wanted.sort(java.util.Comparator.comparing((String code) -> !code.equals("USA"))
                .thenComparing(String::length)
                .thenComparing(code -> code));
        assertThat(order).isEqualTo(wanted).contains("FVEY", "ACGU", "TEYE", "NATO", "ISAF", "KFOR", "CMFC", "UNCK");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOP SECRET   | USA NZL | TOP SECRET//REL TO USA, NZL   | (TS//REL TO USA, NZL)",
                "SECRET       | NOFORN  | SECRET//NOFORN                | (S//NF)",
                "CONFIDENTIAL | USA FVEY| CONFIDENTIAL//REL TO USA, FVEY| (C//REL TO USA, FVEY)",
                "UNCLASSIFIED | USA CAN | UNCLASSIFIED//REL TO USA, CAN | (U//REL TO USA, CAN)"
            })
    void usStyleIsWrittenTheSameInEveryLanguage(String level, String values, String banner, String portion) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            Marking marking = marking(us(level, values.split(" ")), language);
            assertThat(marking.banner()).isEqualTo(banner);
            assertThat(marking.document()).isEqualTo(banner);
            assertThat(marking.portion()).isEqualTo(portion);
        }
    }

    @Test
    void foreignersDoNotSeeNofornAndSeeWhatIsReleasedToAGroupOfTheirs() {
        Clearance british = clearance(US, "SECRET", "GBR", "FVEY");
        assertThat(decisions.decide(british, us("SECRET", "NOFORN")).permitted())
                .isFalse();
        assertThat(decisions.decide(british, us("SECRET", "USA", "FVEY")).permitted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"TLP:CLEAR, GBR", "TLP:GREEN,", "TLP:AMBER,", "TLP:AMBER+STRICT,", "TLP:RED,"})
    void tlpNamesRecipientsWhereSharingHasAnEndAndNowhereElse(
            String level, @org.jspecify.annotations.Nullable String nation) {
        ConfidentialityLabel label = tlp(level, nation == null ? new String[0] : new String[] {nation});
        assertThat(policy(TLP).problems(label))
                .extracting(LabelProblem::kind)
                .containsExactly(
                        nation == null ? LabelProblem.Kind.LEVEL_NEEDS_CATEGORY : LabelProblem.Kind.EXCLUDED_BY_LEVEL);
    }

    @ParameterizedTest
    @CsvSource({
        "TLP:CLEAR, '', TLP:CLEAR, (TLP:CLEAR), #FFFFFF",
        "TLP:GREEN, GBR, TLP:GREEN Recipients: GBR, (TLP:GREEN), #33FF00",
        "TLP:AMBER, GBR, TLP:AMBER Recipients: GBR, (TLP:AMBER), #FFC000",
        "TLP:AMBER+STRICT, GBR, TLP:AMBER+STRICT Recipients: GBR, (TLP:AMBER+STRICT), #FFC000",
        "TLP:RED, GBR, TLP:RED Recipients: GBR, (TLP:RED), #FF2B2B"
    })
    void tlpIsWrittenAsItsSecondVersionSays(String level, String nation, String banner, String portion, String colour) {
        Marking marking = marking(tlp(level, nation.isEmpty() ? new String[0] : new String[] {nation}), Locale.ENGLISH);
        assertThat(marking.banner()).isEqualTo(banner);
        assertThat(marking.portion()).isEqualTo(portion);
        assertThat(marking.colour()).isEqualTo(colour);
    }

    @Test
    void tlpLevelsStayEnglishAndTheirRecipientsDoNot() {
        Marking marking = marking(tlp("TLP:RED", "DEU", "GBR"), Locale.FRENCH);
        assertThat(marking.banner()).isEqualTo("TLP:RED Destinataires : DEU, GBR");
        assertThat(marking.document()).isEqualTo("TLP:RED Destinataires : Allemagne, Royaume-Uni");
        assertThat(policy(TLP).levels())
                .extracting(Classification::name)
                .containsExactly("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED");
    }

    @ParameterizedTest(name = "{0} {1} {2} under {3} {4} {5}: {6}")
    @CsvSource({
        // what has no equivalent opens nothing
        "US-STYLE, TOP SECRET,       USA GBR,  ENTENTE,  SECRET,       GBR, false",
        "US-STYLE, SECRET,           USA FVEY, ENTENTE,  SECRET,       GBR, false",
        "US-STYLE, SECRET,           NOFORN,   ENTENTE,  SECRET,       GBR, false",
        "US-STYLE, SECRET,           USA AUS,  ENTENTE,  SECRET,       GBR, false",
        "US-STYLE, SECRET,           USA GBR,  ENTENTE,  CONFIDENTIAL, GBR, false",
        "ENTENTE,  SECRET,           FRA GBR,  US-STYLE, TOP SECRET,   GBR, false",
        "ENTENTE,  RESTRICTED,       USA GBR,  US-STYLE, UNCLASSIFIED, GBR, false",
        "ENTENTE,  UNCLASSIFIED,     GBR,      TLP,      TLP:RED,      GBR, false",
        "TLP,      TLP:RED,          GBR,      ENTENTE,  SECRET,       GBR, false",
        "TLP,      TLP:AMBER,        FRA,      ENTENTE,  SECRET,       GBR, false",
        "TLP,      TLP:AMBER+STRICT, GBR,      ENTENTE,  UNCLASSIFIED, GBR, false",
        "TLP,      TLP:AMBER,        GBR,      US-STYLE, TOP SECRET,   GBR, false",
        // what has one opens what it says
        "US-STYLE, SECRET,           USA GBR,  ENTENTE,  SECRET,       GBR, true",
        "US-STYLE, SECRET,           NOFORN,   ENTENTE,  SECRET,       USA, true",
        "US-STYLE, CONFIDENTIAL,     USA GBR,  ENTENTE,  CONFIDENTIAL, GBR, true",
        "ENTENTE,  SECRET,           USA GBR,  US-STYLE, SECRET,       GBR, true",
        "ENTENTE,  RESTRICTED,       USA GBR,  US-STYLE, CONFIDENTIAL, GBR, true",
        "TLP,      TLP:GREEN,        GBR,      ENTENTE,  UNCLASSIFIED, GBR, true",
        "TLP,      TLP:AMBER+STRICT, GBR FRA,  ENTENTE,  RESTRICTED,   GBR, true"
    })
    void whoIsClearedUnderAnotherPolicySeesWhatIsEquivalentThere(
            String policy,
            String level,
            String values,
            String clearedUnder,
            String highest,
            String nation,
            boolean permitted) {
        ConfidentialityLabel label = switch (policy) {
            case US -> us(level, values.split(" "));
            case TLP -> tlp(level, values.split(" "));
            default ->
                label(
                        policy,
                        level,
                        Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of(values.split(" "))));
        };
        assertThat(policy(policy).problems(label)).isEmpty();
        AccessDecision decision = decisions.decide(clearance(clearedUnder, highest, nation), label);
        assertThat(decision.permitted()).isEqualTo(permitted);
    }

    @Test
    void ownPolicyKnowsEveryNationByItsNameInBothLanguages() {
        SecurityPolicy own = policy(CoalitionPolicy.NAME);
        Set<String> values = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (PolicyTag.Value value :
                tag(CoalitionPolicy.NAME, CoalitionPolicy.RELEASABLE_TO).values()) {
            assertThat(values.add(value.name())).as(value.name()).isTrue();
            assertThat(numbers.add(value.lacv())).as(value.name()).isTrue();
        }
        for (NationCode nation : NationCode.iso()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
                assertThat(own.words(
                                CoalitionPolicy.RELEASABLE_TO, TagType.PERMISSIVE, List.of(nation.value()), language))
                        .isEqualTo(nation.displayName(language));
            }
            assertThat(values).contains(nation.value());
        }
        for (char second = 'A'; second <= 'Z'; second++) {
            for (char third = 'A'; third <= 'Z'; third++) {
                assertThat(values).contains("X" + second + third);
            }
        }
        assertThat(values).hasSize(NationCode.iso().size() + 26 * 26);
    }

    private SecurityPolicy policy(String name) {
        return policies.current(name).orElseThrow();
    }

    private PolicyTag tag(String policy, String name) {
        return policy(policy).tag(name, TagType.PERMISSIVE).orElseThrow();
    }

    private Marking marking(ConfidentialityLabel label, Locale language) {
        SecurityPolicy policy = policy(label.policy());
        assertThat(policy.problems(label)).isEmpty();
        return policy.marking(label, language);
    }

    private static ConfidentialityLabel us(String level, String... values) {
        List<Category> categories = new ArrayList<>();
        if (List.of(values).contains("NOFORN")) {
            categories.add(Category.of(TagType.RESTRICTIVE, "Foreign Release", List.of("NOFORN")));
        }
        Collection<String> nations = Arrays.stream(values)
                .filter(value -> !value.equals("NOFORN") && !value.isEmpty())
                .toList();
        if (!nations.isEmpty()) {
            categories.add(Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, nations));
        }
        return new ConfidentialityLabel(US, level, categories);
    }

    private static ConfidentialityLabel tlp(String level, String... nations) {
        return nations.length == 0
                ? label(TLP, level)
                : label(TLP, level, Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of(nations)));
    }

    private static ConfidentialityLabel label(String policy, String level, Category... categories) {
        return new ConfidentialityLabel(policy, level, List.of(categories));
    }

    private Clearance clearance(String policy, String highest, String... values) {
        int rank = policy(policy).level(highest).orElseThrow().rank();
        return new Clearance(
                policy,
                new TreeSet<>(policy(policy).levels().stream()
                        .filter(level -> level.rank() <= rank)
                        .map(Classification::name)
                        .toList()),
                List.of(Category.of(TagType.PERMISSIVE, CoalitionPolicy.RELEASABLE_TO, List.of(values))));
    }
}
