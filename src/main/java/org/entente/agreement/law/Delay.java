package org.entente.agreement.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A length of time as agreements write it: the thirtieth day after, one year after.
 *
 * @param amount 0 to 1,200
 */
public record Delay(int amount, Unit unit) {

    public static final int LONGEST = 1200;
    public static final Delay NONE = days(0);

    /** Days, calendar months, years. */
    public enum Unit {
        DAYS(ChronoUnit.DAYS),
        MONTHS(ChronoUnit.MONTHS),
        YEARS(ChronoUnit.YEARS);

        private final ChronoUnit calendar;

        Unit(ChronoUnit calendar) {
            this.calendar = calendar;
        }
    }

    /** @throws IllegalArgumentException if the bound above is not kept */
    public Delay {
        if (amount < 0 || amount > LONGEST) {
            throw new IllegalArgumentException("A length of time is 0 to 1,200 units");
        }
    }

    public static Delay days(int amount) {
        return new Delay(amount, Unit.DAYS);
    }

    public static Delay months(int amount) {
        return new Delay(amount, Unit.MONTHS);
    }

    public static Delay years(int amount) {
        return new Delay(amount, Unit.YEARS);
    }

    /** The same day of a later month; its last day where it has no such day. */
    public LocalDate after(LocalDate day) {
        return day.plus(amount, unit.calendar);
    }

    /** As {@link #after}, backwards. */
    public LocalDate before(LocalDate day) {
        return day.minus(amount, unit.calendar);
    }

    LocalDate timesAfter(LocalDate day, int times) {
        return day.plus((long) amount * times, unit.calendar);
    }

    public boolean isNone() {
        return amount == 0;
    }
}
