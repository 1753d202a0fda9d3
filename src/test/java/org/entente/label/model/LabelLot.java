package org.entente.label.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Draws labels and clearances by lot over a policy: valid ones, and ones with every kind of flaw. */
public final class LabelLot {

    /** Few values, so that what is drawn has some in common now and then. */
    public static final Map<String, List<String>> FEW = Map.of(
            "Releasable To", List.of("GBR", "FRA", "POL", "EST", "CAN"),
            "Only", List.of("GBR", "FRA", "POL"),
            "Context", List.of("NATO", "KFOR", "Releasable"));

    private static final List<String> TYPES = List.of("RESTRICTIVE", "PERMISSIVE", "INFORMATIVE");

    private final PolicyModel policy;
    private final Random random;
    private final Map<String, List<String>> among;

    /** @param among by the name of a tag, the only values of it that are drawn; of other tags, all */
    public LabelLot(PolicyModel policy, Random random, Map<String, List<String>> among) {
        this.policy = policy;
        this.random = random;
        this.among = new HashMap<>(among);
        for (PolicyModel.Tag tag : policy.tags()) {
            this.among.putIfAbsent(
                    tag.name(),
                    tag.values().values().stream().map(PolicyModel.Value::name).toList());
        }
    }

    /** The name of the policy. */
    public String policy() {
        return policy.name();
    }

    /** A label, of which more than half are valid. */
    public Said.Label label() {
        Said.Label drawn = drawn();
        int more = chance(4) ? 0 : 30;
        while (more-- > 0 && !policy.flaws(drawn).isEmpty()) {
            drawn = drawn();
        }
        return drawn;
    }

    /** A label that is valid, in the policy's own spelling. */
    public Said.Label validLabel() {
        Said.Label drawn = spelled();
        while (!policy.flaws(drawn).isEmpty()) {
            drawn = spelled();
        }
        return drawn;
    }

    /** A label not far from another: a level up or down, a value more or less, a tag gone or come. */
    public Said.Label near(Said.Label label) {
        List<Said.Entry> entries = new ArrayList<>();
        for (Said.Entry entry : label.entries()) {
            Set<String> values = new TreeSet<>(entry.values());
            if (chance(2) && values.size() > 1) {
                values.remove(any(List.copyOf(values)));
            }
            List<PolicyModel.Tag> same = policy.tags().stream()
                    .filter(tag -> tag.name().equals(entry.tag()) && tag.type().equals(entry.type()))
                    .toList();
            if (chance(4) && !same.isEmpty()) {
                values.addAll(some(same.getFirst(), 1));
            }
            if (!chance(10)) {
                entries.add(new Said.Entry(entry.type(), entry.tag(), values));
            }
        }
        if (chance(4)) {
            PolicyModel.Tag more = any(policy.tags());
            entries.add(new Said.Entry(more.type(), more.name(), some(more, 2)));
        }
        List<String> levels = policy.levels();
        int level = levels.indexOf(label.level());
        return cased(new Said.Label(
                label.policy(),
                chance(2) || level < 0
                        ? label.level()
                        : levels.get(Math.clamp(level + (long) random.nextInt(-1, 3), 0, levels.size() - 1)),
                unique(entries)));
    }

    /** A clearance of anybody, every second made with an eye to the label. */
    public Said.Clearance clearance(Said.Label label) {
        List<String> levels = policy.levels();
        Set<String> held = new LinkedHashSet<>();
        if (chance(8)) {
            levels.stream().filter(level -> chance(2)).forEach(held::add);
        } else {
            held.addAll(levels.subList(0, random.nextInt(levels.size() + 1)));
        }
        boolean eyed = chance(2);
        if (eyed && !chance(4)) {
            held.add(label.level());
        }
        List<Said.Entry> entries = new ArrayList<>();
        for (PolicyModel.Tag tag : policy.tags()) {
            Set<String> values = new LinkedHashSet<>();
            if (!chance(3)) {
                values.addAll(some(tag, 8));
            }
            if (eyed) {
                label.entries().stream()
                        .filter(entry -> entry.tag().equals(tag.name()))
                        .forEach(entry -> entry.values().stream()
                                .filter(value -> !chance(6))
                                .forEach(values::add));
            }
            if (!values.isEmpty()) {
                entries.add(new Said.Entry(chance(40) ? any(TYPES) : tag.type(), tag.name(), values));
            }
        }
        if (chance(40)) {
            entries.add(new Said.Entry(any(TYPES), "Drawn by lot", Set.of("X")));
        }
        return cased(new Said.Clearance(chance(40) ? "Another policy" : policy.name(), held, unique(entries)));
    }

    /** A clearance as the standard has it: with a level, all below it. */
    public Said.Clearance wholeClearance(Said.Label label) {
        Said.Clearance drawn = clearance(label);
        List<String> levels = policy.levels();
        int highest = -1;
        for (int i = 0; i < levels.size(); i++) {
            if (PolicyModel.uppers(drawn.levels()).contains(PolicyModel.upper(levels.get(i)))) {
                highest = i;
            }
        }
        return new Said.Clearance(drawn.policy(), Set.copyOf(levels.subList(0, highest + 1)), drawn.entries());
    }

    private Said.Label drawn() {
        Said.Label spelled = spelled();
        String level = chance(40) ? any(List.of("", "COSMIC", "SECRET ", "TOP-SECRET")) : spelled.level();
        List<Said.Entry> entries = new ArrayList<>();
        for (Said.Entry entry : spelled.entries()) {
            Set<String> values = new LinkedHashSet<>(entry.values());
            if (chance(50)) {
                values.add(any(List.of("NOWHERE", "", "ATLANTIS ")));
            }
            entries.add(new Said.Entry(
                    chance(50) ? any(TYPES) : entry.type(), chance(80) ? "Nothing known" : entry.tag(), values));
        }
        return cased(new Said.Label(chance(60) ? "Another policy" : policy.name(), level, unique(entries)));
    }

    private Said.Label spelled() {
        List<Said.Entry> entries = new ArrayList<>();
        for (PolicyModel.Tag tag : policy.tags()) {
            if (tag.least() > 0 ? !chance(30) : chance(3)) {
                Set<String> values = some(tag, chance(4) ? 8 : 3);
                if (!values.isEmpty()) {
                    entries.add(new Said.Entry(tag.type(), tag.name(), values));
                }
            }
        }
        return new Said.Label(policy.name(), any(policy.levels()), entries);
    }

    private Set<String> some(PolicyModel.Tag tag, int most) {
        List<String> all = Objects.requireNonNull(among.get(tag.name()));
        Set<String> values = new TreeSet<>();
        int count = random.nextInt(1, most + 1);
        for (int i = 0; i < count; i++) {
            values.add(any(all));
        }
        return values;
    }

    // A tag stands once in a label; with types drawn anew, the same might come twice.
    private static List<Said.Entry> unique(List<Said.Entry> entries) {
        Set<String> seen = new TreeSet<>();
        return entries.stream()
                .filter(entry -> seen.add(entry.type() + " " + PolicyModel.upper(entry.tag())))
                .toList();
    }

    private Said.Label cased(Said.Label label) {
        return new Said.Label(cased(label.policy()), cased(label.level()), casedEntries(label.entries()));
    }

    private Said.Clearance cased(Said.Clearance clearance) {
        return new Said.Clearance(
                cased(clearance.policy()), cased(clearance.levels()), casedEntries(clearance.entries()));
    }

    private List<Said.Entry> casedEntries(List<Said.Entry> entries) {
        return entries.stream()
                .map(entry -> new Said.Entry(entry.type(), cased(entry.tag()), cased(entry.values())))
                .toList();
    }

    private Set<String> cased(Set<String> texts) {
        Set<String> cased = new TreeSet<>();
        texts.forEach(text -> cased.add(cased(text)));
        if (!texts.isEmpty() && chance(60)) {
            cased.addAll(texts);
        }
        return cased;
    }

    private String cased(String text) {
        return chance(30) ? text.toLowerCase(java.util.Locale.ROOT) : text;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** True once in so many times. */
    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
