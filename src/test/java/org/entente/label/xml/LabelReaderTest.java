package org.entente.label.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.UnreadableDocument;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels and clearances as others write them, and as we do. */
class LabelReaderTest {

    private static final String OID = "urn:oid:2.25.174218937106829871205917236400287316981";
    private static final String STRICT = """
            <slab:originatorConfidentialityLabel xmlns:slab="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0" ReviewDateTime="2031-09-26T00:00:00Z">
              <slab:ConfidentialityInformation>
                <slab:PolicyIdentifier URI="%1$s">ENTENTE</slab:PolicyIdentifier>
                <slab:Classification>SECRET</slab:Classification>
                <slab:Category Type="RESTRICTIVE" TagName="Caveat" URI="%1$s.1"><slab:GenericValue>CRYPTO</slab:GenericValue></slab:Category>
                <slab:Category Type="PERMISSIVE" TagName="Releasable To" URI="%1$s.2"><slab:GenericValue>FRA</slab:GenericValue><slab:GenericValue>GBR</slab:GenericValue></slab:Category>
              </slab:ConfidentialityInformation>
              <slab:OriginatorID IDType="rfc822Name">liaison@example.org</slab:OriginatorID>
              <slab:CreationDateTime>2026-09-26T12:00:00Z</slab:CreationDateTime>
            </slab:originatorConfidentialityLabel>
            """.formatted(OID);
    private static final String SUCCESSION = """
            <slab:SuccessionHandling><slab:SuccessionDateTime>2028-01-01T00:00:00Z</slab:SuccessionDateTime>
            <slab:SuccessorConfidentialityLabel><slab:ConfidentialityInformation><slab:PolicyIdentifier>ENTENTE</slab:PolicyIdentifier>
            <slab:Classification>RESTRICTED</slab:Classification><slab:Category Type="PERMISSIVE" TagName="Releasable To">
            <slab:GenericValue>JPN</slab:GenericValue></slab:Category></slab:ConfidentialityInformation>
            <slab:CreationDateTime>2026-09-26T12:00:00Z</slab:CreationDateTime></slab:SuccessorConfidentialityLabel></slab:SuccessionHandling>
            """;
    private static final String CLEARANCE = """
            <c:ConfidentialityClearance xmlns:c="urn:nato:stanag:4774:confidentialityclearance:1:0" xmlns="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0">
              <PolicyIdentifier URI="%s">ENTENTE</PolicyIdentifier>
              <c:ClassificationList><Classification>UNCLASSIFIED</Classification><Classification>SECRET</Classification></c:ClassificationList>
              <Category Type="PERMISSIVE" TagName="Releasable To"><GenericValue>JPN</GenericValue></Category>
            </c:ConfidentialityClearance>
            """.formatted(OID);

    private final Policies policies = new Policies(ShippedPolicies.read());
    private final LabelWriter writer = new LabelWriter(policies);

    @Test
    void aStrictLabelIsReadWithoutANote() {
        ReadLabel read = read(STRICT);

        assertThat(read.notes()).isEmpty();
        assertThat(read.problems(policies)).isEmpty();
        assertThat(read.label())
                .isEqualTo(new MetadataLabel(
                        MetadataLabel.Kind.ORIGINATOR,
                        new ConfidentialityLabel(
                                "ENTENTE",
                                "SECRET",
                                List.of(
                                        Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA", "GBR")),
                                        Category.of(TagType.RESTRICTIVE, "Caveat", List.of("CRYPTO")))),
                        OID,
                        null,
                        new MetadataLabel.Originator(MetadataLabel.IdType.RFC822_NAME, "liaison@example.org"),
                        Instant.parse("2026-09-26T12:00:00Z"),
                        Instant.parse("2031-09-26T00:00:00Z"),
                        null));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slab: | s4774: | ",
                "Type= | type= | SPELLING",
                "TagName= | tagName= | SPELLING",
                "\"PERMISSIVE\" | \"Permissive\" | SPELLING",
                " URI= | ` URL=` | SPELLING",
                "CreationDateTime> | CreationDataTime> | SPELLING",
                "slab:originatorConfidentialityLabel | slab:ConfidentialityLabel | SPELLING",
                "slab:originatorConfidentialityLabel | slab:OriginatorConfidentialityLabel | SPELLING",
                "slab:originatorConfidentialityLabel | slab:ORIGINATORCONFIDENTIALITYLABEL | SPELLING",
                "slab:originatorConfidentialityLabel | slab:confidentialityLabel | SPELLING",
                "IDType=\"rfc822Name\" | IDType=\"RFC822Name\" | SPELLING",
                "<slab:CreationDateTime>2026-09-26T12:00:00Z</slab:CreationDateTime> | `` | NO_CREATION_TIME",
                "ReviewDateTime=\"2031-09-26T00:00:00Z\" | `` | NO_REVIEW_TIME",
                "12:00:00Z< | 12:00:00< | TIME_WITHOUT_ZONE",
                "12:00:00Z< | 14:00:00+02:00< | ",
                "<slab:Classification> | <slab:Classification URI=\"urn:x\"> | URI_OF_CLASSIFICATION",
                "</slab:ConfidentialityInformation> | <x:Marking xmlns:x=\"urn:x\">X</x:Marking></slab:ConfidentialityInformation> | EXTENSION",
                "<slab:Classification> | <slab:Classification xmlns:x=\"urn:x\" x:y=\"z\"> | ",
                "<slab:GenericValue>FRA | <slab:GenericValue a=\"b\">FRA | UNKNOWN_ATTRIBUTE",
                ">SECRET< | >  SECRET  < | ",
                ">SECRET< | ><![CDATA[SECRET]]>< | ",
                ">SECRET< | >SEC<!-- -->RET< | ",
            })
    void whatIsMeantIsReadAndWhatIsNotAsItShouldBeIsNoted(String strict, String met, String note) {
        String text = STRICT.replace(strict.strip(), met == null ? "" : met);
        assertThat(text).isNotEqualTo(STRICT);
        if (met != null && met.equals("s4774:")) {
            text = text.replace("xmlns:slab", "xmlns:s4774");
        }
        ReadLabel read = read(text);

        assertThat(read.notes())
                .extracting(one -> one.kind().name())
                .containsOnly(note == null ? new String[0] : new String[] {note});
        assertThat(read.notes()).allSatisfy(one -> {
            assertThat(one.line()).isPositive();
            assertThat(one.words(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
            assertThat(one.words(Locale.FRENCH)).isNotEqualTo(one.words(Locale.ENGLISH));
        });
        assertThat(read.label().label()).isEqualTo(read(STRICT).label().label());
        if (!"TIME_WITHOUT_ZONE".equals(note) && !"NO_CREATION_TIME".equals(note)) {
            assertThat(read.label().created()).isEqualTo(read(STRICT).label().created());
        }
    }

    @Test
    void alternativeLabelsAreReadUnderEitherName() {
        String alternative = STRICT.replace("originatorConf", "alternativeConf");
        assertThat(read(alternative).label().kind()).isEqualTo(MetadataLabel.Kind.ALTERNATIVE);
        assertThat(read(alternative).notes()).isEmpty();
        ReadLabel misspelt = read(STRICT.replace("originatorConf", "alternateConf"));
        assertThat(misspelt.label().kind()).isEqualTo(MetadataLabel.Kind.ALTERNATIVE);
        assertThat(misspelt.notes().getFirst().words(Locale.ENGLISH))
                .isEqualTo("alternateConfidentialityLabel is read as alternativeConfidentialityLabel");
        assertThat(read(STRICT.replace("originatorConf", "metadataConf"))
                        .label()
                        .kind())
                .isEqualTo(MetadataLabel.Kind.METADATA);
    }

    @Test
    void aRootInAnotherCaseIsWhatItSaysAndIsToldSo() {
        ReadLabel alternative = read(STRICT.replace("originatorConf", "AlternativeConf"));
        assertThat(alternative.label().kind()).isEqualTo(MetadataLabel.Kind.ALTERNATIVE);
        assertThat(alternative.notes().getFirst().words(Locale.ENGLISH))
                .isEqualTo("AlternativeConfidentialityLabel is read as alternativeConfidentialityLabel");
        assertThat(read(STRICT.replace("originatorConf", "AlternateConf"))
                        .label()
                        .kind())
                .isEqualTo(MetadataLabel.Kind.ALTERNATIVE);
        assertThat(read(STRICT.replace("originatorConf", "MetadataConf"))
                        .label()
                        .kind())
                .isEqualTo(MetadataLabel.Kind.METADATA);
    }

    /** The label that the published example of a policy carries, in a spelling of its own. */
    @Test
    void theLabelOfThePublishedExampleIsRead() throws IOException {
        Path example = Path.of("../shared/realdata/policy/nato-example-spif-2.1.xml");
        assumeTrue(Files.exists(example), "the example policy is not on this machine");
        String text = Files.readString(example);
        String label = text.substring(
                text.indexOf("<slab:OriginatorConfidentialityLabel"),
                text.indexOf(">", text.indexOf("</slab:OriginatorConfidentialityLabel")) + 1);

        ReadLabel read =
                read(label.replaceFirst(" ", " xmlns:slab=\"urn:nato:stanag:4774:confidentialitymetadatalabel:1:0\" "));

        assertThat(read.label().kind()).isEqualTo(MetadataLabel.Kind.ORIGINATOR);
        assertThat(read.label().label())
                .isEqualTo(new ConfidentialityLabel(
                        "nato", "unclassified", List.of(Category.of(TagType.PERMISSIVE, "Context", List.of("NATO")))));
        assertThat(read.label().created()).isEqualTo(Instant.parse("2015-08-02T14:06:20.987312600Z"));
        assertThat(read.notes())
                .extracting(note -> note.words(Locale.ENGLISH))
                .containsExactly("OriginatorConfidentialityLabel is read as originatorConfidentialityLabel");
        assertThat(read.problems(new Policies(List.of(SpifReader.read(Files.readAllBytes(example))))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slab:originatorConfidentialityLabel | slab:Label | This is not a confidentiality label",
                "metadatalabel:1:0\" | metadatalabel:2:0\" | This is not a confidentiality label",
                "TagName=\"Caveat\" | `` | Category has no TagName",
                "Type=\"RESTRICTIVE\" | `` | Category has no Type",
                "Type=\"RESTRICTIVE\" | Type=\"RESTRICTED\" | Not a type of category: RESTRICTED",
                "Type=\"RESTRICTIVE\" | Type=\"RESTRICTIVE\" type=\"INFORMATIVE\" | says in two ways what its Type is",
                "slab:GenericValue>CRYPTO</slab:GenericValue | slab:IntegerValue>1</slab:IntegerValue | Category holds IntegerValue, which is not known there",
                "<slab:GenericValue>CRYPTO</slab:GenericValue> | `` | The category Caveat has no value",
                "<slab:GenericValue>CRYPTO | <slab:GenericValue>CRY<b/>PTO | There are elements in GenericValue",
                "<slab:Classification> | text<slab:Classification> | There is text in ConfidentialityInformation",
                "slab:Category Type=\"RESTRICTIVE\" TagName=\"Caveat\" | slab:Category Type=\"PERMISSIVE\" TagName=\"RELEASABLE TO\" | permissive category Releasable To stands twice",
                "<slab:Classification>SECRET</slab:Classification> | <slab:Classification>SECRET</slab:Classification><slab:Classification>UNCLASSIFIED</slab:Classification> | Classification stands more than once",
                "<slab:Classification>SECRET</slab:Classification> | `` | ConfidentialityInformation has no Classification",
                "<slab:Classification>SECRET</slab:Classification> | <slab:Classification> </slab:Classification> | Classification is empty",
                "<slab:Category Type=\"RESTRICTIVE\" | <slab:Catagory/><slab:Category Type=\"RESTRICTIVE\" | holds Catagory, which is not known there",
                "<slab:Category Type=\"RESTRICTIVE\" | <Category xmlns=\"\" Type=\"RESTRICTIVE\" TagName=\"X\"/><slab:Category Type=\"RESTRICTIVE\" | holds Category, which is not known there",
                "2026-09-26T12:00:00Z | 26 September 2026 | Not a time such as",
                "2026-09-26T12:00:00Z | +12026-09-26T12:00:00Z | between the years 1 and 9999",
                "IDType=\"rfc822Name\" | IDType=\"name\" | Not a type of originator's id: name",
                "URI=\"urn:oid | URI=\"urn:x\" URL=\"urn:oid | says in two ways what its URI is",
                ">SECRET< | >SECRET&#x9b;31m< | without control characters",
            })
    void whatMightRestrictAndIsNotUnderstoodIsRefusedWithItsPlace(String strict, String met, String reason) {
        String text = STRICT.replace(strict, met == null ? "" : met);
        assertThat(text).isNotEqualTo(STRICT);
        if (met != null && met.startsWith("slab:Category ")) {
            text = text.replace(met + " URI=\"" + OID + ".1\"", met);
        }
        String changed = text;

        UnreadableDocument refusal = catchThrowableOfType(UnreadableDocument.class, () -> read(changed));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.line()).isPositive();
        assertThat(refusal.column()).isPositive();
    }

    @Test
    void restrictiveCategoriesThatStandTwiceBindTogether() {
        ReadLabel read = read(STRICT.replace(
                "<slab:Category Type=\"PERM",
                "<slab:Category Type=\"RESTRICTIVE\" TagName=\"CAVEAT\"><slab:GenericValue>EXERCISE CONTROL</slab:GenericValue></slab:Category>"
                        + "<slab:Category Type=\"PERM"));
        assertThat(read.label().label().values("Caveat")).containsExactly("CRYPTO", "EXERCISE CONTROL");
        assertThat(read.notes()).extracting(Leniency::kind).containsExactly(Leniency.Kind.TAKEN_TOGETHER);
    }

    @Test
    void unknownPoliciesLevelsAndValuesAreProblemsNotUnreadable() {
        assertThat(problems(STRICT.replace(">ENTENTE<", ">ELSEWHERE<")))
                .containsExactly(LabelProblem.Kind.UNKNOWN_POLICY);
        assertThat(problems(STRICT.replace(">SECRET<", ">COSMIC<"))).containsExactly(LabelProblem.Kind.UNKNOWN_LEVEL);
        assertThat(problems(STRICT.replace(">CRYPTO<", ">BOHEMIA<"))).containsExactly(LabelProblem.Kind.UNKNOWN_VALUE);
        assertThat(problems(STRICT.replace("\"Caveat\"", "\"Codeword\"")))
                .containsExactly(LabelProblem.Kind.UNKNOWN_TAG);
    }

    @Test
    void anIdentifierThatIsNotThePolicysIsAProblem() {
        assertThat(problems(STRICT.replace("URI=\"" + OID + "\"", "URI=\"urn:oid:1.3.26.1.3.1\"")))
                .containsExactly(LabelProblem.Kind.OTHER_POLICY_URI);
        assertThat(problems(STRICT.replace(".1\"", ".7\""))).containsExactly(LabelProblem.Kind.OTHER_TAG_URI);
        assertThat(problems(STRICT.replace("URI=\"urn:oid:", "URI=\"URN:OID:"))).isEmpty();
    }

    @Test
    void aSuccessorTakesEffectByItselfOnItsDate() {
        MetadataLabel label = read(STRICT.replace("</slab:originator", SUCCESSION + "</slab:originator"))
                .label();
        Instant date = Instant.parse("2028-01-01T00:00:00Z");

        assertThat(label.inForce(date.minusNanos(1)).label().classification()).isEqualTo("SECRET");
        assertThat(label.inForce(date).label().classification()).isEqualTo("RESTRICTED");
        assertThat(label.inForce(date).label().values("Releasable To")).containsExactly("JPN");
    }

    @Test
    void aSuccessorThatThePolicyDoesNotAllowMakesTheLabelInvalidToday() {
        assertThat(problems(STRICT.replace(
                        "</slab:originator", SUCCESSION.replace("RESTRICTED", "OPEN") + "</slab:originator")))
                .containsExactly(LabelProblem.Kind.UNKNOWN_LEVEL);
    }

    @Test
    void aSuccessionWithoutItsZoneOrWithTooManyHeirsIsRefused() {
        String unzoned = STRICT.replace(
                "</slab:originator",
                SUCCESSION.replace("2028-01-01T00:00:00Z", "2028-01-01T00:00:00") + "</slab:originator");
        assertThatThrownBy(() -> read(unzoned))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("has to say its zone");
        String heirs = SUCCESSION;
        for (int i = 1; i < MetadataLabel.MOST_SUCCESSORS; i++) {
            heirs = SUCCESSION.replace("</slab:SuccessorConf", heirs + "</slab:SuccessorConf");
        }
        String most = heirs;
        String tooMany = SUCCESSION.replace("</slab:SuccessorConf", heirs + "</slab:SuccessorConf");
        assertThat(read(STRICT.replace("</slab:originator", most + "</slab:originator"))
                        .problems(policies))
                .isEmpty();
        assertThatThrownBy(() -> read(STRICT.replace("</slab:originator", tooMany + "</slab:originator")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("More than 8 labels follow one another");
    }

    @Test
    void aLabelIsWrittenToTheLetterOfTheStandard() {
        ReadLabel lenient = read(STRICT.replace("slab:", "x:")
                .replace("xmlns:slab", "xmlns:x")
                .replace("Type=\"PERM", "type=\"perm")
                .replace("Classification>", "Classification>\n ")
                .replace("SECRET", "secret")
                .replace(" URI=", " URL="));
        String written = new String(writer.write(lenient.label()), StandardCharsets.UTF_8);

        assertThat(written).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + STRICT.replaceAll("\\n *", ""));
        assertThat(read(written).notes()).isEmpty();
    }

    @Test
    void aLabelWithoutItsTimeOrWithTextThatDoesNotComeBackIsNotWritten() {
        MetadataLabel undated = read(STRICT.replaceAll("<slab:Creation.*</slab:Creation.*>", ""))
                .label();
        assertThatThrownBy(() -> writer.write(undated)).isInstanceOf(IllegalArgumentException.class);
        for (String text : List.of(" A", "A  B", "A\u0000", "A\u001b[31m", "\ud800", "", "A\nB")) {
            MetadataLabel label = MetadataLabel.originator(
                    new ConfidentialityLabel("OTHER", text, List.of()), Instant.parse("2026-01-01T00:00:00Z"));
            assertThatThrownBy(() -> writer.write(label)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void clearancesAreReadAndWritten() {
        ReadClearance read = clearance(CLEARANCE);
        Clearance expected = new Clearance(
                "ENTENTE",
                new TreeSet<>(List.of("SECRET", "UNCLASSIFIED")),
                List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("JPN"))));
        assertThat(read.notes()).isEmpty();
        assertThat(read.clearance()).isEqualTo(expected);
        assertThat(read.problems(policies)).isEmpty();
        assertThat(read.unknown(policies)).isEmpty();

        String written = new String(writer.write(expected), StandardCharsets.UTF_8);
        assertThat(written)
                .contains("<sclr:ClassificationList><slab:Classification>UNCLASSIFIED</slab:Classification>"
                        + "<slab:Classification>SECRET</slab:Classification></sclr:ClassificationList>");
        assertThat(clearance(written).clearance()).isEqualTo(expected);
        assertThat(clearance(written).notes()).isEmpty();
    }

    @Test
    void whatNoPolicyKnowsInAClearanceIsTold() {
        assertThat(clearance(CLEARANCE.replace("JPN", "ZZZZ").replace(">SECRET<", ">COSMIC<"))
                        .unknown(policies))
                .extracting(LabelProblem::kind)
                .containsExactly(LabelProblem.Kind.UNKNOWN_LEVEL, LabelProblem.Kind.UNKNOWN_VALUE);
        assertThat(clearance(CLEARANCE.replace(OID, "urn:oid:1.2")).problems(policies))
                .extracting(LabelProblem::kind)
                .containsExactly(LabelProblem.Kind.OTHER_POLICY_URI);
        assertThatThrownBy(() -> clearance(STRICT))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("This is not a clearance");
        assertThatThrownBy(() -> clearance(CLEARANCE.replaceAll("<Classification>.*</Classification>", "")))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("ClassificationList has no Classification");
    }

    private List<LabelProblem.Kind> problems(String text) {
        return read(text).problems(policies).stream().map(LabelProblem::kind).toList();
    }

    private static ReadLabel read(String text) {
        return LabelReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadClearance clearance(String text) {
        return ClearanceReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
