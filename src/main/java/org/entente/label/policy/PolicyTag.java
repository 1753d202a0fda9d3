package org.entente.label.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.label.TagType;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/** A tag of a security policy, in the terms of a label: the name of its SPIF tag set, and its type. */
public final class PolicyTag {

    private final String name;
    private final String oid;
    private final TagType type;
    private final int minimum;
    private final int maximum;
    private final List<Value> values;
    private final MarkingPhrases phrases;
    private final boolean namesNations;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param oid the tag set's object identifier, without {@code urn:oid:}
     * @param minimum how many values a label carries at least; from 1 on the tag is mandatory
     * @param maximum how many values a label carries at most
     * @param values in the policy's order, which is that of markings
     */
    public PolicyTag(
            String name,
            String oid,
            TagType type,
            int minimum,
            int maximum,
            List<Value> values,
            MarkingPhrases phrases) {
        this.name = name;
        this.oid = oid;
        this.type = type;
        this.minimum = minimum;
        this.maximum = maximum;
        this.values = List.copyOf(values);
        this.phrases = phrases;
        this.namesNations = type == TagType.PERMISSIVE
                && values.stream().filter(value -> isNation(value.name())).count() * 2 > values.size();
        for (int i = 0; i < values.size(); i++) {
            places.put(key(values.get(i).name()), i);
        }
    }

    public String name() {
        return name;
    }

    /** The tag set's object identifier, without {@code urn:oid:}. */
    public String oid() {
        return oid;
    }

    public TagType type() {
        return type;
    }

    /** How many values a label carries at least; from 1 on the tag is mandatory. */
    public int minimum() {
        return minimum;
    }

    /** How many values a label carries at most. */
    public int maximum() {
        return maximum;
    }

    /** In the policy's order, which is that of markings. */
    public List<Value> values() {
        return values;
    }

    /** Whether a label is released to nations by it: it opens, and most of its values are codes of nations. */
    public boolean namesNations() {
        return namesNations;
    }

    /** How its values are joined in markings. */
    public MarkingPhrases phrases() {
        return phrases;
    }

    /** The value of that name, in whatever case. */
    public Optional<Value> value(String wanted) {
        return Optional.ofNullable(places.get(key(wanted))).map(values::get);
    }

    /** The values of those names, in the policy's order; names that it does not know are left out. */
    public List<Value> values(Collection<String> wanted) {
        return wanted.stream()
                .map(one -> places.get(key(one)))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(values::get)
                .toList();
    }

    // The codes from XAA to XZZ are for nations that an exercise makes up.
    private static boolean isNation(String value) {
        return NationCode.parse(value)
                .filter(code -> code.isAssigned() || code.value().startsWith("X"))
                .isPresent();
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /**
     * A value that a category may have (SPIF 2.1, {@code tagCategory}).
     *
     * @param lacv its number in the tag
     * @param obsolete valid in old labels, not for new ones
     * @param notBefore when new labels may first carry it; null: always
     * @param notAfter when new labels may last carry it; null: always
     * @param excludedLevels the levels that it may not stand beside
     * @param requiredLevel the only level that it may stand beside; null: any
     */
    public record Value(
            String name,
            int lacv,
            boolean obsolete,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            Set<String> excludedLevels,
            @Nullable String requiredLevel,
            List<CategoryRule> required,
            List<CategoryRule.Group> excluded,
            MarkingPhrases phrases,
            List<PolicyEquivalent.OfValue> equivalents) {

        public Value {
            excludedLevels = Set.copyOf(excludedLevels);
            required = List.copyOf(required);
            excluded = List.copyOf(excluded);
            equivalents = List.copyOf(equivalents);
        }

        /** Whether a new label may carry it at that time. */
        public boolean isCurrent(Instant now) {
            return !obsolete
                    && (notBefore == null || !now.isBefore(notBefore))
                    && (notAfter == null || !now.isAfter(notAfter));
        }
    }
}
