package org.entente.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/**
 * A label of one policy in the terms of another, where a SPIF states equivalents (ADatP-4774.1 section 3.6). The label's own
 * policy is asked first, then what the other states about it. A level or a value without an equivalent means that there is
 * no equivalent label: nothing is dropped unless a policy says so. Where several levels are stated, the highest counts; where
 * several values are, all of them.
 */
final class Equivalents {

    private Equivalents() {}

    static Optional<ConfidentialityLabel> of(ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        return stated(label, from, to)
                .or(() -> statedByOther(label, from, to))
                .filter(equivalent -> to.problems(equivalent).isEmpty());
    }

    private static Optional<ConfidentialityLabel> stated(
            ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        Optional<PolicyEquivalent> link =
                link(from, to).filter(one -> one.required().stream().allMatch(rule -> from.isMet(rule, label)));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        String name = link.get().name();
        Optional<Classification> level = from.level(label.classification())
                .flatMap(own -> own.equivalents().stream()
                        .filter(one ->
                                one.policy().equals(name) && one.applied().outward())
                        .flatMap(one -> to.levels().stream().filter(other -> other.lacv() == one.lacv()))
                        .max(Comparator.comparingInt(Classification::rank)));
        Target target = new Target(to);
        for (Category category : label.categories()) {
            for (String value : category.values()) {
                List<PolicyEquivalent.OfValue> equivalents = from.tag(category.tagName(), category.type())
                        .flatMap(tag -> tag.value(value))
                        .map(own -> own.equivalents().stream()
                                .filter(one -> one.policy().equals(name)
                                        && one.applied().outward())
                                .toList())
                        .orElse(List.of());
                if (equivalents.isEmpty() || !equivalents.stream().allMatch(target::add)) {
                    return Optional.empty();
                }
            }
        }
        return level.map(target::label);
    }

    private static Optional<ConfidentialityLabel> statedByOther(
            ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        Optional<String> name = link(to, from).map(PolicyEquivalent::name);
        Optional<Classification> own = from.level(label.classification());
        if (name.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        Optional<Classification> level = to.levels().stream()
                .filter(other -> other.equivalents().stream()
                        .anyMatch(one -> one.policy().equals(name.get())
                                && one.applied().inward()
                                && one.lacv() == own.get().lacv()))
                .max(Comparator.comparingInt(Classification::rank));
        Target target = new Target(to);
        for (Category category : label.categories()) {
            Optional<PolicyTag> tag = from.tag(category.tagName(), category.type());
            for (String value : category.values()) {
                Optional<PolicyTag.Value> known = tag.flatMap(one -> one.value(value));
                if (known.isEmpty()
                        || !target.addWhere(one -> one.policy().equals(name.get())
                                && one.applied().inward()
                                && !one.discard()
                                && one.tagSetOid().equals(tag.get().oid())
                                && one.lacv() == known.get().lacv())) {
                    return Optional.empty();
                }
            }
        }
        return level.map(target::label);
    }

    private static Optional<PolicyEquivalent> link(SecurityPolicy from, SecurityPolicy to) {
        return from.equivalents().stream()
                .filter(one -> one.oid().equals(to.oid()))
                .findFirst();
    }

    private static final class Target {

        private final SecurityPolicy policy;
        private final Map<PolicyTag, TreeSet<String>> values =
                new TreeMap<>(Comparator.comparing(PolicyTag::name).thenComparing(PolicyTag::type));

        Target(SecurityPolicy policy) {
            this.policy = policy;
        }

        boolean add(PolicyEquivalent.OfValue equivalent) {
            return equivalent.discard()
                    || policy.tags().stream()
                            .filter(tag -> tag.oid().equals(equivalent.tagSetOid()) && tag.type() == equivalent.type())
                            .anyMatch(tag -> tag.values().stream()
                                    .filter(value -> value.lacv() == equivalent.lacv())
                                    .anyMatch(value -> put(tag, value)));
        }

        boolean addWhere(Predicate<PolicyEquivalent.OfValue> stated) {
            boolean found = false;
            for (PolicyTag tag : policy.tags()) {
                for (PolicyTag.Value value : tag.values()) {
                    found |= value.equivalents().stream().anyMatch(stated) && put(tag, value);
                }
            }
            return found;
        }

        ConfidentialityLabel label(Classification level) {
            List<Category> categories = new ArrayList<>();
            values.forEach((tag, named) -> categories.add(new Category(tag.type(), tag.name(), named)));
            return new ConfidentialityLabel(policy.name(), policy.edition(), level.name(), categories);
        }

        private boolean put(PolicyTag tag, PolicyTag.Value value) {
            values.computeIfAbsent(tag, any -> new TreeSet<>()).add(value.name());
            return true;
        }
    }
}
