package org.entente.recertification.ui;

import java.time.Instant;
import org.entente.recertification.Line;
import org.entente.recertification.LineState;
import org.entente.recertification.RecertificationRefused;
import org.entente.recertification.Round;
import org.entente.recertification.Terms;
import org.entente.uikit.Notices;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** Rounds in words. */
final class RecertificationWords {

    private RecertificationWords() {}

    static StatusBadge badge(Round round) {
        if (!round.open()) {
            return new StatusBadge(Words.of("recertification.round.CLOSED"), Tone.NEUTRAL);
        }
        return round.overdue()
                ? new StatusBadge(Words.of("recertification.round.OVERDUE"), Tone.DANGER)
                : new StatusBadge(Words.of("recertification.round.OPEN"), Tone.INFO);
    }

    static StatusBadge badge(LineState state) {
        return new StatusBadge(
                Words.of("recertification.state." + state),
                switch (state) {
                    case OPEN -> Tone.WARNING;
                    case CONFIRMED -> Tone.SUCCESS;
                    case WITHDRAWN, LAPSED -> Tone.DANGER;
                    case REMOVED, CHANGED -> Tone.NEUTRAL;
                });
    }

    static String progress(Round round) {
        return Words.of("recertification.progress", round.answered(), round.people());
    }

    static String outcome(Round round) {
        return Words.of(
                "recertification.outcome",
                round.confirmed(),
                round.withdrawn(),
                round.lapsed(),
                round.people() - round.confirmed() - round.withdrawn() - round.lapsed() - round.unanswered());
    }

    static String terms(Terms terms) {
        return Words.of("recertification.terms", terms.everyDays(), terms.answerDays(), Terms.GRACE_DAYS);
    }

    static String role(Line line) {
        return Words.of("workspace.role." + line.role());
    }

    static String lastActive(Line line) {
        return line.lastActive() == null ? Words.of("recertification.never") : Times.day(line.lastActive());
    }

    static String day(Instant instant) {
        return Times.day(instant.atZone(Times.zone()).toLocalDate());
    }

    /** Does what a button asks for, and tells what stands against it. */
    static void attempt(Runnable act) {
        try {
            act.run();
        } catch (RecertificationRefused e) {
            Notices.error(Words.of("recertification.refused." + e.why()));
        }
    }
}
