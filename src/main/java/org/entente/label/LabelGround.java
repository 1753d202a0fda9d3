package org.entente.label;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a workspace to label something in it.
 *
 * @param policy what labels are of there, in its newest edition
 * @param ceilingRank the rank of the highest level that is taken there; below that of every level where nothing is
 * @param own the originator's nation
 * @param originator what that nation is cleared for under the policy; null if that is not said
 * @param here the nations of those who are admitted, as far as the asker may know of them
 * @param partners the nations that take part in the portal
 * @param last the label of what the asker last made there; null if nothing
 * @param readers who could read what carries a label there; null where that is not for nations to say
 */
public record LabelGround(
        SecurityPolicy policy,
        int ceilingRank,
        NationCode own,
        @Nullable Clearance originator,
        List<NationCode> here,
        List<NationCode> partners,
        @Nullable ConfidentialityLabel last,
        @Nullable Function<ConfidentialityLabel, Readership> readers) {

    public LabelGround {
        here = List.copyOf(here);
        partners = List.copyOf(partners);
    }

    /** The same, with those nations only whom a label names; all of them where it names none, and so leaves none out. */
    public LabelGround within(ConfidentialityLabel label) {
        Set<String> named = policy.tags().stream()
                .filter(PolicyTag::namesNations)
                .flatMap(tag -> label.values(tag.name(), tag.type()).stream())
                .collect(Collectors.toSet());
        Predicate<NationCode> released = nation -> named.isEmpty() || named.contains(nation.value());
        return new LabelGround(
                policy,
                ceilingRank,
                own,
                originator,
                here.stream().filter(released).toList(),
                partners.stream().filter(released).toList(),
                last,
                readers);
    }

    /** The same, where fewer read than nations and clearances tell. */
    public LabelGround withoutReaders() {
        return new LabelGround(policy, ceilingRank, own, originator, here, partners, last, null);
    }
}
