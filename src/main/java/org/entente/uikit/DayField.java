package org.entente.uikit;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A field for a day, written as ISO 8601 has it: among nations, 5/6/2027 is two days. Days are also understood as typed with
 * points, day first.
 */
public class DayField extends DatePicker {

    public DayField() {
        Locale language = Words.language();
        // Weeks begin on Sunday in the component's lists, whichever day the calendar shows first.
        Stream<DayOfWeek> days = Stream.concat(
                Stream.of(DayOfWeek.SUNDAY), Arrays.stream(DayOfWeek.values()).limit(6));
        DayOfWeek[] week = days.toArray(DayOfWeek[]::new);
        setI18n(new DatePickerI18n()
                .setDateFormats("yyyy-MM-dd", "d.M.yyyy")
                .setFirstDayOfWeek(1)
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdays(Arrays.stream(week)
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language))
                        .toList())
                .setWeekdaysShort(Arrays.stream(week)
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, language))
                        .toList())
                .setToday(Words.of("uikit.day.today"))
                .setCancel(Words.of("uikit.day.cancel"))
                .setBadInputErrorMessage(Words.of("uikit.day.bad")));
    }

    public DayField(String label) {
        this();
        setLabel(label);
    }
}
