package org.entente.exercise.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entente.exercise.ExerciseDomain;
import org.entente.exercise.ExerciseKind;
import org.entente.exercise.ExerciseStatus;
import org.entente.exercise.PartialDate;
import org.entente.exercise.PlanNotAllowed;
import org.entente.shared.NationCode;
import org.entente.uikit.NationBadge;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** How the terms of exercises read. */
final class ExerciseWords {

    private ExerciseWords() {}

    static String of(ExerciseKind kind) {
        return Words.of("exercise.kind." + kind);
    }

    static String of(ExerciseDomain domain) {
        return Words.of("exercise.domain." + domain);
    }

    static String of(ExerciseStatus status) {
        return Words.of("exercise.status." + status);
    }

    static StatusBadge badge(ExerciseStatus status) {
        return new StatusBadge(
                of(status),
                switch (status) {
                    case DRAFT -> Tone.NEUTRAL;
                    case PLANNED -> Tone.INFO;
                    case CONFIRMED, COMPLETED -> Tone.SUCCESS;
                    case UNDER_WAY -> Tone.WARNING;
                    case CANCELLED -> Tone.DANGER;
                });
    }

    /** A date that says what of it is unknown. */
    static String of(PartialDate date) {
        Locale language = Words.language();
        return switch (date.precision()) {
            case DAY -> DateTimeFormatter.ofPattern("d MMM uuuu", language).format(date.day());
            case MONTH ->
                Words.of(
                        "exercise.date.month",
                        DateTimeFormatter.ofPattern("MMM uuuu", language).format(date.day()));
            case YEAR ->
                Words.of("exercise.date.year", String.valueOf(date.day().getYear()));
        };
    }

    static String period(PartialDate starts, PartialDate ends) {
        return starts.equals(ends) ? of(starts) : Words.of("exercise.date.period", of(starts), of(ends));
    }

    /** A period for a narrow column: what start and end share is said once. */
    static String shortPeriod(PartialDate starts, PartialDate ends) {
        boolean days = starts.precision() == PartialDate.Precision.DAY && ends.precision() == starts.precision();
        boolean months = starts.precision() == PartialDate.Precision.MONTH && ends.precision() == starts.precision();
        boolean sameYear = starts.day().getYear() == ends.day().getYear();
        boolean sameMonth = sameYear && starts.day().getMonth() == ends.day().getMonth();
        if (starts.equals(ends) || !sameYear || !(days || months)) {
            return period(starts, ends);
        }
        String first = days ? (sameMonth ? "d" : "d MMM") : "MMM";
        String from = DateTimeFormatter.ofPattern(first, Words.language()).format(starts.day());
        return Words.of("exercise.date.short", from, of(ends));
    }

    /** A nation as its badge, any other party by its name. */
    static Component party(String party) {
        return NationCode.parse(party).<Component>map(NationBadge::new).orElseGet(() -> new Span(party));
    }

    /** The first few parties, and how many more there are. */
    static Component parties(List<String> parties, int most) {
        Span row = new Span();
        row.addClassName("badges");
        parties.stream().limit(most).map(ExerciseWords::party).forEach(row::add);
        if (parties.size() > most) {
            Span more = new Span(Words.of("exercise.parties.more", parties.size() - most));
            more.getElement().setAttribute("title", parties.stream().skip(most).collect(Collectors.joining(", ")));
            row.add(more);
        }
        return row;
    }

    static String of(PlanNotAllowed.Why why) {
        return Words.of("exercise.refused." + why);
    }
}
