package org.entente.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form edits of a course.
 *
 * @param code the provider's own, 1 to 40 characters; null if it has none
 * @param title 1 to 200 characters
 * @param level null if not known
 * @param languages ISO 639-1 codes of the languages it is held in, at most 10; empty if not known
 * @param days calendar days from the first to the last, 1 to 1,000; null if not known
 * @param place 1 to 200 characters; null if it differs or is not known
 * @param description up to 4,000 characters
 */
public record CourseData(
        @Nullable String code,
        String title,
        Discipline discipline,
        @Nullable CourseLevel level,
        List<String> languages,
        @Nullable Integer days,
        @Nullable String place,
        String description) {

    public static final int CODE_LENGTH = 40;
    public static final int TITLE_LENGTH = 200;
    public static final int DESCRIPTION_LENGTH = 4000;
    public static final int MOST_LANGUAGES = 10;
    public static final int MOST_DAYS = 1000;

    /** @throws IllegalArgumentException if a bound above is not kept */
    public CourseData {
        check(code == null || (!code.isBlank() && code.length() <= CODE_LENGTH), "A code has 1 to 40 characters");
        check(!title.isBlank() && title.length() <= TITLE_LENGTH, "A title has 1 to 200 characters");
        check(days == null || (days >= 1 && days <= MOST_DAYS), "A course takes 1 to 1,000 days");
        check(place == null || (!place.isBlank() && place.length() <= TITLE_LENGTH), "A place has 1 to 200 characters");
        check(description.length() <= DESCRIPTION_LENGTH, "A description has up to 4,000 characters");
        languages = languages.stream().distinct().toList();
        check(
                languages.size() <= MOST_LANGUAGES && languages.stream().allMatch(one -> one.matches("[a-z]{2}")),
                "Languages are up to 10 codes of ISO 639-1");
    }

    private static void check(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
