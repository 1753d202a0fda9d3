package org.entente.label.spif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.label.PartialLabel;
import org.entente.label.UnreadableDocument;
import org.entente.label.choice.LabelChoices;
import org.entente.label.model.PolicyDocuments;
import org.entente.label.policy.SecurityPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much a policy may state, and what the worst of those that may be loaded costs. */
class BoundedPoliciesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration USUAL = Duration.ofSeconds(20);
    /** For what would never end. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String LEVEL = "<securityClassification name=\"L%1$d\" lacv=\"%1$d\" hierarchy=\"%1$d\"/>\n";
    private static final String VALUE = "<tagCategory name=\"V%1$d\" lacv=\"%1$d\"/>\n";
    private static final String EXCLUDED = "<excludedCategory tagSetRef=\"T\" tagType=\"permissive\" lacv=\"2\"/>\n";

    /** What is bounded, in a document that has so many of it. */
    enum Bounded {
        LEVELS(100, "securityClassification", "levels") {
            @Override
            String document(int count) {
                return policy("", lines(count, LEVEL::formatted), "");
            }
        },
        TAGS(500, "securityCategoryTag", "tags") {
            @Override
            String document(int count) {
                return policy("", LEVEL.formatted(1), lines(count, n -> set("T" + n, n, "", VALUE.formatted(1))));
            }
        },
        VALUES(5_000, "tagCategory", "values") {
            @Override
            String document(int count) {
                return policy(
                        "",
                        LEVEL.formatted(1),
                        set("S", 1, "", VALUE.formatted(1)) + set("T", 2, "", lines(count - 1, VALUE::formatted)));
            }
        },
        RULE_GROUPS(20_000, "excludedCategory", "categories that its rules name") {
            @Override
            String document(int count) {
                return policy(
                        "",
                        "<securityClassification name=\"L\" lacv=\"1\" hierarchy=\"1\"><requiredCategory operation=\"oneOrMore\">"
                                + lines(
                                        count / 2,
                                        n -> "<categoryGroup tagSetRef=\"T\" tagType=\"permissive\" lacv=\"1\"/>\n")
                                + "</requiredCategory></securityClassification>",
                        set(
                                "T",
                                1,
                                "",
                                "<tagCategory name=\"V1\" lacv=\"1\">" + lines(count - count / 2, n -> EXCLUDED)
                                        + "</tagCategory>" + VALUE.formatted(2)));
            }
        },
        OTHER_POLICIES(100, "equivalentPolicy", "equivalent policies") {
            @Override
            String document(int count) {
                return policy(
                        lines(count, n -> "<equivalentPolicy name=\"P%1$d\" id=\"1.2.4.%1$d\"/>\n".formatted(n)),
                        LEVEL.formatted(1),
                        "");
            }
        },
        EQUIVALENT_LEVELS(2_000, "equivalentClassification", "equivalents of levels") {
            @Override
            String document(int count) {
                return policy(
                        "<equivalentPolicy name=\"P\" id=\"1.2.4\"/>",
                        "<securityClassification name=\"L\" lacv=\"1\" hierarchy=\"1\">"
                                + lines(
                                        count,
                                        n ->
                                                "<equivalentClassification policyRef=\"P\" lacv=\"%d\" applied=\"decrypt\"/>\n"
                                                        .formatted(n))
                                + "</securityClassification>",
                        "");
            }
        },
        EQUIVALENT_VALUES(20_000, "equivalentSecCategoryTag", "equivalents of values") {
            @Override
            String document(int count) {
                return policy(
                        "<equivalentPolicy name=\"P\" id=\"1.2.4\"/>",
                        LEVEL.formatted(1),
                        set(
                                "T",
                                1,
                                "",
                                "<tagCategory name=\"V1\" lacv=\"1\">"
                                        + lines(
                                                count,
                                                n ->
                                                        "<equivalentSecCategoryTag policyRef=\"P\" tagSetId=\"1.2.4.1\" tagType=\"permissive\" lacv=\"%d\" applied=\"both\"/>\n"
                                                                .formatted(n))
                                        + "</tagCategory>"));
            }
        };

        private final int most;
        private final String element;
        private final String what;

        Bounded(int most, String element, String what) {
            this.most = most;
            this.element = element;
            this.what = what;
        }

        abstract String document(int count);
    }

    @ParameterizedTest
    @EnumSource
    void soManyAreReadAndOneMoreIsRefusedWhereItStands(Bounded bounded) {
        assertThat(read(bounded.document(bounded.most)).levels()).isNotEmpty();

        String tooMany = bounded.document(bounded.most + 1);
        UnreadableDocument refusal = catchThrowableOfType(UnreadableDocument.class, () -> read(tooMany));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo("A policy has at most " + bounded.most + " " + bounded.what);
        assertThat(refusal.line())
                .isEqualTo(1
                        + tooMany.substring(0, tooMany.lastIndexOf("<" + bounded.element + " "))
                                .chars()
                                .filter(one -> one == '\n')
                                .count());
        assertThat(refusal.column()).isPositive();
    }

    /** The published example has a tenth of what is allowed, and what the portal brings along a fifth. */
    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "US_STYLE", "TLP", "EXAMPLE"})
    void policiesThatAreInUseAreFarBelow(PolicyDocuments document) {
        String text = new String(document.document(), StandardCharsets.UTF_8);
        for (Bounded bounded : Bounded.values()) {
            int count = text.split("[<:]" + bounded.element + "\\s", -1).length - 1;
            assertThat(count * 5).as("%s of %s", bounded, document).isLessThan(bounded.most);
        }
    }

    /** Policies within all bounds that are made to be hard to judge. */
    enum Worst {
        /** Every value excludes all of its tag, four times, at every level. */
        EXCLUDING {
            @Override
            String document() {
                return policy(
                        "",
                        lines(100, LEVEL::formatted),
                        set(
                                "T",
                                1,
                                "",
                                lines(
                                        5_000,
                                        n -> "<tagCategory name=\"V%1$d\" lacv=\"%1$d\">".formatted(n)
                                                + "<excludedCategory tagSetRef=\"T\" tagType=\"permissive\" all=\"true\"/>"
                                                        .repeat(4)
                                                + "</tagCategory>\n")));
            }
        },
        /** A label needs all values, of which none is like another. */
        DEEP {
            @Override
            String document() {
                return policy(
                        "",
                        lines(100, LEVEL::formatted),
                        set("T", 1, "minSelection=\"5000\"", lines(5_000, Worst::needingItself)));
            }
        },
        /** More tags than values of each, and no value may be taken in two tags: no label, which only trying everything shows. */
        TANGLED {
            @Override
            String document() {
                return policy(
                        "",
                        lines(100, LEVEL::formatted),
                        lines(
                                28,
                                tag -> set(
                                        "T" + tag,
                                        tag,
                                        "minSelection=\"1\"",
                                        lines(
                                                25,
                                                n -> "<tagCategory name=\"V%1$d\" lacv=\"%1$d\">".formatted(n)
                                                        + lines(28, other -> other == tag ? "" : excluded(other, n))
                                                        + "</tagCategory>\n"))));
            }
        },
        /** Every level asks for many things in many ways, and there are as many tags as there may be. */
        DEMANDING {
            @Override
            String document() {
                return policy(
                        "",
                        lines(
                                100,
                                level -> "<securityClassification name=\"L%1$d\" lacv=\"%1$d\" hierarchy=\"%1$d\">"
                                                .formatted(level)
                                        + lines(
                                                100,
                                                n -> "<requiredCategory operation=\"oneOrMore\">"
                                                        + required(1 + (level + n) % 500, 1 + n % 10)
                                                        + required(1 + (level + 7 * n) % 500, 1 + n % 9)
                                                        + "</requiredCategory>")
                                        + "</securityClassification>\n"),
                        lines(500, tag -> set("T" + tag, tag, "minSelection=\"1\"", lines(10, VALUE::formatted))));
            }
        };

        abstract String document();

        private static String needingItself(int n) {
            return "<tagCategory name=\"V%1$d\" lacv=\"%1$d\"><requiredCategory operation=\"all\">".formatted(n)
                    + "<categoryGroup tagSetRef=\"T\" tagType=\"permissive\" lacv=\"%d\"/>".formatted(n)
                    + "</requiredCategory></tagCategory>\n";
        }

        private static String excluded(int tag, int value) {
            return "<excludedCategory tagSetRef=\"T%d\" tagType=\"permissive\" lacv=\"%d\"/>".formatted(tag, value);
        }

        private static String required(int tag, int value) {
            return "<categoryGroup tagSetRef=\"T%d\" tagType=\"permissive\" lacv=\"%d\"/>".formatted(tag, value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWorstThatMayBeLoadedIsReadAndJudgedWithinTheUsualWait(Worst worst) {
        byte[] document = bytes(worst.document());
        assertTimeoutPreemptively(LONGEST, () -> {
            Duration before = spent();
            SecurityPolicy policy = SpifReader.read(document);
            LabelChoices.impossible(policy, NOW);
            LabelChoices choices = new LabelChoices(policy, Integer.MAX_VALUE, null, NOW);
            PartialLabel chosen = choices.settled(PartialLabel.NOTHING.at("L1"));
            choices.next(chosen, policy.tags().getFirst());
            choices.problems(chosen);
            assertThat(spent().minus(before)).isLessThan(USUAL);
        });
    }

    // What others do on the machine does not count.
    private static Duration spent() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** More than all bounds together, as it may come in eight megabytes: it is refused before anything is made of it. */
    @Test
    void farMoreIsRefusedAtOnce() {
        byte[] document = bytes(
                policy(
                        lines(50_000, n -> "<equivalentPolicy name=\"P%1$d\" id=\"1.2.4.%1$d\"/>\n".formatted(n)),
                        LEVEL.formatted(1),
                        set(
                                "T",
                                1,
                                "",
                                lines(
                                        45_000,
                                        n -> "<tagCategory name=\"V%1$d\" lacv=\"%1$d\">".formatted(n)
                                                + "<excludedCategory tagSetRef=\"T\" tagType=\"permissive\" all=\"1\"/></tagCategory>\n"))));
        assertThat(document.length).isLessThan(org.entente.label.PolicyDocuments.MOST_BYTES);
        assertTimeoutPreemptively(
                LONGEST,
                () -> assertThat(catchThrowableOfType(UnreadableDocument.class, () -> SpifReader.read(document)))
                        .hasMessageContaining("A policy has at most 100 equivalent policies"));
    }

    private static SecurityPolicy read(String document) {
        return SpifReader.read(bytes(document));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining());
    }

    private static String policy(String equivalents, String levels, String sets) {
        return String.join(
                "\n",
                List.of(
                        "<SPIF xmlns=\"http://www.xmlspif.org/spif\" schemaVersion=\"2.1\" version=\"1\">",
                        "<securityPolicyId name=\"TEST\" id=\"1.2.3\"/>",
                        "<equivalentPolicies>" + equivalents + "</equivalentPolicies>",
                        "<securityClassifications>" + levels + "</securityClassifications>",
                        "<securityCategoryTagSets>" + sets + "</securityCategoryTagSets>",
                        "</SPIF>"));
    }

    private static String set(String name, int number, String limits, String values) {
        return "<securityCategoryTagSet name=\"%s\" id=\"1.2.3.%d\">".formatted(name, number)
                + "<securityCategoryTag name=\"%s\" tagType=\"permissive\" %s>".formatted(name, limits)
                + values + "</securityCategoryTag></securityCategoryTagSet>\n";
    }
}
