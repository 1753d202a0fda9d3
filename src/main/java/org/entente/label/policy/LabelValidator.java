package org.entente.label.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.LabelProblem.Kind;

/** What a policy asks of a label: ADatP-4774.1 sections 3.3 and 3.4, on the rules of a SPIF. */
final class LabelValidator {

    private final SecurityPolicy policy;

    LabelValidator(SecurityPolicy policy) {
        this.policy = policy;
    }

    List<LabelProblem> problems(ConfidentialityLabel label) {
        if (!label.policy().equalsIgnoreCase(policy.name())) {
            return List.of(LabelProblem.of(Kind.OTHER_POLICY, label.policy(), policy.name()));
        }
        Optional<Classification> level = policy.level(label.classification());
        if (level.isEmpty()) {
            return List.of(LabelProblem.of(Kind.UNKNOWN_LEVEL, label.classification(), policy.name()));
        }
        List<LabelProblem> found = new ArrayList<>();
        List<Carried> carried = new ArrayList<>();
        label.categories().forEach(category -> read(category, carried, found));
        counts(label, found);
        for (CategoryRule rule : level.get().required()) {
            if (!met(rule, carried)) {
                found.add(LabelProblem.of(Kind.LEVEL_NEEDS_CATEGORY, level.get().name(), names(rule)));
            }
        }
        carried.forEach(one -> rules(one, level.get(), carried, found));
        return List.copyOf(found);
    }

    List<LabelProblem> problemsOfNew(ConfidentialityLabel label, Instant now) {
        List<LabelProblem> found = new ArrayList<>(problems(label));
        policy.level(label.classification())
                .filter(Classification::obsolete)
                .ifPresent(level -> found.add(LabelProblem.of(Kind.NOT_FOR_NEW_LABELS, level.name())));
        for (Category category : label.categories()) {
            policy.tag(category.tagName(), category.type())
                    .ifPresent(tag -> category.values().stream()
                            .flatMap(value -> tag.value(value).stream())
                            .filter(value -> !value.isCurrent(now))
                            .forEach(value -> found.add(LabelProblem.of(Kind.NOT_FOR_NEW_LABELS, value.name()))));
        }
        return List.copyOf(found);
    }

    private void read(Category category, List<Carried> carried, List<LabelProblem> found) {
        Optional<PolicyTag> tag = policy.tag(category.tagName(), category.type());
        if (tag.isEmpty()) {
            found.add(LabelProblem.of(
                    Kind.UNKNOWN_TAG, category.tagName(), category.type().name(), policy.name()));
            return;
        }
        for (String value : category.values()) {
            if (tag.get().value(value).isEmpty()) {
                found.add(LabelProblem.of(Kind.UNKNOWN_VALUE, value, tag.get().name()));
            }
        }
        // Each once, though it may be there in two spellings.
        tag.get().values(category.values()).forEach(value -> carried.add(new Carried(tag.get(), value)));
    }

    private void counts(ConfidentialityLabel label, List<LabelProblem> found) {
        for (PolicyTag tag : policy.tags()) {
            int count = label.categories().stream()
                    .filter(category ->
                            category.type() == tag.type() && category.tagName().equalsIgnoreCase(tag.name()))
                    .mapToInt(LabelValidator::count)
                    .sum();
            if (count < tag.minimum()) {
                found.add(LabelProblem.of(Kind.TOO_FEW_VALUES, tag.name(), Integer.toString(tag.minimum())));
            }
            if (count > tag.maximum()) {
                found.add(LabelProblem.of(Kind.TOO_MANY_VALUES, tag.name(), Integer.toString(tag.maximum())));
            }
        }
    }

    // Two spellings of one value are one.
    private static int count(Category category) {
        return (int) category.values().stream()
                .map(value -> value.toUpperCase(Locale.ROOT))
                .distinct()
                .count();
    }

    private void rules(Carried one, Classification level, List<Carried> all, List<LabelProblem> found) {
        PolicyTag.Value value = one.value();
        if (value.excludedLevels().contains(level.name())) {
            found.add(LabelProblem.of(Kind.EXCLUDED_BY_LEVEL, value.name(), level.name()));
        }
        String only = value.requiredLevel();
        if (only != null && !only.equals(level.name())) {
            found.add(LabelProblem.of(Kind.NEEDS_LEVEL, value.name(), only));
        }
        for (CategoryRule rule : value.required()) {
            if (!met(rule, all)) {
                found.add(LabelProblem.of(Kind.VALUE_NEEDS_CATEGORY, value.name(), names(rule)));
            }
        }
        for (CategoryRule.Group excluded : value.excluded()) {
            all.stream()
                    .filter(other -> other != one && other.in(excluded))
                    .forEach(other -> found.add(LabelProblem.of(
                            Kind.EXCLUDED_BY_CATEGORY,
                            value.name(),
                            other.value().name())));
        }
    }

    private static boolean met(CategoryRule rule, List<Carried> carried) {
        return switch (rule.operation()) {
            case ALL ->
                rule.groups().stream().allMatch(group -> carried.stream().anyMatch(one -> one.in(group)));
            case ONE_OR_MORE ->
                rule.groups().stream().anyMatch(group -> carried.stream().anyMatch(one -> one.in(group)));
            case ONLY_ONE ->
                carried.stream()
                                .filter(one -> rule.groups().stream().anyMatch(one::in))
                                .count()
                        == 1;
        };
    }

    /** Whether the label carries what the rule asks for. */
    boolean met(CategoryRule rule, ConfidentialityLabel label) {
        List<Carried> carried = new ArrayList<>();
        label.categories().forEach(category -> read(category, carried, new ArrayList<>()));
        return met(rule, carried);
    }

    private String names(CategoryRule rule) {
        return String.join(", ", rule.groups().stream().map(this::name).toList());
    }

    private String name(CategoryRule.Group group) {
        Integer lacv = group.lacv();
        return lacv == null
                ? group.tagSet()
                : policy.tag(group.tagSet(), group.type()).stream()
                        .flatMap(tag -> tag.values().stream())
                        .filter(value -> value.lacv() == lacv)
                        .map(PolicyTag.Value::name)
                        .findFirst()
                        .orElse(group.tagSet());
    }

    private record Carried(PolicyTag tag, PolicyTag.Value value) {

        boolean in(CategoryRule.Group group) {
            return group.covers(tag.name(), tag.type(), value.lacv());
        }
    }
}
