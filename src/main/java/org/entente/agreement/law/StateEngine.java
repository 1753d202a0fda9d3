package org.entente.agreement.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows an agreement from its rules and acts to its course: when it entered into force, for whom, and when it ended.
 *
 * <p>What it holds to, with the articles of the Vienna Convention on the Law of Treaties (1969):
 *
 * <ul>
 *   <li>Consent is a definitive signature, an exchanged instrument, ratification, acceptance, approval, accession, formal
 *       confirmation or succession (11 to 16); a signature subject to ratification is not (14, 18).
 *   <li>The agreement enters into force as it says itself (24, 1), once at least two have consented; the depositary's record,
 *       where there is one, is taken as it is (77). Nothing acts backwards (28).
 *   <li>Whoever consents by the day on which the condition is met is bound from the common day; whoever comes later, as long
 *       after its own instrument as the agreement says (24, 3); a successor from the day of succession.
 *   <li>A notice takes effect as the agreement says, or on the day recorded with it (54, 56); one given before the agreement is
 *       in force for its sender takes effect at once, for nobody relies on it yet. Until then it can be revoked (68).
 *   <li>An agreement does not end because its parties fall below the number that its entry took (55), but it does when fewer
 *       than two are left. What has ended does not come back.
 *   <li>On one day, what takes away comes before what gives: a withdrawal before an accession.
 * </ul>
 */
public final class StateEngine {

    private final Terms terms;
    private final List<Act> acts;
    private final Set<Party> parties = new TreeSet<>();

    private StateEngine(Terms terms, Collection<Act> acts) {
        this.terms = terms;
        this.acts = acts.stream().sorted(Comparator.comparing(Act::on)).toList();
        parties.addAll(terms.negotiating());
        if (terms.entry() instanceof EntryRule.AfterConsentOf consents) {
            parties.addAll(consents.named());
        }
        this.acts.stream().map(Act::party).filter(Objects::nonNull).forEach(parties::add);
    }

    /** The course of an agreement. */
    public static Course follow(Terms terms, Collection<Act> acts) {
        return new StateEngine(terms, acts).follow();
    }

    private Course follow() {
        LocalDate recorded = first(ofAll(ActKind.ENTRY_INTO_FORCE).map(Act::on));
        LocalDate met = recorded != null ? recorded : conditionMet();
        LocalDate entry = met == null || recorded != null ? met : delay().after(met);
        LocalDate terminated = first(ofAll(ActKind.TERMINATION).map(Act::on));
        LocalDate fixed =
                terms.term() instanceof TermRule.Until until ? until.lastDay().plusDays(1) : null;
        LocalDate cut = earlier(terminated, fixed);
        if (entry != null && cut != null && !entry.isBefore(cut)) {
            entry = null;
        }
        Map<Party, List<Spell>> spells = spells(entry, met);
        LocalDate lapsed = entry != null && terms.term() instanceof TermRule.Lasting lasting
                ? lasting.length().after(entry)
                : null;
        boolean asTold = recorded != null || terms.entry() instanceof EntryRule.AsRecorded;
        LocalDate lonely = entry == null ? null : tooFew(entry, spells, asTold);
        LocalDate end = earlier(earlier(cut, lapsed), lonely);
        Why cause = end == null
                ? null
                : end.equals(terminated)
                        ? Why.ENDED_TERMINATED
                        : end.equals(fixed)
                                ? Why.ENDED_FIXED
                                : end.equals(lapsed) ? Why.ENDED_TERM_OVER : Why.ENDED_TOO_FEW;
        if (entry != null && end != null && !entry.isBefore(end)) {
            entry = null;
        }
        return new Course(terms, acts, parties, spells, met, entry, recorded != null, end, cause);
    }

    // Before it is in force, consents come and go; only a consent or the fixed day can meet the condition.
    private @Nullable LocalDate conditionMet() {
        Map<Party, List<Spell>> spells = spells(null, null);
        Set<LocalDate> days = new TreeSet<>();
        spells.values().forEach(all -> all.forEach(spell -> days.add(spell.by().on())));
        if (terms.entry() instanceof EntryRule.OnDate fixed) {
            days.add(fixed.day());
        }
        return days.stream().filter(day -> isMet(day, spells)).findFirst().orElse(null);
    }

    private boolean isMet(LocalDate day, Map<Party, List<Spell>> spells) {
        Map<Party, Spell> consents = new TreeMap<>();
        spells.forEach((party, all) ->
                all.stream().filter(spell -> spell.covers(day)).forEach(spell -> consents.put(party, spell)));
        if (consents.size() < 2) {
            return false;
        }
        return switch (terms.entry()) {
            case EntryRule.OnDate fixed -> !day.isBefore(fixed.day());
            case EntryRule.OnSignature() ->
                consents.keySet().containsAll(terms.negotiating())
                        && terms.negotiating().stream()
                                .map(consents::get)
                                .allMatch(spell ->
                                        spell != null && signed(spell.by().kind()));
            case EntryRule.AfterInstruments instruments -> consents.size() >= instruments.count();
            case EntryRule.AfterConsentOf of -> {
                Set<Party> needed = of.named().isEmpty() ? terms.negotiating() : of.named();
                yield !needed.isEmpty() && consents.keySet().containsAll(needed);
            }
            case EntryRule.AsRecorded() -> false;
        };
    }

    private static boolean signed(ActKind kind) {
        return kind == ActKind.DEFINITIVE_SIGNATURE || kind == ActKind.EXCHANGE_OF_NOTES;
    }

    private Delay delay() {
        return switch (terms.entry()) {
            case EntryRule.AfterInstruments instruments -> instruments.delay();
            case EntryRule.AfterConsentOf of -> of.delay();
            case EntryRule.OnDate _, EntryRule.OnSignature _, EntryRule.AsRecorded _ -> Delay.NONE;
        };
    }

    private Map<Party, List<Spell>> spells(@Nullable LocalDate entry, @Nullable LocalDate met) {
        Map<Party, List<Spell>> spells = new TreeMap<>();
        for (Party party : parties) {
            List<Spell> ofParty = new ArrayList<>();
            LocalDate free = LocalDate.MIN;
            for (Act consent : by(party)
                    .filter(act -> act.kind().isConsent() || act.kind() == ActKind.ENTRY_INTO_FORCE)
                    .toList()) {
                if (free != null && !consent.on().isBefore(free)) {
                    Spell spell = spell(party, consent, entry, met);
                    ofParty.add(spell);
                    free = spell.until();
                }
            }
            spells.put(party, ofParty);
        }
        return spells;
    }

    private Spell spell(Party party, Act consent, @Nullable LocalDate entry, @Nullable LocalDate met) {
        LocalDate told = told(party, consent.on());
        LocalDate bound = null;
        if (entry != null && met != null) {
            if (told != null) {
                bound = later(entry, told);
            } else if (!consent.on().isAfter(met)) {
                bound = entry;
            } else {
                Delay own = consent.kind() == ActKind.SUCCESSION ? Delay.NONE : terms.later();
                bound = later(entry, own.after(consent.on()));
            }
        }
        LocalDate until = null;
        for (Act notice : by(party)
                .filter(act -> act.kind().isNotice() && act.on().isAfter(consent.on()))
                .toList()) {
            LocalDate effect = effect(notice, bound, entry);
            if (effect != null && !revoked(party, notice.on(), effect)) {
                until = earlier(until, effect);
            }
        }
        return new Spell(consent, bound, told != null, until);
    }

    // The depositary's word counts for the consent that it follows, not for one given after a withdrawal.
    private @Nullable LocalDate told(Party party, LocalDate consented) {
        LocalDate told = first(by(party)
                .filter(act -> act.kind() == ActKind.ENTRY_INTO_FORCE)
                .map(Act::on)
                .filter(day -> !day.isBefore(consented)));
        boolean between = told != null
                && by(party)
                        .anyMatch(act -> act.kind().isNotice()
                                && act.on().isAfter(consented)
                                && act.on().isBefore(told));
        return between ? null : told;
    }

    private @Nullable LocalDate effect(Act notice, @Nullable LocalDate bound, @Nullable LocalDate entry) {
        if (notice.effectiveOn() != null) {
            return notice.effectiveOn();
        }
        if (notice.kind() == ActKind.NON_RENEWAL_NOTICE) {
            return entry != null && terms.term() instanceof TermRule.Renewing renewing
                    ? renewing.endAfterNotice(entry, notice.on())
                    : null;
        }
        if (entry == null || bound == null || !bound.isBefore(notice.on())) {
            return notice.on();
        }
        return switch (terms.withdrawal()) {
            case WithdrawalRule.NotProvided() -> null;
            case WithdrawalRule.AfterNotice rule ->
                rule.notice().after(later(notice.on(), rule.minimum().after(entry)));
        };
    }

    private boolean revoked(Party party, LocalDate given, LocalDate effect) {
        return by(party)
                .anyMatch(act -> act.kind() == ActKind.NOTICE_REVOKED
                        && !act.on().isBefore(given)
                        && act.on().isBefore(effect));
    }

    // Where the depositary told the entry, not all parties need be known: then two must have been there before too few
    // are
    // left.
    private static @Nullable LocalDate tooFew(LocalDate entry, Map<Party, List<Spell>> spells, boolean asTold) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(entry);
        spells.values()
                .forEach(all -> all.forEach(spell -> Stream.of(spell.entry(), spell.until())
                        .filter(Objects::nonNull)
                        .filter(day -> day.isAfter(entry))
                        .forEach(days::add)));
        boolean twoWereThere = !asTold;
        for (LocalDate day : days) {
            long bound = spells.values().stream()
                    .filter(all -> all.stream().anyMatch(spell -> spell.binds(day)))
                    .count();
            if (bound >= 2) {
                twoWereThere = true;
            } else if (twoWereThere) {
                return day;
            }
        }
        return null;
    }

    private Stream<Act> by(Party party) {
        return acts.stream().filter(act -> act.isBy(party));
    }

    private Stream<Act> ofAll(ActKind kind) {
        return acts.stream().filter(act -> act.kind() == kind && act.party() == null);
    }

    private static @Nullable LocalDate first(Stream<LocalDate> days) {
        return days.min(Comparator.naturalOrder()).orElse(null);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null ? other : other == null || one.isBefore(other) ? one : other;
    }
}
