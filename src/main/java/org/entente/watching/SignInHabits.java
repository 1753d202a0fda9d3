package org.entente.watching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sign-ins that are unlike those of the same person before. Each is an alert of its own. */
abstract class SignInHabits implements Detector {

    private static final String SIGNED_IN = "SIGNED_IN";
    private static final Duration DAY = Duration.ofDays(1);

    /** At a time of day at which the person never signs in. In UTC: no nation has one time zone only. */
    static final Detector ODD_HOURS = new SignInHabits("e.action = 'SIGNED_IN'") {
        @Override
        List<Raised> decide(Act act, List<Act> before, RuleSetting setting, Past past) {
            Duration hours = Duration.ofHours(setting.number(Threshold.HOURS));
            return before.size() >= setting.number(Threshold.TIMES)
                            && before.stream()
                                    .noneMatch(one -> apart(one.at(), act.at()).compareTo(hours) <= 0)
                    ? List.of(Raised.of(act, act, act.index(), before.size()))
                    : List.of();
        }
    };

    /** After a long time, in which nobody signed in and the account was not added. */
    static final Detector WAKING = new SignInHabits("(e.action = 'SIGNED_IN' or e.action = 'MEMBER_ADDED')") {
        @Override
        List<Raised> decide(Act act, List<Act> before, RuleSetting setting, Past past) {
            return before.isEmpty()
                    ? past.before(act).stream()
                            .map(last -> Raised.of(last, act, act.index(), 1))
                            .toList()
                    : List.of();
        }
    };

    private final String condition;

    private SignInHabits(String which) {
        this.condition = which + " and e.outcome = 'SUCCESS'";
    }

    @Override
    public String condition() {
        return condition;
    }

    @Override
    public String subject() {
        return "case when e.action = 'SIGNED_IN' then e.actor::text else e.object_id end";
    }

    @Override
    public Duration reach(RuleSetting setting) {
        return Duration.ofDays(setting.number(Threshold.DAYS));
    }

    @Override
    public Collection<Raised> look(
            Map<String, List<Act>> acts, long from, RuleSetting setting, Map<String, Raised> newest, Past past) {
        List<Raised> raised = new ArrayList<>();
        acts.values().forEach(all -> {
            for (Act act : all) {
                if (act.index() >= from && act.action().equals(SIGNED_IN)) {
                    Instant since = act.at().minus(reach(setting));
                    List<Act> before = all.stream()
                            .filter(one -> one.index() < act.index()
                                    && !one.at().isAfter(act.at())
                                    && one.at().isAfter(since))
                            .toList();
                    raised.addAll(decide(act, before, setting, past));
                }
            }
        });
        return raised;
    }

    /** @param before what was sealed before and lies within reach */
    abstract List<Raised> decide(Act act, List<Act> before, RuleSetting setting, Past past);

    private static Duration apart(Instant one, Instant other) {
        Duration between = Duration.between(timeOfDay(one), timeOfDay(other)).abs();
        Duration round = DAY.minus(between);
        return between.compareTo(round) < 0 ? between : round;
    }

    private static LocalTime timeOfDay(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalTime();
    }
}
