package org.entente.label.spif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.TagType;
import org.entente.label.UnreadableDocument;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPIFs that are of another version, broken, or contradict themselves: each is refused whole, with the place and the reason. */
class RefusedPoliciesTest {

    private static final String POLICY = """
            <SPIF xmlns="http://www.xmlspif.org/spif" schemaVersion="2.1" version="1">
              <securityPolicyId name="TEST" id="1.2.3"/>
              <equivalentPolicies><equivalentPolicy name="THEIRS" id="1.2.4"/></equivalentPolicies>
              <securityClassifications>
                <securityClassification name="LOW" lacv="1" hierarchy="1" color="green"><markingData phrase="L"><code>portionMarking</code></markingData><equivalentClassification policyRef="THEIRS" lacv="7" applied="both"/></securityClassification>
                <securityClassification name="HIGH" lacv="2" hierarchy="2" color="#FF0000"><equivalentClassification policyRef="THEIRS" lacv="8" applied="both"/></securityClassification>
              </securityClassifications>
              <securityCategoryTagSets>
                <securityCategoryTagSet name="Release" id="1.2.3.1">
                  <securityCategoryTag name="Release" tagType="permissive" minSelection="1" maxSelection="3">
                    <tagCategory name="ONE" lacv="1"/>
                    <tagCategory name="TWO" lacv="2"/>
                    <markingQualifier markingCode="pageTopBottom"><qualifier markingQualifier="for " qualifierCode="prefix"/></markingQualifier>
                  </securityCategoryTag>
                </securityCategoryTagSet>
                <securityCategoryTagSet name="Code" id="1.2.3.2">
                  <securityCategoryTag name="Code" tagType="enumerated" enumType="restrictive">
                    <tagCategory name="RED" lacv="1" notBefore="2026-01-01T00:00:00Z" notAfter="2027-01-01T00:00:00Z"><excludedClass>LOW</excludedClass><requiredCategory operation="all"><categoryGroup tagSetRef="Release" tagType="permissive" lacv="1"/></requiredCategory><excludedCategory tagSetRef="Code" tagType="enumerated" enumType="restrictive" lacv="2"/></tagCategory>
                    <tagCategory name="BLUE" lacv="2" requiredClass="HIGH"/>
                  </securityCategoryTag>
                </securityCategoryTagSet>
              </securityCategoryTagSets>
            </SPIF>
            """;

    @Test
    void thePolicyOfTheseTestsIsReadAsItIs() {
        assertThat(SpifReader.read(bytes(POLICY)).tags()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} → {1}: line {2}, {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // another version, another document
                "schemaVersion=\"2.1\" | schemaVersion=\"3.0\" | 1 | SPIF 3.0 is not read, only SPIF 2.1",
                "schemaVersion=\"2.1\" | - | 1 | SPIF has no schemaVersion",
                "www.xmlspif.org/spif\" | www.xmlspif.org/spif3\" | 1 | This is not a security policy",
                "<securityPolicyId name=\"TEST\" id=\"1.2.3\"/> | - | 1 | SPIF has no securityPolicyId",
                "<securityPolicyId name=\"TEST\" id=\"1.2.3\"/> | <securityPolicyId name=\"TEST\" id=\"1.2.3\"/><securityPolicyId name=\"T\" id=\"1.2\"/> | 2 | securityPolicyId stands more than once in SPIF",
                "id=\"1.2.3\"/> | id=\"urn:oid:1.2.3\"/> | 2 | Not an object identifier",
                "name=\"TEST\" | name=\" \" | 2 | securityPolicyId has no name",
                // broken values
                "lacv=\"1\" hierarchy | lacv=\"one\" hierarchy | 5 | lacv is not a number: one",
                "hierarchy=\"1\" | hierarchy=\"-1\" | 5 | The hierarchy of LOW is not between",
                "color=\"green\" | color=\"greenish\" | 5 | Not a colour: greenish",
                "portionMarking | portionMarkings | 5 | Not a marking code: portionMarkings",
                "qualifierCode=\"prefix\" | qualifierCode=\"infix\" | 13 | qualifierCode is none of prefix, suffix and separator",
                "tagType=\"permissive\" minS | tagType=\"tagType9\" minS | 10 | Not a type of tag: tagType9",
                "<tagCategory name=\"ONE\" lacv=\"1\"/> | <tagCategory name=\"ONE\" lacv=\"1\" obsolete=\"maybe\"/> | 11 | obsolete is neither true nor false: maybe",
                "2026-01-01T00:00:00Z | yesterday | 18 | notBefore is not a time with its zone: yesterday",
                "operation=\"all\" | operation=\"most\" | 18 | operation is none of onlyOne, oneOrMore and all",
                "lacv=\"7\" applied=\"both\" | lacv=\"7\" applied=\"never\" | 5 | applied is none of",
                "minSelection=\"1\" | minSelection=\"none\" | 10 | minSelection is not a number: none",
                // what SPIF 2.1 does not know
                "excludedClass>LOW</excludedClass> | excludedclass>LOW</excludedclass> | 18 | In tagCategory there is no element excludedclass in SPIF 2.1: it is spelled excludedClass",
                "<excludedClass>LOW< | <excludedCategories/><excludedClass>LOW< | 18 | In tagCategory there is no element excludedCategories in SPIF 2.1, and what it is to say would be passed over",
                "<excludedClass>LOW< | <excludedClass xmlns=\"\"/><excludedClass>LOW< | 18 | In tagCategory there is no element excludedClass in SPIF 2.1",
                "<excludedClass>LOW< | <excludedClass><b/>LOW< | 18 | In excludedClass there is no element b",
                "<tagCategory name=\"ONE\" lacv=\"1\"/> | <tagCategory name=\"ONE\" lacv=\"1\"><excludedClasses/></tagCategory> | 11 | In tagCategory there is no element excludedClasses",
                "minSelection=\"1\" | minselection=\"1\" | 10 | In securityCategoryTag there is no attribute minselection in SPIF 2.1: it is spelled minSelection",
                "<tagCategory name=\"ONE\" lacv=\"1\"/> | <tagCategory name=\"ONE\" lacv=\"1\" notafter=\"2020-01-01T00:00:00Z\"/> | 11 | In tagCategory there is no attribute notafter",
                "<tagCategory name=\"ONE\" lacv=\"1\"/> | <tagCategory xmlns:s=\"http://www.xmlspif.org/spif\" name=\"ONE\" lacv=\"1\" s:requiredClass=\"HIGH\"/> | 11 | In tagCategory there is no attribute {http://www.xmlspif.org/spif}requiredClass",
                "schemaVersion=\"2.1\" | schemaVersion=\"2.1\" notAfter=\"2020-01-01T00:00:00Z\" | 1 | In SPIF there is no attribute notAfter",
                "<securityCategoryTagSets> | <securityCategoryTagSets><requiredCategory operation=\"all\"/> | 8 | In securityCategoryTagSets there is no element requiredCategory",
                "<qualifier | <qualifer/><qualifier | 13 | In markingQualifier there is no element qualifer",
                // references to nothing
                "<excludedClass>LOW< | <excludedClass>LOWEST< | 18 | There is no level LOWEST",
                "requiredClass=\"HIGH\" | requiredClass=\"HIGHEST\" | 19 | There is no level HIGHEST",
                "tagSetRef=\"Release\" | tagSetRef=\"Nowhere\" | 18 | There is no tag set Nowhere",
                "tagType=\"permissive\" lacv=\"1\" | tagType=\"permissive\" lacv=\"9\" | 18 | Release has no value of number 9",
                "tagType=\"permissive\" lacv=\"1\" | tagType=\"permissive\" | 18 | Either lacv or all is given",
                "policyRef=\"THEIRS\" lacv=\"7\" | policyRef=\"NOBODYS\" lacv=\"7\" | 5 | There is no equivalent policy NOBODYS",
                // twice
                "name=\"HIGH\" lacv=\"2\" | name=\"low\" lacv=\"2\" | 6 | The level low, or its number, is there twice",
                "name=\"HIGH\" lacv=\"2\" | name=\"HIGH\" lacv=\"1\" | 6 | The level HIGH, or its number, is there twice",
                "hierarchy=\"2\" | hierarchy=\"1\" | 6 | HIGH and LOW have the same place in the hierarchy",
                "name=\"TWO\" lacv=\"2\" | name=\"one\" lacv=\"2\" | 12 | Release has one, or its number, twice",
                "name=\"TWO\" lacv=\"2\" | name=\"TWO\" lacv=\"1\" | 12 | Release has TWO, or its number, twice",
                "name=\"Code\" id=\"1.2.3.2\" | name=\"RELEASE\" id=\"1.2.3.2\" | 16 | The tag set RELEASE, or its identifier, is there twice",
                "id=\"1.2.3.2\" | id=\"1.2.3.1\" | 16 | The tag set Code, or its identifier, is there twice",
                "id=\"1.2.4\"/> | id=\"1.2.4\"/><equivalentPolicy name=\"THEIRS\" id=\"1.2.5\"/> | 3 | The equivalent policy THEIRS is there twice",
                "id=\"1.2.4\"/> | id=\"1.2.4\"/><equivalentPolicy name=\"OTHERS\" id=\"1.2.4\"/> | 3 | The identifier of OTHERS is there twice",
                "id=\"1.2.4\"/> | id=\"1.2.3\"/> | 3 | is the policy's own",
                // what cannot all be true
                "minSelection=\"1\" | minSelection=\"4\" | 10 | asks for 4 values, which it does not allow or does not have",
                "minSelection=\"1\" | minSelection=\"-1\" | 10 | minSelection is below zero",
                "minSelection=\"1\" | minSelection=\"2\" singleSelection=\"true\" | 10 | asks for 2 values",
                "notAfter=\"2027 | notAfter=\"2025 | 18 | RED ends before it begins",
                "<excludedClass>LOW< | <excludedClass>HIGH</excludedClass><excludedClass>LOW< | 18 | RED excludes every level",
                "requiredClass=\"HIGH\"/> | requiredClass=\"HIGH\"><excludedClass>HIGH</excludedClass></tagCategory> | 19 | BLUE both needs and excludes HIGH",
                "enumType=\"restrictive\" lacv=\"2\" | enumType=\"restrictive\" lacv=\"1\" | 18 | RED excludes itself",
                "<excludedCategory tagSetRef=\"Code\" tagType=\"enumerated\" enumType=\"restrictive\" lacv=\"2\"/> | <excludedCategory tagSetRef=\"Release\" tagType=\"permissive\" all=\"true\"/> | 18 | RED excludes what it needs",
                "<excludedCategory tagSetRef=\"Code\" tagType=\"enumerated\" enumType=\"restrictive\" lacv=\"2\"/> | <excludedCategory tagSetRef=\"Release\" tagType=\"permissive\" lacv=\"1\"/> | 18 | RED excludes what it needs",
                "minSelection=\"1\" maxSelection=\"3\"><tagCategory name=\"ONE\" lacv=\"1\"/> | minSelection=\"2\" maxSelection=\"3\"><tagCategory name=\"ONE\" lacv=\"1\"><excludedClass>LOW</excludedClass></tagCategory> | 10 | Release has to have 2 of its values, and at LOW it may have 1",
                "lacv=\"7\" applied=\"both\"/> | lacv=\"7\" applied=\"both\"/><equivalentClassification policyRef=\"THEIRS\" lacv=\"9\" applied=\"encrypt\"/> | 5 | LOW has two equivalents in THEIRS",
                "policyRef=\"THEIRS\" lacv=\"8\" | policyRef=\"THEIRS\" lacv=\"7\" | 6 | Level 7 of THEIRS is the equivalent of two levels",
            })
    void isRefusedWithThePlaceAndTheReason(String original, String changed, int line, String reason) {
        String policy = POLICY;
        String from = original;
        // Elements that the row takes together stand on lines of their own.
        if (!policy.contains(from)) {
            from = from.replace("><tagCategory", ">\n        <tagCategory");
        }
        policy = policy.replace(from, changed == null ? "" : changed);
        assertThat(policy).as("the change was made").isNotEqualTo(POLICY);
        String broken = policy;

        UnreadableDocument refusal =
                catchThrowableOfType(UnreadableDocument.class, () -> SpifReader.read(bytes(broken)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.column()).isPositive();
    }

    /** What the schema allows, and what is no rule of the policy: it is there in documents that others write. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "maxSelection=\"3\" | maxSelection=\"unbounded\"",
                "minSelection=\"1\" | minSelection=\"unbounded\"",
                "version=\"1\"> | version=\"1\" creationDate=\"20260101000000Z\" originatorDN=\"C=XX\" keyIdentifier=\"A\" privilegeId=\"1.2\" rbacId=\"1.3\" userRefURI=\"urn:x\" docRefURI=\"urn:y\"><updateInfo/><defaultSecurityPolicyId name=\"D\" id=\"1.9\"/><privacyMarks maxSelection=\"unbounded\"><privacyMark name=\"P\"/></privacyMarks>",
                "</SPIF> | <extensions><anything><excludedclass/></anything><x xmlns=\"urn:x\"><y xmlns=\"\"/></x></extensions></SPIF>",
                "<securityCategoryTagSets> | <x:excludedClass xmlns:x=\"urn:x\" y=\"z\"/><securityCategoryTagSets x:y=\"z\" xmlns:x=\"urn:x\" xml:lang=\"en\">",
                "<tagCategory name=\"ONE\" lacv=\"1\"/> | <tagCategory name=\"ONE\" lacv=\"1\" userInput=\"string\" dateFormat=\"YYYY\"/>",
                "lacv=\"8\" applied=\"both\"/> | lacv=\"8\" applied=\"both\"><requiredCategory operation=\"all\"><categoryGroup tagSetRef=\"Release\" tagType=\"permissive\" lacv=\"1\"/></requiredCategory></equivalentClassification>",
            })
    void whatTheSchemaAllowsAndWhatOthersAddIsRead(String original, String changed) {
        String policy = POLICY.replace(original, changed);
        assertThat(policy).as("the change was made").isNotEqualTo(POLICY);
        assertThat(SpifReader.read(bytes(policy)).tags()).hasSize(2);
    }

    @Test
    void anUnboundedSelectionIsNoLimit() {
        PolicyTag most = SpifReader.read(bytes(POLICY.replace("maxSelection=\"3\"", "maxSelection=\"unbounded\"")))
                .tags()
                .getFirst();
        assertThat(most.minimum()).isOne();
        assertThat(most.maximum()).isEqualTo(Integer.MAX_VALUE);
        PolicyTag least = SpifReader.read(bytes(POLICY.replace("minSelection=\"1\"", "minSelection=\"unbounded\"")))
                .tags()
                .getFirst();
        assertThat(least.minimum()).isZero();
        assertThat(least.maximum()).isEqualTo(3);
    }

    /** As many characters as the schema allows, and they are what a label is marked with. */
    @Test
    void aPhraseOf256CharactersIsReadAndMarkedWithAndALongerOneIsRefused() {
        String longest = "L".repeat(256);
        SecurityPolicy policy = SpifReader.read(bytes(POLICY.replace("phrase=\"L\"", "phrase=\"" + longest + "\"")));
        assertThat(policy.marking(
                                new ConfidentialityLabel(
                                        "TEST",
                                        "LOW",
                                        List.of(Category.of(TagType.PERMISSIVE, "Release", List.of("ONE")))),
                                Locale.ENGLISH)
                        .portion())
                .contains(longest);

        String longer = POLICY.replace("phrase=\"L\"", "phrase=\"" + longest + "L\"");
        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> SpifReader.read(bytes(longer))))
                .hasMessageContaining("A phrase is at most 256 characters long");
        String qualifier = POLICY.replace("\"for \"", "\"" + longest + "\"");
        assertThat(SpifReader.read(bytes(qualifier)).tags()).hasSize(2);
    }

    /** What is in force was taken once; the rule that it lost by a slip of spelling is not found again. */
    @Test
    void aDocumentThatWasTakenBeforeIsReadAsItWas() {
        String slip = POLICY.replace("excludedClass>LOW</excludedClass", "excludedclass>LOW</excludedclass");
        assertThat(slip).isNotEqualTo(POLICY);
        assertThat(SpifReader.readKept(bytes(slip))
                        .tags()
                        .get(1)
                        .values()
                        .getFirst()
                        .excludedLevels())
                .isEmpty();
        assertThat(catchThrowableOfType(
                        UnreadableDocument.class,
                        () -> SpifReader.readKept(
                                bytes(slip.replace("schemaVersion=\"2.1\"", "schemaVersion=\"3.0\"")))))
                .isNotNull();
    }

    @Test
    void aPolicyWithoutLevelsIsRefused() {
        String none = POLICY.replaceAll("(?s)<securityClassification .*</securityClassification>", "");
        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> SpifReader.read(bytes(none))))
                .hasMessageContaining("The policy has no level");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
