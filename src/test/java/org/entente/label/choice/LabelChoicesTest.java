package org.entente.label.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.PartialLabel;
import org.entente.label.Policies;
import org.entente.label.TagType;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.SpifReader;
import org.entente.testing.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is offered against every label that there is: the policies are cut down by lot to few values, so that all labels can be
 * written out and put to the validator and the decision.
 */
class LabelChoicesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final int VALUES = 10;
    private static final int CUTS = 8;
    private static final int WALKS = 12;

    private final long seed = Seed.drawn();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(strings = {"entente", "us-style", "tlp", "thorny", "example"})
    void offeredIsWhatLeadsToALabelAndNothingElse(String name) throws IOException {
        SecurityPolicy whole = read(name);
        for (int cut = 0; cut < CUTS; cut++) {
            SecurityPolicy policy = cut(whole);
            int ceiling =
                    policy.levels().get(random.nextInt(policy.levels().size())).rank();
            Clearance originator = random.nextBoolean() ? clearance(policy) : null;
            LabelChoices choices = new LabelChoices(policy, ceiling, originator, NOW);
            Map<String, Set<Integer>> all = all(policy, ceiling, originator);

            assertThat(choices.levels())
                    .as("levels of %s, seed %d", name, seed)
                    .extracting(Classification::name)
                    .containsExactlyElementsOf(all.keySet());
            for (int walk = 0; walk < WALKS && !choices.levels().isEmpty(); walk++) {
                walk(policy, choices, all);
            }
        }
    }

    private void walk(SecurityPolicy policy, LabelChoices choices, Map<String, Set<Integer>> all) {
        List<Choice> every = every(policy);
        String level = random.nextBoolean()
                ? null
                : choices.levels().get(random.nextInt(choices.levels().size())).name();
        int chosen = 0;
        while (true) {
            PartialLabel so = label(every, level, chosen);
            List<Integer> next = new ArrayList<>();
            for (int n = 0; n < every.size(); n++) {
                Choice one = every.get(n);
                boolean possible = (chosen & 1 << n) == 0 && leadsOn(all, level, chosen | 1 << n);
                assertThat(choices.next(so, one.tag()).contains(one.value()))
                        .as(
                                "%s of %s beside %s, seed %d",
                                one.value().name(), one.tag().name(), so, seed)
                        .isEqualTo(possible);
                if (possible) {
                    next.add(n);
                }
            }
            if (level != null) {
                assertThat(choices.label(so).isPresent())
                        .as("%s is whole, seed %d", so, seed)
                        .isEqualTo(all.getOrDefault(level, Set.of()).contains(chosen));
            }
            settles(
                    every,
                    choices,
                    all,
                    level,
                    chosen | random.nextInt(1 << every.size()) & random.nextInt(1 << every.size()));
            if (next.isEmpty()) {
                return;
            }
            chosen |= 1 << next.get(random.nextInt(next.size()));
        }
    }

    // What of a wish is kept is all of it that goes together, and what leaves no choice is in it.
    private void settles(
            List<Choice> every, LabelChoices choices, Map<String, Set<Integer>> all, @Nullable String level, int wish) {
        PartialLabel settled = choices.settled(label(every, level, wish));
        int got = IntStream.range(0, every.size())
                .filter(n -> settled.values(every.get(n).tag())
                        .contains(every.get(n).value().name()))
                .map(n -> 1 << n)
                .sum();
        int kept = got & wish;
        assertThat(leadsOn(all, level, kept))
                .as("%s leads on, seed %d", settled, seed)
                .isTrue();
        for (int n = 0; n < every.size(); n++) {
            int one = 1 << n;
            boolean forced = level != null
                    && all.getOrDefault(level, Set.of()).stream()
                            .filter(label -> (label & kept) == kept)
                            .allMatch(label -> (label & one) != 0);
            assertThat((got & one) != 0)
                    .as("%s in %s, seed %d", every.get(n).value().name(), settled, seed)
                    .isEqualTo(((wish & one) != 0 && leadsOn(all, level, kept | one)) || forced);
        }
    }

    private static boolean leadsOn(Map<String, Set<Integer>> all, @Nullable String level, int part) {
        return all.entrySet().stream()
                .filter(at -> level == null || at.getKey().equals(level))
                .anyMatch(at -> at.getValue().stream().anyMatch(label -> (label & part) == part));
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        SecurityPolicy policy = read("us-style");
        Clearance british = new Clearance(
                "US-STYLE",
                new TreeSet<>(List.of("SECRET")),
                List.of(Category.of(TagType.PERMISSIVE, "Releasable To", List.of("GBR"))));
        LabelChoices choices = new LabelChoices(policy, 3, british, NOW);
        PolicyTag released = policy.tag("Releasable To", TagType.PERMISSIVE).orElseThrow();
        PolicyTag foreign = policy.tag("Foreign Release", TagType.RESTRICTIVE).orElseThrow();

        assertThat(choices.levels()).extracting(Classification::name).containsExactly("SECRET");
        PartialLabel settled = choices.settled(PartialLabel.NOTHING.at("SECRET"));
        assertThat(settled.values(released)).as("nobody reads NOFORN there").containsExactly("GBR", "USA");
        assertThat(choices.objection(settled, foreign, "NOFORN"))
                .get()
                .asString()
                .isEqualTo("NOFORN may not stand beside USA");
        assertThat(choices.problems(PartialLabel.NOTHING.at("SECRET").with(released, "USA")))
                .extracting(LabelProblem::toString)
                .containsExactly("Your own nation could not read it: Releasable To");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entente", "us-style", "tlp", "example"})
    void answersComeWithoutDelayOverAWholePolicy(String name) throws IOException {
        SecurityPolicy policy = read(name);
        long begun = System.nanoTime();
        LabelChoices choices =
                new LabelChoices(policy, policy.levels().getLast().rank(), null, NOW);
        PartialLabel chosen = choices.settled(
                PartialLabel.NOTHING.at(choices.levels().getLast().name()));
        for (PolicyTag tag : policy.tags()) {
            choices.next(chosen, tag);
        }
        // A hundredth of it is usual.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    // Every label that the validator lets be given and the originator could read: its level, and its values as bits.
    private static Map<String, Set<Integer>> all(SecurityPolicy policy, int ceiling, @Nullable Clearance originator) {
        AccessDecisionFunction decisions = new AccessDecisionFunction(new Policies(List.of(policy)));
        List<Choice> every = every(policy);
        Map<String, Set<Integer>> found = new LinkedHashMap<>();
        for (Classification level : policy.levels()) {
            Set<Integer> there = IntStream.range(0, level.rank() <= ceiling ? 1 << every.size() : 0)
                    .filter(bits -> {
                        ConfidentialityLabel label = new ConfidentialityLabel(
                                policy.name(),
                                policy.edition(),
                                level.name(),
                                label(every, level.name(), bits).categories());
                        return policy.problemsOfNew(label, NOW).isEmpty()
                                && (originator == null
                                        || decisions.decide(originator, label).permitted());
                    })
                    .boxed()
                    .collect(Collectors.toSet());
            if (!there.isEmpty()) {
                found.put(level.name(), there);
            }
        }
        return found;
    }

    private static PartialLabel label(List<Choice> every, @Nullable String level, int bits) {
        PartialLabel label = PartialLabel.NOTHING.at(level);
        for (int n = 0; n < every.size(); n++) {
            if ((bits & 1 << n) != 0) {
                label = label.with(every.get(n).tag(), every.get(n).value().name());
            }
        }
        return label;
    }

    private static List<Choice> every(SecurityPolicy policy) {
        return policy.tags().stream()
                .flatMap(tag -> tag.values().stream().map(value -> new Choice(tag, value)))
                .toList();
    }

    // A policy with few of its values, some of each tag; rules that speak of the others stay, and cannot be met.
    private SecurityPolicy cut(SecurityPolicy policy) {
        List<Choice> drawn = new ArrayList<>(every(policy));
        Collections.shuffle(drawn, random);
        Set<Choice> kept = new LinkedHashSet<>();
        policy.tags()
                .forEach(tag -> drawn.stream()
                        .filter(one -> one.tag().equals(tag))
                        .limit(2)
                        .forEach(kept::add));
        // What rules name is what matters most.
        drawn.stream()
                .filter(one ->
                        List.of("USA", "NOFORN", "GBR").contains(one.value().name()))
                .forEach(kept::add);
        drawn.forEach(one -> {
            if (kept.size() < VALUES) {
                kept.add(one);
            }
        });
        return new SecurityPolicy(
                policy.name(),
                policy.oid(),
                policy.edition(),
                policy.version(),
                policy.phrases(),
                policy.levels(),
                policy.tags().stream()
                        .map(tag -> new PolicyTag(
                                tag.name(),
                                tag.oid(),
                                tag.type(),
                                tag.minimum(),
                                tag.maximum(),
                                tag.values().stream()
                                        .filter(value -> kept.contains(new Choice(tag, value)))
                                        .toList(),
                                tag.phrases()))
                        .toList(),
                policy.equivalents());
    }

    private Clearance clearance(SecurityPolicy policy) {
        List<Category> categories = new ArrayList<>();
        for (PolicyTag tag : policy.tags()) {
            List<String> held = tag.values().stream()
                    .filter(value -> random.nextInt(3) > 0)
                    .map(PolicyTag.Value::name)
                    .toList();
            if (!held.isEmpty()) {
                categories.add(Category.of(tag.type(), tag.name(), held));
            }
        }
        return new Clearance(
                policy.name(),
                new TreeSet<>(IntStream.range(0, policy.levels().size())
                        .filter(n -> random.nextInt(4) > 0)
                        .mapToObj(n -> policy.levels().get(n).name())
                        .toList()),
                categories);
    }

    private static SecurityPolicy read(String name) throws IOException {
        if (name.equals("example")) {
            Path file = Path.of("../shared/realdata/policy/nato-example-spif-2.1.xml");
            assumeTrue(Files.exists(file), "the example policy is not on this machine");
            return SpifReader.read(Files.readAllBytes(file));
        }
        try (InputStream in = LabelChoicesTest.class.getResourceAsStream("/policies/" + name + ".xml")) {
            return SpifReader.read(Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    private record Choice(PolicyTag tag, PolicyTag.Value value) {}
}
