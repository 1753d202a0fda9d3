package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which clearances give nothing that others do not give, and what two have in common. */
class ClearancesTest {

    private static final Clearances NATION = Clearances.of(
            clearance(
                    "ENTENTE", Set.of("UNCLASSIFIED", "RESTRICTED"), restrictive("Caveat", "CRYPTO"), released("FRA")),
            clearance("TLP", Set.of("TLP:CLEAR")));

    @Test
    void whatOpensMoreDoesNotLieWithin() {
        assertThat(List.of(
                        clearance("ENTENTE", Set.of("UNCLASSIFIED", "SECRET")),
                        clearance("ENTENTE", Set.of("UNCLASSIFIED"), released("FRA", "GBR")),
                        clearance("ENTENTE", Set.of("UNCLASSIFIED"), restrictive("Caveat", "EXERCISE CONTROL")),
                        clearance("ENTENTE", Set.of("UNCLASSIFIED"), restrictive("Project", "CRYPTO")),
                        // The same words of another type are another tag.
                        clearance("ENTENTE", Set.of("UNCLASSIFIED"), restrictive("Releasable To", "FRA")),
                        clearance("US-STYLE", Set.of("UNCLASSIFIED"))))
                .allSatisfy(more -> assertThat(Clearances.of(more).liesWithin(NATION))
                        .as("%s", more)
                        .isFalse());
        assertThat(NATION.liesWithin(Clearances.NONE)).isFalse();
    }

    @Test
    void whatOpensNoMoreLiesWithin() {
        assertThat(NATION.liesWithin(NATION)).isTrue();
        assertThat(Clearances.NONE.liesWithin(NATION)).isTrue();
        assertThat(List.of(
                        clearance("ENTENTE", Set.of("RESTRICTED"), released("FRA")),
                        // Names are compared as the decision compares them.
                        clearance("entente", Set.of("restricted"), restrictive("CAVEAT", "crypto"), released("fra")),
                        // What does not bear on access is nobody's to limit.
                        clearance(
                                "ENTENTE",
                                Set.of("RESTRICTED"),
                                Category.of(TagType.INFORMATIVE, "Handling", List.of("MEDICAL"))),
                        // Without a level nothing is opened.
                        clearance("US-STYLE", Set.of(), released("FRA", "USA"))))
                .allSatisfy(less -> assertThat(Clearances.of(less).liesWithin(NATION))
                        .as("%s", less)
                        .isTrue());
    }

    @Test
    void whatTwoHaveInCommonSpeaksOfEveryPolicySoThatNoEquivalentOpensMore() {
        Clearances member = Clearances.of(
                clearance(
                        "ENTENTE",
                        Set.of("UNCLASSIFIED", "SECRET"),
                        restrictive("Caveat", "EXERCISE CONTROL"),
                        released("FRA", "GBR")),
                clearance("US-STYLE", Set.of("UNCLASSIFIED"), released("FRA")));

        Clearances common = member.commonWith(NATION);

        assertThat(common)
                .isEqualTo(Clearances.of(
                        clearance("ENTENTE", Set.of("UNCLASSIFIED"), released("FRA")),
                        clearance("US-STYLE", Set.of())));
        assertThat(common.liesWithin(NATION)).isTrue();
        assertThat(common.liesWithin(member)).isTrue();
        assertThat(common.speakOfAllOf(member)).isTrue();
        assertThat(common.speakOfAllOf(NATION)).isFalse();
    }

    private static Clearance clearance(String policy, Set<String> levels, Category... categories) {
        return new Clearance(policy, new TreeSet<>(levels), List.of(categories));
    }

    private static Category restrictive(String tag, String... values) {
        return Category.of(TagType.RESTRICTIVE, tag, List.of(values));
    }

    private static Category released(String... nations) {
        return Category.of(TagType.PERMISSIVE, "Releasable To", List.of(nations));
    }
}
