package org.entente.label.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.AfterAll;

/** Whatever is given as a policy is refused, or is a policy that labels are judged and written by. */
class PolicyFuzzTest {

    private static final Runs RUNS = new Runs();

    @DictionaryEntries({
        "schemaVersion=\"2.1\"",
        "<tagCategory name=\"X\" lacv=\"9\"/>",
        "<excludedClass>LOW</excludedClass>",
        "<requiredCategory operation=\"onlyOne\">",
        "<categoryGroup tagSetRef=\"Release\" tagType=\"permissive\" all=\"true\"/>",
        "<excludedCategory tagSetRef=\"Code\" tagType=\"tagType7\" lacv=\"1\"/>",
        "<code>replacePolicy</code>",
        "<code>noNameDisplay</code>",
        "<code>suppressClassName</code>",
        " singleSelection=\"true\"",
        " minSelection=\"2\"",
        " obsolete=\"true\"",
        " xml:lang=\"fr-x-\"",
        " notAfter=\"2026-01-01T00:00:00Z\"",
        " hierarchy=\"32767\"",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
    })
    @FuzzTest(maxDuration = "", maxExecutions = Runs.ASKED)
    void isRefusedOrUnderstood(byte[] document) {
        RUNS.run(() -> judge(document));
    }

    @AfterAll
    static void ranOftenEnough() {
        RUNS.areEnough("the reader of policies");
    }

    private static void judge(byte[] document) {
        SecurityPolicy policy = SpifReader.read(document);
        List<Category> categories = policy.tags().stream()
                .filter(tag -> !tag.values().isEmpty())
                .map(tag -> Category.of(
                        tag.type(),
                        tag.name(),
                        tag.values().stream()
                                .map(PolicyTag.Value::name)
                                .limit(3)
                                .toList()))
                .toList();
        for (Classification level : policy.levels()) {
            ConfidentialityLabel label = new ConfidentialityLabel(policy.name(), level.name(), categories);
            policy.problemsOfNew(label, Instant.EPOCH)
                    .forEach(problem -> assertThat(problem.words(Locale.FRENCH)).isNotBlank());
            assertThat(policy.marking(label, Locale.FRENCH).portion()).startsWith("(");
        }
    }
}
