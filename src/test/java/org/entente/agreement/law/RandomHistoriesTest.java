package org.entente.agreement.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.entente.testing.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The state engine against {@link DayByDay}, over agreements and histories drawn by lot. */
class RandomHistoriesTest {

    private static final int HISTORIES = 20_000;
    private static final int DAYS = 150;
    private static final LocalDate FIRST = LocalDate.of(2019, 12, 20);
    private static final List<Party> PARTIES =
            List.of("AAA", "BBB", "CCC", "DDD").stream().map(Party::new).toList();

    private final long seed = Seed.drawn();

    private final Map<Standing, Integer> met = new EnumMap<>(Standing.class);
    private final Map<PartyStanding, Integer> metByParties = new EnumMap<>(PartyStanding.class);
    private long compared;

    @Test
    void engineAgreesWithALifeLivedDayByDay() {
        Random random = new Random(seed);
        for (int n = 0; n < HISTORIES; n++) {
            Terms terms = terms(random);
            List<Act> acts = acts(random, terms);
            compare("seed %d, history %d, %s, %s".formatted(seed, n, terms, acts), terms, acts, n % 50 == 0);
        }
        System.out.printf(
                "Agreements: %,d histories, %,d statuses compared: %s, of parties %s (seed %d)%n",
                HISTORIES, compared, met, metByParties, seed);
        // A sample that never comes across a standing proves nothing of it.
        assertThat(met)
                .containsOnlyKeys(Standing.values())
                .allSatisfy((standing, times) -> assertThat(times).isGreaterThan(100));
        assertThat(metByParties)
                .containsOnlyKeys(PartyStanding.values())
                .allSatisfy((standing, times) -> assertThat(times).isGreaterThan(100));
    }

    private void compare(String history, Terms terms, List<Act> acts, boolean everyDay) {
        Course course = StateEngine.follow(terms, acts);
        DayByDay life = new DayByDay(terms, acts);
        DayByDay.@Nullable Evening before = null;
        Set<LocalDate> eventful = new HashSet<>();
        acts.forEach(act -> eventful.add(act.on()));
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            DayByDay.Evening evening = life.live(day);
            if (everyDay || i == DAYS - 1 || eventful.contains(day) || !evening.equals(before)) {
                compare(history, course, day, evening);
                if (before != null && i > 0) {
                    compare(history, course, day.minusDays(1), before);
                }
            }
            before = evening;
        }
    }

    private void compare(String history, Course course, LocalDate day, DayByDay.Evening evening) {
        Standing whole = course.on(day).standing();
        Map<Party, String> parties = new TreeMap<>();
        Set<Party> free = new HashSet<>();
        for (Party party : course.parties()) {
            PartyStanding standing = course.on(day, party).standing();
            parties.put(party, standing.name());
            metByParties.merge(standing, 1, Integer::sum);
            if (standing == PartyStanding.IN_FORCE) {
                free.add(party);
            }
        }
        if (!whole.name().equals(evening.whole()) || !parties.equals(evening.parties())) {
            throw new AssertionError("On %s the engine says %s %s, life %s %s: %s"
                    .formatted(day, whole, parties, evening.whole(), evening.parties(), history));
        }
        assertThat(free).isEqualTo(evening.boundAndNotSuspended());
        met.merge(whole, 1, Integer::sum);
        compared += 1 + parties.size();
    }

    private static Terms terms(Random random) {
        Set<Party> negotiating = new HashSet<>(some(random));
        EntryRule entry = switch (random.nextInt(10)) {
            case 0 -> new EntryRule.OnDate(FIRST.plusDays(random.nextInt(60)));
            case 1, 2 -> new EntryRule.OnSignature();
            case 3, 4, 5 -> new EntryRule.AfterInstruments(2 + random.nextInt(2), delay(random));
            case 6, 7 -> new EntryRule.AfterConsentOf(negotiating, delay(random));
            case 8 -> new EntryRule.AfterConsentOf(Set.of(), delay(random));
            default -> new EntryRule.AsRecorded();
        };
        TermRule term = switch (random.nextInt(8)) {
            case 0 -> new TermRule.Until(FIRST.plusDays(20 + random.nextInt(120)));
            case 1 -> new TermRule.Lasting(Delay.days(1 + random.nextInt(60)));
            case 2, 3 ->
                new TermRule.Renewing(
                        Delay.months(1 + random.nextInt(2)), Delay.months(1), Delay.days(random.nextInt(20)));
            default -> new TermRule.Indefinite();
        };
        WithdrawalRule withdrawal = random.nextInt(4) == 0
                ? new WithdrawalRule.NotProvided()
                : new WithdrawalRule.AfterNotice(delay(random), delay(random));
        return Terms.of(negotiating, entry, delay(random), term, withdrawal);
    }

    private static List<Act> acts(Random random, Terms terms) {
        List<Act> acts = new ArrayList<>();
        // Most agreements are signed and ratified by those who made them; then life begins.
        for (Party party : terms.negotiating()) {
            if (random.nextInt(5) > 0) {
                acts.add(Act.of(usual(random), party, day(random, 30)));
                if (random.nextInt(3) > 0) {
                    acts.add(Act.of(ActKind.RATIFICATION, party, day(random, 50)));
                }
            }
        }
        int more = random.nextInt(8);
        for (int i = 0; i < more; i++) {
            Act act = any(random);
            acts.add(act);
            if (act.kind().isNotice() && act.party() != null && random.nextInt(3) == 0) {
                LocalDate effect = act.effectiveOn();
                // Often on the very day of the effect, which is too late.
                LocalDate revoked = effect != null ? effect : act.on().plusDays(random.nextInt(20));
                acts.add(Act.of(ActKind.NOTICE_REVOKED, act.party(), revoked));
            }
        }
        return acts;
    }

    private static ActKind usual(Random random) {
        return random.nextBoolean() ? ActKind.SIGNATURE : ActKind.DEFINITIVE_SIGNATURE;
    }

    private static Act any(Random random) {
        ActKind kind = ActKind.values()[random.nextInt(ActKind.values().length)];
        // Those that end or tell the whole are rare, or little else would be seen.
        if ((kind == ActKind.TERMINATION || kind == ActKind.ENTRY_INTO_FORCE) && random.nextInt(3) > 0) {
            kind = ActKind.WITHDRAWAL_NOTICE;
        }
        Party party = PARTIES.get(random.nextInt(PARTIES.size()));
        boolean ofAll = !kind.mayNameParty() || (!kind.needsParty() && random.nextBoolean());
        LocalDate on = day(random, 110);
        LocalDate effect = kind.isNotice() && random.nextInt(4) == 0 ? on.plusDays(random.nextInt(20)) : null;
        Party other = kind.needsOther() ? PARTIES.get((PARTIES.indexOf(party) + 1) % PARTIES.size()) : null;
        return new Act(kind, ofAll ? null : party, on, effect, other);
    }

    private static List<Party> some(Random random) {
        return PARTIES.subList(0, 2 + random.nextInt(3));
    }

    private static LocalDate day(Random random, int within) {
        return FIRST.plusDays(1 + random.nextInt(within));
    }

    private static Delay delay(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Delay.NONE;
            case 1 -> Delay.months(1);
            default -> Delay.days(random.nextInt(20));
        };
    }
}
