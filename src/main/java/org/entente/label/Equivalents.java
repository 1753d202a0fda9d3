package org.entente.label;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;

/**
 * A label of one policy in the terms of another, where a SPIF states equivalents (ADatP-4774.1 section 3.6). The label's own
 * policy is asked first, then what the other states about it; what the own policy asks of a label that is to have an equivalent
 * holds for both. A level or a value without an equivalent means that there is no equivalent label: nothing is dropped unless a
 * policy says so. Where several levels are stated, the highest counts; where several values are, all of them. Whoever is admitted
 * by the equivalent label is admitted by what each category becomes, and each value of a restrictive one.
 */
final class Equivalents {

    private Equivalents() {}

    static Optional<ConfidentialityLabel> of(ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        if (!mayHaveOne(label, from, to)) {
            return Optional.empty();
        }
        Optional<Target> own = stated(label, from, to);
        // Where the own policy says it of everything, nobody else is asked, also if there is no such label.
        return (own.isPresent() ? own.flatMap(Target::label) : statedByOther(label, from, to))
                .filter(equivalent -> to.problems(equivalent).isEmpty());
    }

    private static boolean mayHaveOne(ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        return link(from, to)
                .map(link -> meets(label, from, link, one -> one.applied().outward()))
                .orElse(true);
    }

    private static Optional<Target> stated(ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        Optional<String> name = link(from, to).map(PolicyEquivalent::name);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return from.level(label.classification())
                .flatMap(own -> own.equivalents().stream()
                        .filter(one ->
                                one.policy().equals(name.get()) && one.applied().outward())
                        .flatMap(one -> to.levels().stream().filter(other -> other.lacv() == one.lacv()))
                        .max(Comparator.comparingInt(Classification::rank)))
                .flatMap(level ->
                        new Target(to, level).taking(label, from, (tag, value) -> outward(name.get(), value, to)));
    }

    private static Optional<ConfidentialityLabel> statedByOther(
            ConfidentialityLabel label, SecurityPolicy from, SecurityPolicy to) {
        Optional<PolicyEquivalent> link = link(to, from);
        Optional<Classification> own = from.level(label.classification());
        if (link.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        String name = link.get().name();
        Predicate<PolicyEquivalent.OfLevel> ofOwn = one -> one.policy().equals(name)
                && one.applied().inward()
                && one.lacv() == own.get().lacv();
        return to.levels().stream()
                .filter(other -> other.equivalents().stream().anyMatch(ofOwn))
                .max(Comparator.comparingInt(Classification::rank))
                .flatMap(level ->
                        new Target(to, level).taking(label, from, (tag, value) -> inward(name, tag, value, to)))
                .flatMap(Target::label)
                .filter(equivalent -> meets(equivalent, to, link.get(), ofOwn));
    }

    private static Optional<PolicyEquivalent> link(SecurityPolicy from, SecurityPolicy to) {
        return from.equivalents().stream()
                .filter(one -> one.oid().equals(to.oid()))
                .findFirst();
    }

    // A policy's rules name its own tags, so they are asked of the label in its terms, whichever way it goes.
    private static boolean meets(
            ConfidentialityLabel label,
            SecurityPolicy policy,
            PolicyEquivalent link,
            Predicate<PolicyEquivalent.OfLevel> applies) {
        return Stream.concat(
                        link.required().stream(),
                        policy.level(label.classification()).stream()
                                .flatMap(level -> level.equivalents().stream())
                                .filter(one -> one.policy().equals(link.name()) && applies.test(one))
                                .flatMap(one -> one.required().stream()))
                .allMatch(rule -> policy.isMet(rule, label));
    }

    private static Optional<List<Chosen>> outward(String policy, PolicyTag.Value value, SecurityPolicy to) {
        List<PolicyEquivalent.OfValue> stated = value.equivalents().stream()
                .filter(one -> one.policy().equals(policy) && one.applied().outward())
                .toList();
        List<Chosen> chosen = new ArrayList<>();
        for (PolicyEquivalent.OfValue one : stated) {
            List<Chosen> named = to.tags().stream()
                    .filter(tag -> tag.oid().equals(one.tagSetOid()) && tag.type() == one.type())
                    .flatMap(tag -> Chosen.of(tag, other -> other.lacv() == one.lacv()))
                    .toList();
            if (named.isEmpty() && !one.discard()) {
                return Optional.empty();
            }
            chosen.addAll(one.discard() ? List.of() : named);
        }
        return stated.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    private static Optional<List<Chosen>> inward(
            String policy, PolicyTag tag, PolicyTag.Value value, SecurityPolicy to) {
        // One tag set may number a value of each type alike.
        Predicate<PolicyEquivalent.OfValue> ofIt = one -> one.policy().equals(policy)
                && one.applied().inward()
                && !one.discard()
                && one.tagSetOid().equals(tag.oid())
                && one.type() == tag.type()
                && one.lacv() == value.lacv();
        List<Chosen> chosen = to.tags().stream()
                .flatMap(own ->
                        Chosen.of(own, other -> other.equivalents().stream().anyMatch(ofIt)))
                .toList();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    /** A value of the other policy. */
    private record Chosen(PolicyTag tag, String value) {

        static Stream<Chosen> of(PolicyTag tag, Predicate<PolicyTag.Value> which) {
            return tag.values().stream().filter(which).map(value -> new Chosen(tag, value.name()));
        }
    }

    /** What a value becomes; empty if it has no equivalent, no values if it is to be left out. */
    private interface Statements {

        Optional<List<Chosen>> of(PolicyTag tag, PolicyTag.Value value);
    }

    private static final class Target {

        private final SecurityPolicy policy;
        private final Classification level;
        private final Map<PolicyTag, TreeSet<String>> values = byTag();

        Target(SecurityPolicy policy, Classification level) {
            this.policy = policy;
            this.level = level;
        }

        /** This, with what the label's values become; empty if one of them has no equivalent. */
        Optional<Target> taking(ConfidentialityLabel label, SecurityPolicy from, Statements statements) {
            for (Category category : label.categories()) {
                List<Chosen> chosen = new ArrayList<>();
                for (String value : category.values()) {
                    Optional<PolicyTag> tag = from.tag(category.tagName(), category.type());
                    Optional<List<Chosen>> stated =
                            tag.flatMap(known -> known.value(value).flatMap(one -> statements.of(known, one)));
                    if (stated.isEmpty()) {
                        return Optional.empty();
                    }
                    chosen.addAll(stated.get());
                    // Every value of it has to be held, so each asks for itself; of others they ask together.
                    if (category.type() == TagType.RESTRICTIVE) {
                        ask(chosen);
                        chosen.clear();
                    }
                }
                ask(chosen);
            }
            return Optional.of(this);
        }

        /** Empty if nobody could hold what is asked of a permissive tag by all that ask something of it. */
        Optional<ConfidentialityLabel> label() {
            if (values.values().stream().anyMatch(Set::isEmpty)) {
                return Optional.empty();
            }
            List<Category> categories = new ArrayList<>();
            values.forEach((tag, named) -> categories.add(new Category(tag.type(), tag.name(), named)));
            return Optional.of(new ConfidentialityLabel(policy.name(), policy.edition(), level.name(), categories));
        }

        // One value of a permissive tag is enough, so what is asked once more of it leaves what both ask for.
        private void ask(List<Chosen> chosen) {
            Map<PolicyTag, TreeSet<String>> asked = byTag();
            chosen.forEach(one ->
                    asked.computeIfAbsent(one.tag(), any -> new TreeSet<>()).add(one.value()));
            asked.forEach((tag, named) -> values.merge(tag, named, (before, now) -> {
                if (tag.type() == TagType.PERMISSIVE) {
                    before.retainAll(now);
                } else {
                    before.addAll(now);
                }
                return before;
            }));
        }

        private static Map<PolicyTag, TreeSet<String>> byTag() {
            return new TreeMap<>(Comparator.comparing(PolicyTag::name).thenComparing(PolicyTag::type));
        }
    }
}
