package org.entente.exercise.planning;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a form edits of a key date.
 *
 * @param code the short name that planners use, such as IPC or STARTEX: 1 to 12 capital letters and digits
 * @param title 1 to 200 characters
 * @param ends the last day, not before the first
 * @param place 1 to 200 characters; null while unknown
 */
public record KeyDateData(
        String code,
        String title,
        LocalDate starts,
        LocalDate ends,
        @Nullable String place) {

    public static final int LENGTH = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,12}");

    /** @throws IllegalArgumentException if a bound above is not kept */
    public KeyDateData {
        if (!isCode(code)) {
            throw new IllegalArgumentException("A code has 1 to 12 capital letters and digits");
        }
        if (title.isBlank()
                || title.length() > LENGTH
                || (place != null && (place.isBlank() || place.length() > LENGTH))) {
            throw new IllegalArgumentException("A title and a place have 1 to 200 characters");
        }
        if (ends.isBefore(starts)) {
            throw new IllegalArgumentException("A key date does not end before it starts");
        }
    }

    /** Whether a text may be a code. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
