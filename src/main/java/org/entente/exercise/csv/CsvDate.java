package org.entente.exercise.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.entente.exercise.PartialDate;
import org.jspecify.annotations.Nullable;

/** Dates as lists of exercises write them. A day or a month that does not exist is no date. */
final class CsvDate {

    private static final Pattern ISO = Pattern.compile("([0-9]{4})(?:-([0-9]{2}|xx)(?:-([0-9]{2}|xx))?)?");
    private static final Pattern AMERICAN = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;
    // The list of exercises that writes years with two digits goes from 1980 to 2010.
    private static final int MME_FIRST = 80;
    private static final int MME_LAST = 10;

    private CsvDate() {}

    /** {@code 2026-11-22}, {@code 2026-11} or {@code 2026-11-xx}, {@code 2026} or {@code 2026-xx-xx}. */
    static Optional<PartialDate> iso(String text) {
        return ISO.matcher(text)
                .results()
                .filter(found -> found.group().equals(text))
                .findFirst()
                .flatMap(CsvDate::iso);
    }

    /** As the MME list writes them: {@code 1/14/80} with the month first, or {@code 1980-01-xx}. */
    static Optional<PartialDate> mme(String text) {
        var american = AMERICAN.matcher(text);
        if (!american.matches()) {
            return iso(text);
        }
        int year = Integer.parseInt(american.group(3));
        if (year > MME_LAST && year < MME_FIRST) {
            return Optional.empty();
        }
        try {
            return Optional.of(PartialDate.of(LocalDate.of(
                    year >= MME_FIRST ? 1900 + year : 2000 + year,
                    Integer.parseInt(american.group(1)),
                    Integer.parseInt(american.group(2)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A date with what is known of it, as keys write it. */
    static String text(PartialDate date) {
        return DateTimeFormatter.ofPattern(
                        switch (date.precision()) {
                            case DAY -> "uuuu-MM-dd";
                            case MONTH -> "uuuu-MM";
                            case YEAR -> "uuuu";
                        })
                .format(date.day());
    }

    private static Optional<PartialDate> iso(MatchResult found) {
        int year = Integer.parseInt(found.group(1));
        if (year < EARLIEST || year > LATEST) {
            return Optional.empty();
        }
        boolean month = known(found.group(2));
        boolean day = known(found.group(3));
        if (day && !month) {
            return Optional.empty();
        }
        try {
            if (!month) {
                return Optional.of(new PartialDate(Year.of(year).atDay(1), PartialDate.Precision.YEAR));
            }
            YearMonth of = YearMonth.of(year, Integer.parseInt(found.group(2)));
            return Optional.of(day ? PartialDate.of(of.atDay(Integer.parseInt(found.group(3)))) : PartialDate.of(of));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean known(@Nullable String part) {
        return part != null && !part.equals("xx");
    }
}
