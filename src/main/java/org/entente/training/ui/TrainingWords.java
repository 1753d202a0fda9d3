package org.entente.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entente.shared.NationCode;
import org.entente.training.CourseLevel;
import org.entente.training.Discipline;
import org.entente.training.Iteration;
import org.entente.training.IterationState;
import org.entente.training.NominationState;
import org.entente.training.TrainingRefused;
import org.entente.uikit.NationBadge;
import org.entente.uikit.Notices;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How training reads. */
final class TrainingWords {

    private TrainingWords() {}

    static String of(Discipline discipline) {
        return Words.of("training.discipline." + discipline);
    }

    static String of(@Nullable CourseLevel level) {
        return level == null ? Words.of("training.unknown") : Words.of("training.level." + level);
    }

    static String language(String code) {
        return Locale.of(code).getDisplayLanguage(Words.language());
    }

    static String languages(List<String> codes) {
        return codes.isEmpty()
                ? Words.of("training.unknown")
                : codes.stream().map(TrainingWords::language).collect(Collectors.joining(", "));
    }

    static String length(@Nullable Integer days) {
        return days == null ? Words.of("training.unknown") : Words.of("training.days", days);
    }

    static String orUnknown(@Nullable String text) {
        return text == null || text.isEmpty() ? Words.of("training.unknown") : text;
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Words.language()).format(day);
    }

    static String period(LocalDate starts, LocalDate ends) {
        if (starts.equals(ends)) {
            return day(starts);
        }
        String pattern = starts.getYear() != ends.getYear()
                ? "d MMM uuuu"
                : starts.getMonth() == ends.getMonth() ? "d" : "d MMM";
        return Words.of(
                "training.period",
                DateTimeFormatter.ofPattern(pattern, Words.language()).format(starts),
                day(ends));
    }

    static StatusBadge badge(IterationState state) {
        return new StatusBadge(
                Words.of("training.iteration.state." + state),
                switch (state) {
                    case PLANNED, HELD -> Tone.NEUTRAL;
                    case OPEN -> Tone.SUCCESS;
                    case CLOSED -> Tone.INFO;
                    case CANCELLED -> Tone.DANGER;
                });
    }

    static StatusBadge badge(NominationState state) {
        return new StatusBadge(
                Words.of("training.nomination.state." + state),
                switch (state) {
                    case NOMINATED -> Tone.INFO;
                    case WAITING -> Tone.WARNING;
                    case APPROVED, CONFIRMED -> Tone.SUCCESS;
                    case DECLINED -> Tone.DANGER;
                    case WITHDRAWN -> Tone.NEUTRAL;
                });
    }

    /** A nation as its badge, any other party by its name; then how many. */
    static Component attended(Iteration.Attended one) {
        Component party =
                NationCode.parse(one.party()).<Component>map(NationBadge::new).orElseGet(() -> new Span(one.party()));
        Span pair = new Span(party, new Span(" " + Words.of("training.number", one.people())));
        pair.addClassName("party-count");
        return pair;
    }

    /** Does what may be refused, and says why if it is. */
    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (TrainingRefused e) {
            Notices.error(Words.of("training.refused." + e.why()));
        }
    }
}
