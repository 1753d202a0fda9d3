package org.entente.label.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.entente.label.AccessDecision;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.LabelProblem;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.xml.LabelReader;
import org.entente.label.xml.LabelWriter;
import org.entente.label.xml.MetadataLabel;
import org.entente.label.xml.ReadLabel;
import org.junit.jupiter.api.AfterAll;

/** Whatever is given as a label is refused, or is read, judged, written and read again as the same. */
class LabelFuzzTest {

    private static final Runs RUNS = new Runs();
    private static final Policies POLICIES = new Policies(ShippedPolicies.read());
    private static final LabelWriter WRITER = new LabelWriter(POLICIES);
    private static final AccessDecisionFunction DECISIONS = new AccessDecisionFunction(POLICIES);
    private static final Clearance CLEARANCE = new Clearance(
            "ENTENTE",
            new TreeSet<>(List.of("UNCLASSIFIED", "SECRET")),
            List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("FRA"))));

    @DictionaryEntries({
        "<slab:Category Type=\"RESTRICTIVE\" TagName=\"Caveat\">",
        "</slab:Category>",
        "<slab:GenericValue>CRYPTO</slab:GenericValue>",
        "<slab:SuccessionHandling>",
        "<slab:SuccessorConfidentialityLabel>",
        "<slab:CreationDateTime>",
        "2026-09-26T12:00:00Z",
        "+14:00",
        " URL=\"urn:oid:2.25\"",
        " IDType=\"jID\"",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
        "<![CDATA[",
        "&#x202e;",
        "TagName=\"Handl\u0130ng\"",
        "TagName=\"Handling\"",
        "<?xml version='1.0' encoding='UTF-16'?>"
    })
    @FuzzTest(maxDuration = "", maxExecutions = Runs.ASKED)
    void isRefusedOrUnderstood(byte[] document) {
        RUNS.run(() -> judge(document));
    }

    @AfterAll
    static void ranOftenEnough() {
        RUNS.areEnough("the reader of labels");
    }

    private static void judge(byte[] document) {
        ReadLabel read = LabelReader.read(document);
        read.notes().forEach(note -> assertThat(note.words(Locale.FRENCH)).isNotBlank());
        List<LabelProblem> problems = read.problems(POLICIES);
        problems.forEach(problem -> assertThat(problem.words(Locale.ENGLISH)).isNotBlank());
        MetadataLabel label = read.label();
        SecurityPolicy policy = POLICIES.of(label.label()).orElse(null);
        AccessDecision decision = DECISIONS.decide(CLEARANCE, label.label());
        if (policy == null || !policy.problems(label.label()).isEmpty()) {
            assertThat(decision.permitted()).isFalse();
        } else {
            assertThat(policy.marking(label.label(), Locale.FRENCH).banner()).isNotBlank();
        }
        assertThat(label.inForce(Instant.MAX).succession()).isNull();
        if (isDated(label)) {
            byte[] written = WRITER.write(label);
            assertThat(WRITER.write(LabelReader.read(written).label())).isEqualTo(written);
        }
    }

    private static boolean isDated(MetadataLabel label) {
        MetadataLabel.Succession succession = label.succession();
        return label.created() != null && (succession == null || isDated(succession.successor()));
    }
}
