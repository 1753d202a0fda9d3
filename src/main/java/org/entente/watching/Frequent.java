package org.entente.watching;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * So many acts of one subject within so long a time. An alert that is open takes in what follows it within that time; what is in an
 * alert counts for no other.
 *
 * @param longest how far the first and the last of them are apart at most
 * @param goesOn how long after its last act an open alert takes in another
 */
record Frequent(
        String condition,
        String subject,
        Function<RuleSetting, Integer> times,
        Function<RuleSetting, Duration> longest,
        Function<RuleSetting, Duration> goesOn)
        implements Detector {

    /** So many within so many minutes, as the rule is set. */
    static Frequent asSet(String condition, String subject) {
        Function<RuleSetting, Duration> minutes = setting -> Duration.ofMinutes(setting.number(Threshold.MINUTES));
        return new Frequent(condition, subject, setting -> setting.number(Threshold.TIMES), minutes, minutes);
    }

    /** Each one. */
    static Frequent each(String condition, String subject, @Nullable Duration goesOn) {
        Duration on = goesOn == null ? Duration.ofNanos(-1) : goesOn;
        return new Frequent(condition, subject, setting -> 1, setting -> Duration.ZERO, setting -> on);
    }

    @Override
    public Duration reach(RuleSetting setting) {
        return longest.apply(setting);
    }

    @Override
    public Collection<Raised> look(
            Map<String, List<Act>> acts, long from, RuleSetting setting, Map<String, Raised> newest, Past past) {
        Map<UUID, Raised> raised = new LinkedHashMap<>();
        Map<String, Raised> last = new HashMap<>(newest);
        acts.forEach((whose, all) -> {
            for (Act act : all) {
                if (act.index() < from) {
                    continue;
                }
                Raised now = decide(act, all, setting, last.get(whose));
                if (now != null) {
                    last.put(whose, now);
                    raised.put(now.id(), now);
                }
            }
        });
        return raised.values();
    }

    private @Nullable Raised decide(Act act, List<Act> all, RuleSetting setting, @Nullable Raised last) {
        if (last != null && last.open() && goesOn(last, act, goesOn.apply(setting))) {
            return last.and(act);
        }
        List<Act> counted = all.stream()
                .filter(one -> one.index() <= act.index() && (last == null || one.index() > last.lastIndex()))
                .sorted(Comparator.comparing(Act::at).thenComparing(Act::index))
                .toList();
        List<Act> most = most(counted, act, longest.apply(setting));
        return most.size() < times.apply(setting) ? null : Raised.of(most, act.index());
    }

    private static boolean goesOn(Raised last, Act act, Duration on) {
        return !act.at().isAfter(last.last().at().plus(on))
                && !act.at().isBefore(last.firstAt().minus(on));
    }

    // Entries are not sealed in order of time: what is sealed last may lie between others.
    private static List<Act> most(List<Act> counted, Act act, Duration longest) {
        List<Act> most = List.of();
        for (Act first : counted) {
            Instant end = first.at().plus(longest);
            if (!first.at().isAfter(act.at()) && !end.isBefore(act.at())) {
                List<Act> within = counted.stream()
                        .filter(one ->
                                !one.at().isBefore(first.at()) && !one.at().isAfter(end))
                        .toList();
                most = within.size() > most.size() ? within : most;
            }
        }
        return most;
    }
}
