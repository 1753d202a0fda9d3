package org.entente.agreement.law;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The grounds of an agreement’s status as a whole, from its entry rule.
 *
 * @param met the day on which the rule’s condition was met; null if it was not, or a depositary told the entry
 */
record Grounds(
        Terms terms,
        Set<Party> parties,
        Map<Party, List<Spell>> spells,
        @Nullable LocalDate met) {

    /** Why it is in force. */
    Reason inForceSince(LocalDate from) {
        LocalDate met = this.met;
        if (met == null) {
            return Reason.of(Why.IN_FORCE_RECORDED, from);
        }
        int consents = (int) parties.stream()
                .filter(party -> spells(party).stream().anyMatch(spell -> spell.covers(met)))
                .count();
        Reason reason = switch (terms.entry()) {
            case EntryRule.OnDate _ -> Reason.of(Why.IN_FORCE_ON_DATE, from, consents);
            case EntryRule.OnSignature() ->
                Reason.of(Why.IN_FORCE_SIGNED_BY_ALL, from, terms.negotiating().size());
            case EntryRule.AfterInstruments rule ->
                Reason.of(Why.IN_FORCE_AFTER_INSTRUMENTS, from, met, rule.count(), rule.delay());
            case EntryRule.AfterConsentOf rule ->
                rule.named().isEmpty()
                        ? Reason.of(
                                Why.IN_FORCE_ALL_CONSENTED,
                                from,
                                met,
                                terms.negotiating().size())
                        : Reason.of(
                                Why.IN_FORCE_NAMED_CONSENTED,
                                from,
                                met,
                                rule.named().size());
            case EntryRule.AsRecorded() -> Reason.of(Why.IN_FORCE_RECORDED, from);
        };
        return reason.under(terms.entryArticle());
    }

    /** Why it is not in force on a day. */
    Reason missing(LocalDate day, @Nullable LocalDate entry) {
        if (entry != null && met != null && !day.isBefore(met)) {
            return Reason.of(Why.ENTERS_ON, entry, met).under(terms.entryArticle());
        }
        Set<Party> consented = new TreeSet<>();
        parties.stream()
                .filter(party -> spells(party).stream().anyMatch(spell -> spell.covers(day)))
                .forEach(consented::add);
        Reason reason = switch (terms.entry()) {
            case EntryRule.OnDate rule ->
                consented.size() < 2
                        ? Reason.of(Why.WAITS_FOR_INSTRUMENTS, consented.size(), 2)
                        : Reason.of(Why.WAITS_FOR_DATE, rule.day());
            case EntryRule.OnSignature() -> waiting(terms.negotiating(), consented);
            case EntryRule.AfterInstruments rule ->
                Reason.of(Why.WAITS_FOR_INSTRUMENTS, consented.size(), rule.count());
            case EntryRule.AfterConsentOf rule ->
                waiting(rule.named().isEmpty() ? terms.negotiating() : rule.named(), consented);
            case EntryRule.AsRecorded() -> Reason.of(Why.NO_ENTRY_RECORDED);
        };
        return reason.under(terms.entryArticle());
    }

    private static Reason waiting(Set<Party> needed, Set<Party> consented) {
        Set<Party> missing = new TreeSet<>(needed);
        missing.removeAll(consented);
        return missing.isEmpty()
                ? Reason.of(Why.WAITS_FOR_INSTRUMENTS, consented.size(), Math.max(2, needed.size()))
                : Reason.of(Why.WAITS_FOR_PARTIES, Collections.unmodifiableSet(missing));
    }

    private List<Spell> spells(Party party) {
        return spells.getOrDefault(party, List.of());
    }
}
