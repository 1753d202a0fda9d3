package org.entente.review.ui;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.label.AccessDecision;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.review.Barrier;
import org.entente.review.ObjectThen;
import org.entente.review.Sight;
import org.entente.uikit.ClearanceWords;
import org.entente.uikit.Markings;
import org.entente.uikit.Times;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Why somebody could see an object at a moment, or could not, in sentences. */
final class SightWords {

    private final Labels labels;

    SightWords(Labels labels) {
        this.labels = labels;
    }

    /** All reasons in one text. */
    String why(Sight sight, ObjectThen object) {
        return sight.could()
                ? Words.of("review.could.because", admission(sight), clearance(sight))
                : sight.barriers().stream()
                        .map(barrier -> barrier(barrier, sight, object))
                        .collect(Collectors.joining(" "));
    }

    /** One thing that stood between them. */
    String barrier(Barrier barrier, Sight sight, ObjectThen object) {
        String key = "review.barrier." + barrier;
        return switch (barrier) {
            case MEMBER_NOT_ACTIVE -> Words.of(key, Words.of("review.member." + sight.state()));
            case TOUR_ENDED -> Words.of(key, day(sight.tourEndsOn()));
            case NATION_NOT_ACTIVE -> Words.of(key, sight.nation(), Words.of("review.nation." + sight.nationState()));
            case ROLE -> Words.of(key, EntryWords.role(sight.role()));
            case CLEARANCE_ENDED -> Words.of(key, day(sight.clearanceEndsOn()));
            case LABEL -> Words.of(key, clearance(sight), uncovered(sight, object));
            case NOT_ADMITTED, AUDIENCE -> Words.of(key);
        };
    }

    /** What would have had to be otherwise for it not to stand there. */
    static String remedy(Barrier barrier) {
        return Words.of("review.remedy." + barrier);
    }

    String admission(Sight sight) {
        return sight.admittedAs() == null || sight.admittedSince() == null
                ? Words.of("review.could.commons")
                : Words.of(
                        "review.could.admitted",
                        Words.of("review.admitted." + sight.admittedAs()),
                        Answers.time(sight.admittedSince()));
    }

    String clearance(Sight sight) {
        return Words.of(
                "review.could.cleared",
                ClearanceWords.text(sight.clearances(), labels.policies(), sight.nation()),
                Answers.time(sight.clearedSince()));
    }

    // By the engine as it decides now; where it would decide otherwise now, only that it was denied is known.
    private String uncovered(Sight sight, ObjectThen object) {
        if (object.labels().contains(ConfidentialityLabel.FROZEN)) {
            return Words.of("review.could.frozen");
        }
        Optional<String> reason = object.labels().stream()
                .map(label -> reason(sight, label))
                .flatMap(Optional::stream)
                .findFirst();
        return reason.orElseGet(() -> Words.of(
                "review.could.not-covered",
                object.labels().stream()
                        .map(label -> Markings.of(label).portion())
                        .collect(Collectors.joining(" "))));
    }

    private Optional<String> reason(Sight sight, ConfidentialityLabel label) {
        AccessDecision decision = labels.decide(sight.clearances(), label);
        return Optional.ofNullable(decision.reason()).map(reason -> labels.words(reason, label, Words.language()));
    }

    private static String day(@Nullable LocalDate day) {
        return Times.day(Objects.requireNonNull(day, "What has ended has an end"));
    }
}
