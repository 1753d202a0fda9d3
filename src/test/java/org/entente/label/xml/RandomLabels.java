package org.entente.label.xml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entente.label.Category;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/** Labels and clearances drawn from a policy's own levels and values. */
final class RandomLabels {

    private final SecurityPolicy policy;
    private final SplittableRandom random;

    RandomLabels(SecurityPolicy policy, long seed) {
        this.policy = policy;
        this.random = new SplittableRandom(seed);
    }

    /** A label that its policy allows, tied to no edition. */
    ConfidentialityLabel valid() {
        while (true) {
            ConfidentialityLabel drawn =
                    new ConfidentialityLabel(policy.name(), one(policy.levels()).name(), categories(random.nextInt(4)));
            if (policy.problems(drawn).isEmpty()) {
                return drawn;
            }
        }
    }

    MetadataLabel withMetadata() {
        return withMetadata(one(List.of(MetadataLabel.Kind.values())), random.nextInt(3));
    }

    Clearance clearance() {
        TreeSet<String> levels = new TreeSet<>(List.of(one(policy.levels()).name()));
        policy.levels().stream()
                .filter(level -> random.nextBoolean())
                .map(Classification::name)
                .forEach(levels::add);
        return new Clearance(policy.name(), levels, categories(4));
    }

    private MetadataLabel withMetadata(MetadataLabel.Kind kind, int successors) {
        MetadataLabel.Succession succession =
                successors == 0 ? null : new MetadataLabel.Succession(time(), withMetadata(kind, successors - 1));
        return new MetadataLabel(
                kind,
                valid(),
                policy.uri(),
                maybe("CLEAR"),
                maybe(new MetadataLabel.Originator(
                        one(List.of(MetadataLabel.IdType.values())), "<one> & \"other\" <éß漢𝄞> " + random.nextInt())),
                time(),
                maybe(time()),
                succession);
    }

    private List<Category> categories(int tags) {
        List<Category> categories = new ArrayList<>();
        for (PolicyTag tag : policy.tags()) {
            if (tag.minimum() > 0 || random.nextInt(4) < tags) {
                TreeSet<String> values = new TreeSet<>();
                int wanted = Math.max(tag.minimum(), 1) + random.nextInt(3);
                while (values.size() < Math.min(wanted, tag.values().size())) {
                    values.add(one(tag.values()).name());
                }
                values.addAll(neededBy(tag, values));
                categories.add(new Category(tag.type(), tag.name(), values));
            }
        }
        return categories;
    }

    // Values that others need beside them would hardly ever be drawn together.
    private static List<String> neededBy(PolicyTag tag, TreeSet<String> values) {
        return tag.values(values).stream()
                .flatMap(value -> value.required().stream())
                .flatMap(rule -> rule.groups().stream())
                .filter(group -> group.tagSet().equals(tag.name()) && group.type() == tag.type())
                .flatMap(group -> tag.values().stream().filter(other -> Objects.equals(other.lacv(), group.lacv())))
                .map(PolicyTag.Value::name)
                .toList();
    }

    private Instant time() {
        return Instant.ofEpochSecond(
                random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
