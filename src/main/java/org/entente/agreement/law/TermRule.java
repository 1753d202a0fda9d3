package org.entente.agreement.law;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/** How long the agreement says that it lasts (Vienna Convention on the Law of Treaties, article 54 a). */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "rule")
public sealed interface TermRule {

    /** Until the parties end it. */
    record Indefinite() implements TermRule {}

    /** @param lastDay the last day in force */
    record Until(LocalDate lastDay) implements TermRule {}

    /** @param length from entry into force; at least a day */
    record Lasting(Delay length) implements TermRule {
        public Lasting {
            notNone(length);
        }
    }

    /**
     * Renewed by itself, term after term, for each party that has not given notice in time.
     *
     * @param first length of the first term, from entry into force; at least a month
     * @param further length of each further term; at least a month
     * @param notice how long before the end of a term a notice must be given
     */
    record Renewing(Delay first, Delay further, Delay notice) implements TermRule {
        public Renewing {
            notNone(first);
            notNone(further);
            if (first.unit() == Delay.Unit.DAYS || further.unit() == Delay.Unit.DAYS) {
                throw new IllegalArgumentException("Terms are counted in months or years");
            }
        }

        /** The end of a term, which is the first day of the next; the first term has the number 0. */
        LocalDate end(LocalDate entry, int term) {
            return further.timesAfter(first.after(entry), term);
        }

        /** The end of the first term for which a notice given on that day is in time. */
        LocalDate endAfterNotice(LocalDate entry, LocalDate given) {
            int term = 0;
            while (notice.before(end(entry, term)).isBefore(given)) {
                term++;
            }
            return end(entry, term);
        }
    }

    private static void notNone(Delay length) {
        if (length.isNone()) {
            throw new IllegalArgumentException("A term has a length");
        }
    }
}
