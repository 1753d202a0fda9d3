package org.entente.label.choice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelProblem;
import org.entente.label.PartialLabel;
import org.entente.label.policy.Classification;
import org.entente.label.policy.PolicyTag;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen next for a new label under a policy: only what can still lead to a valid one, no higher than a ceiling, that
 * its originator could read. A pure function of what is chosen so far.
 */
public final class LabelChoices {

    private final SecurityPolicy policy;
    private final Instant now;
    private final LabelRules rules;
    private final Map<String, LabelRules.AtLevel> at = new LinkedHashMap<>();
    private final List<Classification> levels;

    /**
     * @param ceilingRank the rank of the highest level that may be chosen
     * @param originator what the originator is cleared for under this policy; null if nobody asks
     */
    public LabelChoices(SecurityPolicy policy, int ceilingRank, @Nullable Clearance originator, Instant now) {
        this.policy = policy;
        this.now = now;
        Clearance spelled = originator == null ? null : policy.spelled(originator);
        this.rules = new LabelRules(policy, spelled, now);
        Predicate<Classification> held =
                level -> spelled == null || spelled.classifications().contains(level.name());
        policy.levels().stream()
                .filter(level -> !level.obsolete() && level.rank() <= ceilingRank && held.test(level))
                .forEach(level -> at.put(level.name(), rules.at(level)));
        Steps steps = LabelRules.forAQuestion();
        at.values().removeIf(level -> !level.canBeCompleted(new BitSet(), steps));
        this.levels = policy.levels().stream()
                .filter(level -> at.containsKey(level.name()))
                .toList();
    }

    /**
     * A level, or a tag and value, for new labels that no label can carry, because rules contradict each other. A policy can be
     * written so that looking takes for ever; then what was not looked at passes.
     */
    public static Optional<String> impossible(SecurityPolicy policy, Instant now) {
        return LabelRules.impossible(policy, now);
    }

    /** The levels at which there is a label, lowest first. */
    public List<Classification> levels() {
        return levels;
    }

    /** The values of a tag that may join what is chosen, in the policy's order; those that are chosen are not among them. */
    public List<PolicyTag.Value> next(PartialLabel chosen, PolicyTag tag) {
        return rules.joining(rules.bits(chosen), tag, open(chosen));
    }

    /**
     * What of a wish is possible at its level, with every value that leaves no choice; before a level is chosen, nothing is added. Of values that do not go together, those of
     * the tag that stands first in the policy are kept.
     */
    public PartialLabel settled(PartialLabel wish) {
        Collection<LabelRules.AtLevel> open = open(wish);
        Steps steps = LabelRules.forAQuestion();
        BitSet kept = new BitSet();
        rules.current(wish).stream().forEach(value -> {
            kept.set(value);
            if (!LabelRules.canBeCompleted(kept, open, steps)) {
                kept.clear(value);
            }
        });
        if (wish.level() != null && !open.isEmpty()) {
            open.iterator().next().addWhatLeavesNoChoice(kept);
        }
        return rules.label(wish.level(), kept);
    }

    /** What is chosen as a label; empty while something is missing. */
    public Optional<ConfidentialityLabel> label(PartialLabel chosen) {
        return asLabel(chosen).filter(label -> problems(chosen).isEmpty());
    }

    /** What stands between what is chosen and a label; nothing is said of a level that is not chosen yet. */
    public List<LabelProblem> problems(PartialLabel chosen) {
        return asLabel(chosen)
                .map(label -> {
                    List<LabelProblem> found = new ArrayList<>(policy.problemsOfNew(label, now));
                    rules.unread(rules.bits(chosen))
                            .ifPresent(tag ->
                                    found.add(LabelProblem.of(LabelProblem.Kind.ORIGINATOR_LEFT_OUT, tag.name())));
                    return List.copyOf(found);
                })
                .orElse(List.of());
    }

    /** Why a value may not join what is chosen: what it does not go together with, or the first reason. Empty if it may. */
    public Optional<LabelProblem> objection(PartialLabel chosen, PolicyTag tag, String value) {
        List<LabelProblem> before = problems(chosen);
        return problems(chosen.with(tag, value)).stream()
                .filter(problem -> !before.contains(problem))
                .min(Comparator.comparing(problem -> problem.kind() != LabelProblem.Kind.EXCLUDED_BY_CATEGORY));
    }

    private Optional<ConfidentialityLabel> asLabel(PartialLabel chosen) {
        String level = chosen.level();
        return level == null
                ? Optional.empty()
                : Optional.of(new ConfidentialityLabel(policy.name(), policy.edition(), level, chosen.categories()));
    }

    private Collection<LabelRules.AtLevel> open(PartialLabel chosen) {
        String level = chosen.level();
        return level == null
                ? at.values()
                : Optional.ofNullable(at.get(level)).map(List::of).orElse(List.of());
    }
}
