package org.entente.exercise.ui;

import java.util.stream.Collectors;
import org.entente.exercise.ExercisePlanData;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** The fields of a plan in words, by the names that changes are told with. */
final class PlanValues {

    private PlanValues() {}

    static String of(ExercisePlanData data, String field) {
        String value = switch (field) {
            case "name" -> data.name();
            case "series" -> data.series();
            case "purpose" -> data.purpose();
            case "kind" -> ExerciseWords.of(data.kind());
            case "domains" ->
                data.domains().stream().map(ExerciseWords::of).sorted().collect(Collectors.joining(", "));
            case "starts" -> ExerciseWords.of(data.starts());
            case "ends" -> ExerciseWords.of(data.ends());
            case "place" -> data.place();
            case "host" -> data.host() == null ? null : data.host().displayName(Words.language());
            case "participants" -> String.join(", ", data.participants());
            case "status" -> ExerciseWords.of(data.status());
            default -> throw new IllegalArgumentException("No field of a plan: " + field);
        };
        return orUnknown(value);
    }

    static String orUnknown(@Nullable String value) {
        return value == null || value.isEmpty() ? Words.of("exercise.unknown") : value;
    }
}
