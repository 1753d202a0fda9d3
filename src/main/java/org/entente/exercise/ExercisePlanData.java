package org.entente.exercise;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * What a form edits of a plan.
 *
 * @param name 1 to 200 characters
 * @param series the series it belongs to, 1 to 200 characters; null if it stands alone
 * @param purpose up to 4,000 characters
 * @param ends not before it starts, as far as the precision tells
 * @param place 1 to 200 characters; null while unknown
 * @param host the nation on whose ground it is; null while unknown
 * @param participants alpha-3 codes, or names for parties that have none, at most 100
 */
public record ExercisePlanData(
        String name,
        @Nullable String series,
        String purpose,
        ExerciseKind kind,
        Set<ExerciseDomain> domains,
        PartialDate starts,
        PartialDate ends,
        @Nullable String place,
        @Nullable NationCode host,
        List<String> participants,
        ExerciseStatus status) {

    public static final int NAME_LENGTH = 200;
    public static final int PURPOSE_LENGTH = 4000;
    public static final int MOST_PARTICIPANTS = 100;

    /** @throws IllegalArgumentException if a bound above is not kept */
    public ExercisePlanData {
        check(!name.isBlank() && name.length() <= NAME_LENGTH, "A name has 1 to 200 characters");
        check(
                series == null || (!series.isBlank() && series.length() <= NAME_LENGTH),
                "A series has 1 to 200 characters");
        check(purpose.length() <= PURPOSE_LENGTH, "A purpose has up to 4,000 characters");
        check(place == null || (!place.isBlank() && place.length() <= NAME_LENGTH), "A place has 1 to 200 characters");
        check(!ends.latest().isBefore(starts.earliest()), "An exercise does not end before it starts");
        check(participants.size() <= MOST_PARTICIPANTS, "An exercise has up to 100 participants");
        check(
                participants.stream().allMatch(p -> !p.isBlank() && p.length() <= NAME_LENGTH),
                "A participant has a name of 1 to 200 characters");
        domains = domains.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(domains));
        participants = participants.stream().distinct().toList();
    }

    private static void check(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
