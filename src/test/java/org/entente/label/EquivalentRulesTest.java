package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.Test;

/** Between two policies of the tests' making, HERE and THERE: nothing that is asked of a reader is lost on the way, and conditions hold. */
class EquivalentRulesTest {

    private static final String SAME_LEVEL = equivalentLevel("");
    private static final Category BOUND = category(TagType.RESTRICTIVE, "Bond", "BOUND");

    /** One set, in which a value that must be held and one that opens have the same number. */
    @Test
    void whatTheOtherStatesAboutAReleaseIsNotSaidOfTheRestrictionOfThatNumber() {
        SecurityPolicy here = policy(
                "HERE",
                "",
                "",
                set("Mixed", 1, tag("restrictive", value("CLOSED", 1, "")), tag("permissive", value("OPEN", 1, ""))));
        SecurityPolicy there = policy(
                "THERE",
                link("HERE", ""),
                SAME_LEVEL,
                set("Friends", 1, tag("permissive", value("ALLIES", 1, equivalent("HERE", 1, "permissive", 1)))));

        assertThat(equivalent(here, there, category(TagType.PERMISSIVE, "Mixed", "OPEN"))
                        .map(label -> label.values("Friends")))
                .hasValueSatisfying(values -> assertThat(values).containsExactly("ALLIES"));
        assertThat(equivalent(here, there, category(TagType.RESTRICTIVE, "Mixed", "CLOSED")))
                .isEmpty();
    }

    @Test
    void twoCategoriesThatBecomeOneReleaseLeaveWhatBothReleaseTo() {
        SecurityPolicy here = policy(
                "HERE",
                link("THERE", ""),
                SAME_LEVEL,
                set("Only", 1, tag("permissive", value("NATO", 1, release(1)), value("IRL", 2, release(2)))),
                set("Releasable To", 2, tag("permissive", value("IRL", 2, release(2)), value("JPN", 3, release(3)))));
        Category only = category(TagType.PERMISSIVE, "Only", "NATO", "IRL");

        assertThat(equivalent(here, releasing(), only, category(TagType.PERMISSIVE, "Releasable To", "JPN")))
                .as("Japan is not among those who alone may")
                .isEmpty();
        assertThat(equivalent(here, releasing(), only, category(TagType.PERMISSIVE, "Releasable To", "JPN", "IRL"))
                        .orElseThrow()
                        .values("Releasable To"))
                .containsExactly("IRL");
        assertThat(equivalent(here, releasing(), only).orElseThrow().values("Releasable To"))
                .containsExactly("IRL", "NATO");
    }

    @Test
    void twoRestrictionsThatBecomeOneReleaseLeaveWhatBothReleaseTo() {
        SecurityPolicy here = policy(
                "HERE",
                link("THERE", ""),
                SAME_LEVEL,
                set(
                        "Bar",
                        1,
                        tag(
                                "restrictive",
                                value("NOT-JPN", 1, release(1) + release(2)),
                                value("NOT-NATO", 2, release(2) + release(3)),
                                value("ONLY-NATO", 3, release(1)))));

        assertThat(equivalent(here, releasing(), category(TagType.RESTRICTIVE, "Bar", "NOT-JPN", "NOT-NATO"))
                        .orElseThrow()
                        .values("Releasable To"))
                .containsExactly("IRL");
        assertThat(equivalent(here, releasing(), category(TagType.RESTRICTIVE, "Bar", "NOT-NATO", "ONLY-NATO")))
                .isEmpty();
    }

    @Test
    void whatHasNothingInCommonByTheOwnPolicyIsNotAskedOfTheOther() {
        String there = equivalent("HERE", 1, "restrictive", 1) + equivalent("HERE", 1, "restrictive", 2);
        SecurityPolicy here = policy(
                "HERE",
                link("THERE", ""),
                SAME_LEVEL,
                set("Bar", 1, tag("restrictive", value("ONLY-NATO", 1, release(1)), value("ONLY-JPN", 2, release(3)))));
        SecurityPolicy stating = policy(
                "THERE",
                link("HERE", ""),
                SAME_LEVEL,
                set(
                        "Releasable To",
                        1,
                        tag("permissive", value("NATO", 1, ""), value("JPN", 3, ""), value("ANYBODY", 4, there))));

        assertThat(equivalent(here, stating, category(TagType.RESTRICTIVE, "Bar", "ONLY-NATO", "ONLY-JPN")))
                .isEmpty();
    }

    @Test
    void conditionOfTheOwnPolicyIsNotGotRoundByWhatTheOtherStates() {
        SecurityPolicy there = policy("THERE", link("HERE", ""), SAME_LEVEL, bond("HERE"));
        SecurityPolicy silent = policy("HERE", "", "", bond(""));
        SecurityPolicy conditional = policy("HERE", link("THERE", needs("Bond")), "", bond(""));

        assertThat(equivalent(silent, there)).isPresent();
        assertThat(equivalent(conditional, there)).isEmpty();
        assertThat(equivalent(conditional, there, BOUND)).isPresent();
    }

    @Test
    void conditionOfALevelHolds() {
        SecurityPolicy silent = policy("THERE", "", "", bond(""));
        SecurityPolicy stating = policy("THERE", link("HERE", ""), SAME_LEVEL, bond("HERE"));
        SecurityPolicy here = policy("HERE", link("THERE", ""), equivalentLevel(needs("Bond")), bond("THERE"));

        assertThat(equivalent(here, silent)).isEmpty();
        assertThat(equivalent(here, stating)).as("nor by what the other states").isEmpty();
        assertThat(equivalent(here, silent, BOUND)).isPresent();
    }

    /** Its rules name its own tags: they are asked of what the label becomes. */
    @Test
    void conditionOfThePolicyThatALabelComesIntoHolds() {
        SecurityPolicy here = policy("HERE", "", "", bond(""));
        SecurityPolicy level = policy("THERE", link("HERE", ""), equivalentLevel(needs("Bond")), bond("HERE"));
        SecurityPolicy whole = policy("THERE", link("HERE", needs("Bond")), SAME_LEVEL, bond("HERE"));

        assertThat(equivalent(here, level)).isEmpty();
        assertThat(equivalent(here, level, BOUND)).isPresent();
        assertThat(equivalent(here, whole)).isEmpty();
        assertThat(equivalent(here, whole, BOUND)).isPresent();
    }

    private static Optional<ConfidentialityLabel> equivalent(
            SecurityPolicy from, SecurityPolicy to, Category... categories) {
        ConfidentialityLabel label = new ConfidentialityLabel(from.name(), 1, "LEVEL", List.of(categories));
        assertThat(from.problems(label)).isEmpty();
        return Equivalents.of(label, from, to);
    }

    private static SecurityPolicy releasing() {
        return policy(
                "THERE",
                "",
                "",
                set(
                        "Releasable To",
                        1,
                        tag("permissive", value("NATO", 1, ""), value("IRL", 2, ""), value("JPN", 3, ""))));
    }

    private static String bond(String other) {
        return set(
                "Bond",
                1,
                tag("restrictive", value("BOUND", 1, other.isEmpty() ? "" : equivalent(other, 1, "restrictive", 1))));
    }

    private static Category category(TagType type, String tag, String... values) {
        return Category.of(type, tag, List.of(values));
    }

    // Each has one level, of number 1.
    private static SecurityPolicy policy(String name, String link, String level, String... sets) {
        String document =
                """
                <SPIF xmlns="http://www.xmlspif.org/spif" schemaVersion="2.1" version="1">
                  <securityPolicyId name="%s" id="%s"/>
                  <securityClassifications>
                    <securityClassification name="LEVEL" lacv="1" hierarchy="0">%s</securityClassification>
                  </securityClassifications>
                  <securityCategoryTagSets>%s</securityCategoryTagSets>
                  <equivalentPolicies>%s</equivalentPolicies>
                </SPIF>
                """.formatted(name, oid(name), level.replace("OTHER", other(name)), String.join("", sets), link);
        return SpifReader.read(document.replace("OWN.", oid(name) + ".").getBytes(StandardCharsets.UTF_8));
    }

    private static String other(String name) {
        return name.equals("HERE") ? "THERE" : "HERE";
    }

    private static String oid(String name) {
        return name.equals("HERE") ? "1.2.3" : "1.2.4";
    }

    private static String link(String policy, String rules) {
        return "<equivalentPolicy name=\"%s\" id=\"%s\">%s</equivalentPolicy>".formatted(policy, oid(policy), rules);
    }

    private static String equivalentLevel(String rules) {
        return "<equivalentClassification policyRef=\"OTHER\" lacv=\"1\" applied=\"both\">%s</equivalentClassification>"
                .formatted(rules);
    }

    private static String needs(String set) {
        return """
                <requiredCategory operation="all"><categoryGroup tagSetRef="%s" tagType="restrictive" lacv="1"/></requiredCategory>
                """.formatted(set);
    }

    private static String set(String name, int number, String... tags) {
        return "<securityCategoryTagSet name=\"%s\" id=\"OWN.%d\">%s</securityCategoryTagSet>"
                .formatted(name, number, String.join("", tags));
    }

    private static String tag(String type, String... values) {
        return "<securityCategoryTag name=\"\" tagType=\"%s\">%s</securityCategoryTag>"
                .formatted(type, String.join("", values));
    }

    private static String value(String name, int lacv, String equivalents) {
        return "<tagCategory name=\"%s\" lacv=\"%d\">%s</tagCategory>".formatted(name, lacv, equivalents);
    }

    private static String equivalent(String policy, int set, String type, int lacv) {
        return """
                <equivalentSecCategoryTag policyRef="%s" tagSetId="%s.%d" tagType="%s" lacv="%d" applied="both"/>
                """.formatted(policy, oid(policy), set, type, lacv);
    }

    private static String release(int lacv) {
        return equivalent("THERE", 1, "permissive", lacv);
    }
}
