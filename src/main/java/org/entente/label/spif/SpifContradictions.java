package org.entente.label.spif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.label.policy.CategoryRule;
import org.entente.label.policy.CategoryRule.Group;
import org.entente.label.policy.CategoryRule.Operation;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyEquivalent;
import org.entente.label.policy.PolicyTag;
import org.entente.label.xml.XmlElement;

/** What in a SPIF cannot all be true: a policy that contradicts itself would be applied as nobody meant it. */
final class SpifContradictions {

    private SpifContradictions() {}

    static void refuse(XmlElement element, String set, PolicyTag.Value value, Set<String> levels) {
        Instant from = value.notBefore();
        Instant until = value.notAfter();
        if (from != null && until != null && from.isAfter(until)) {
            throw element.refused(value.name() + " ends before it begins");
        }
        if (value.excludedLevels().containsAll(levels)) {
            throw element.refused(value.name() + " excludes every level");
        }
        for (Group group : value.excluded()) {
            if (group.tagSet().equals(set) && group.lacv() != null && group.lacv() == value.lacv()) {
                throw element.refused(value.name() + " excludes itself");
            }
        }
        Set<Group> excludes = new HashSet<>(value.excluded());
        for (CategoryRule rule : value.required()) {
            long excluded = rule.groups().stream()
                    .filter(group -> excludes.contains(group)
                            || excludes.contains(new Group(group.tagSet(), group.type(), null)))
                    .count();
            if (rule.operation() == Operation.ALL
                    ? excluded > 0
                    : excluded == rule.groups().size()) {
                throw element.refused(value.name() + " excludes what it needs");
            }
        }
    }

    static void refuse(XmlElement element, PolicyTag tag, Set<String> levels) {
        for (String level : levels) {
            long allowed = tag.values().stream()
                    .filter(value -> !value.excludedLevels().contains(level))
                    .filter(value -> value.requiredLevel() == null || level.equals(value.requiredLevel()))
                    .count();
            if (allowed < tag.minimum()) {
                throw element.refused(tag.name() + " has to have " + tag.minimum() + " of its values, and at " + level
                        + " it may have " + allowed);
            }
        }
    }

    /** Two equivalents in one direction, or two levels that one foreign level would become. */
    static void refuse(XmlElement element, Classification level, List<Classification> before) {
        Set<String> outward = new HashSet<>();
        for (PolicyEquivalent.OfLevel one : level.equivalents()) {
            if (one.applied() != PolicyEquivalent.Applied.DECRYPT && !outward.add(one.policy())) {
                throw element.refused(level.name() + " has two equivalents in " + one.policy());
            }
        }
        List<PolicyEquivalent.OfLevel> inward = new ArrayList<>();
        before.forEach(other -> inward.addAll(other.equivalents()));
        for (PolicyEquivalent.OfLevel one : level.equivalents()) {
            boolean taken = inward.stream()
                    .anyMatch(other -> one.applied() != PolicyEquivalent.Applied.ENCRYPT
                            && other.applied() != PolicyEquivalent.Applied.ENCRYPT
                            && other.policy().equals(one.policy())
                            && other.lacv() == one.lacv());
            if (taken) {
                throw element.refused("Level " + one.lacv() + " of " + one.policy()
                        + " is the equivalent of two levels: it would be read as either");
            }
        }
    }
}
