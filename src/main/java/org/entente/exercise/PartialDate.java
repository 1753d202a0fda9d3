package org.entente.exercise;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A date of which the day, or the month and the day, may be unknown.
 *
 * @param day any day of the period that the precision leaves possible
 */
public record PartialDate(LocalDate day, Precision precision) {

    /** What is known of a date. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    public PartialDate {
        day = switch (precision) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, Precision.DAY);
    }

    public static PartialDate of(YearMonth month) {
        return new PartialDate(month.atDay(1), Precision.MONTH);
    }

    /** The first day it may be. */
    public LocalDate earliest() {
        return day;
    }

    /** The last day it may be. */
    public LocalDate latest() {
        return switch (precision) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(day.lengthOfMonth());
            case YEAR -> day.withDayOfYear(day.lengthOfYear());
        };
    }
}
