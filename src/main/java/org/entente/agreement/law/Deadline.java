package org.entente.agreement.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day that the rules of an agreement set.
 *
 * @param party whom it concerns; null: all
 */
public record Deadline(Kind kind, LocalDate on, @Nullable Party party) {

    /** What falls on the day. Names are stored and never reused. */
    public enum Kind {
        /** It enters into force. */
        ENTERS_INTO_FORCE,
        /** The last day on which a notice stops the next renewal. */
        RENEWAL_NOTICE,
        /** It renews itself. */
        RENEWS,
        /** The first day after its end. */
        ENDS,
        /** A notice of withdrawal counts from this day. */
        WITHDRAWAL_OPENS,
        /** A party is out. */
        WITHDRAWAL_TAKES_EFFECT,
        /** An obligation is due. */
        OBLIGATION
    }

    /** The days from a day on that the rules set, by date: of what recurs, the next only. */
    public static List<Deadline> of(Terms terms, Course course, LocalDate from) {
        List<Deadline> days = new ArrayList<>();
        LocalDate entry = course.entry();
        LocalDate end = course.end();
        if (entry != null) {
            days.add(new Deadline(Kind.ENTERS_INTO_FORCE, entry, null));
            if (terms.term() instanceof TermRule.Renewing renewing && (end == null || end.isAfter(from))) {
                LocalDate notice = from.isBefore(entry) ? entry : from;
                LocalDate stopped = renewing.endAfterNotice(entry, notice);
                days.add(new Deadline(Kind.RENEWAL_NOTICE, renewing.notice().before(stopped), null));
                days.add(new Deadline(Kind.RENEWS, next(renewing, entry, from), null));
            }
            if (terms.withdrawal() instanceof WithdrawalRule.AfterNotice rule
                    && !rule.minimum().isNone()) {
                days.add(new Deadline(Kind.WITHDRAWAL_OPENS, rule.minimum().after(entry), null));
            }
        }
        if (end != null) {
            days.add(new Deadline(Kind.ENDS, end, null));
        }
        for (Party party : course.parties()) {
            for (Spell spell : course.spells(party)) {
                if (spell.until() != null && spell.entry() != null) {
                    days.add(new Deadline(Kind.WITHDRAWAL_TAKES_EFFECT, spell.until(), party));
                }
            }
        }
        return days.stream()
                .filter(day -> !day.on().isBefore(from))
                .filter(day -> end == null || !day.on().isAfter(end))
                .sorted(Comparator.comparing(Deadline::on).thenComparing(Deadline::kind))
                .toList();
    }

    private static LocalDate next(TermRule.Renewing renewing, LocalDate entry, LocalDate from) {
        int term = 0;
        while (renewing.end(entry, term).isBefore(from)) {
            term++;
        }
        return renewing.end(entry, term);
    }
}
