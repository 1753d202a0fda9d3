package org.entente.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.label.policy.Classification;
import org.entente.label.policy.MarkingPhrases;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/** What a new edition of a policy changes: levels, then values by tag, then the policy as a whole. */
public record PolicyDifference(List<Change> changes) {

    public PolicyDifference {
        changes = List.copyOf(changes);
    }

    /**
     * One thing that changes.
     *
     * @param tag the tag that it is a value of; empty for a level, a tag, or the policy
     */
    public record Change(Kind kind, String tag, String name) {}

    /** How it changes. */
    public enum Kind {
        ADDED,
        GONE,
        OBSOLETE,
        /** No longer obsolete. */
        BACK,
        /** Written otherwise. */
        MARKING,
        /** What it needs or excludes, or when it may be used. */
        RULES,
        /** What it is equivalent to in other policies. */
        EQUIVALENTS
    }

    static PolicyDifference between(SecurityPolicy before, SecurityPolicy now) {
        List<Change> changes = new ArrayList<>();
        compare("", levels(before), levels(now), changes);
        compare("", tags(before), tags(now), changes);
        now.tags()
                .forEach(tag -> before.tag(tag.name(), tag.type())
                        .ifPresent(old -> compare(tag.name(), values(old), values(tag), changes)));
        if (!before.phrases().equals(now.phrases())) {
            changes.add(new Change(Kind.MARKING, "", now.name()));
        }
        if (!before.equivalents().equals(now.equivalents())) {
            changes.add(new Change(Kind.EQUIVALENTS, "", now.name()));
        }
        return new PolicyDifference(changes);
    }

    private static void compare(String tag, Map<String, Part> before, Map<String, Part> now, List<Change> changes) {
        now.forEach((key, part) -> {
            Part old = before.get(key);
            if (old == null) {
                changes.add(new Change(Kind.ADDED, tag, part.name()));
                return;
            }
            if (old.obsolete() != part.obsolete()) {
                changes.add(new Change(part.obsolete() ? Kind.OBSOLETE : Kind.BACK, tag, part.name()));
            }
            if (!old.phrases().equals(part.phrases()) || !old.colour().equals(part.colour())) {
                changes.add(new Change(Kind.MARKING, tag, part.name()));
            }
            if (!old.rules().equals(part.rules())) {
                changes.add(new Change(Kind.RULES, tag, part.name()));
            }
            if (!old.equivalents().equals(part.equivalents())) {
                changes.add(new Change(Kind.EQUIVALENTS, tag, part.name()));
            }
        });
        before.forEach((key, part) -> {
            if (!now.containsKey(key)) {
                changes.add(new Change(Kind.GONE, tag, part.name()));
            }
        });
    }

    private record Part(
            String name,
            boolean obsolete,
            MarkingPhrases phrases,
            String colour,
            List<Object> rules,
            List<? extends Object> equivalents) {}

    private static Map<String, Part> levels(SecurityPolicy policy) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Classification level : policy.levels()) {
            parts.put(
                    key(level.name()),
                    new Part(
                            level.name(),
                            level.obsolete(),
                            level.phrases(),
                            level.colour(),
                            List.of(level.required()),
                            level.equivalents()));
        }
        return parts;
    }

    private static Map<String, Part> tags(SecurityPolicy policy) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (PolicyTag tag : policy.tags()) {
            parts.put(
                    key(tag.name()) + tag.type(),
                    new Part(tag.name(), false, tag.phrases(), "", List.of(tag.minimum(), tag.maximum()), List.of()));
        }
        return parts;
    }

    private static Map<String, Part> values(PolicyTag tag) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (PolicyTag.Value value : tag.values()) {
            parts.put(
                    key(value.name()),
                    new Part(
                            value.name(),
                            value.obsolete(),
                            value.phrases(),
                            "",
                            List.of(
                                    value.required(),
                                    value.excluded(),
                                    value.excludedLevels(),
                                    String.valueOf(value.requiredLevel()),
                                    String.valueOf(value.notBefore()),
                                    String.valueOf(value.notAfter())),
                            value.equivalents()));
        }
        return parts;
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
