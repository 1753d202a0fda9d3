package org.entente.label.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.xml.ClearanceReader;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.ReadClearance;
import org.junit.jupiter.api.AfterAll;

/** Whatever is given as a clearance is refused, or is read, decided with, written and read again as the same. */
class ClearanceFuzzTest {

    private static final Runs RUNS = new Runs();
    private static final Policies POLICIES = new Policies(ShippedPolicies.read());
    private static final LabelWriter WRITER = new LabelWriter(POLICIES);
    private static final AccessDecisionFunction DECISIONS = new AccessDecisionFunction(POLICIES);
    private static final ConfidentialityLabel LABEL = new ConfidentialityLabel(
            "ENTENTE", "SECRET", List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA"))));

    @DictionaryEntries({
        "<slab:Category Type=\"RESTRICTIVE\" TagName=\"Caveat\">",
        "</slab:Category>",
        "<slab:GenericValue>CRYPTO</slab:GenericValue>",
        "<slab:Classification>SECRET</slab:Classification>",
        "<sclr:ClassificationList>",
        "TagName=\"Handl\u0130ng\"",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
    })
    @FuzzTest(maxDuration = "", maxExecutions = Runs.ASKED)
    void isRefusedOrUnderstood(byte[] document) {
        RUNS.run(() -> judge(document));
    }

    @AfterAll
    static void ranOftenEnough() {
        RUNS.areEnough("the reader of clearances");
    }

    private static void judge(byte[] document) {
        ReadClearance read = ClearanceReader.read(document);
        read.notes().forEach(note -> assertThat(note.words(Locale.FRENCH)).isNotBlank());
        read.problems(POLICIES)
                .forEach(problem -> assertThat(problem.words(Locale.ENGLISH)).isNotBlank());
        read.unknown(POLICIES)
                .forEach(problem -> assertThat(problem.words(Locale.ENGLISH)).isNotBlank());
        boolean permitted = DECISIONS.decide(read.clearance(), LABEL).permitted();
        byte[] written = WRITER.write(read.clearance());
        ReadClearance again = ClearanceReader.read(written);
        assertThat(WRITER.write(again.clearance())).isEqualTo(written);
        assertThat(DECISIONS.decide(again.clearance(), LABEL).permitted()).isEqualTo(permitted);
    }
}
