package org.entente.exercise.ui;

import org.entente.exercise.CheckedFile;
import org.entente.exercise.ExerciseImport;
import org.entente.exercise.ExerciseImports;
import org.entente.exercise.FileRefused;
import org.entente.exercise.ImportProblem;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** How imports read. */
final class ImportWords {

    private static final int MEGABYTE = 1024 * 1024;

    private ImportWords() {}

    /** Why a file is refused, in one sentence with the next step in it. */
    static String of(FileRefused refused) {
        return switch (refused.why()) {
            case TOO_LARGE -> tooLarge();
            case TOO_MANY_ROWS -> Words.of("exercise.import.refused.TOO_MANY_ROWS", ExerciseImports.MOST_ROWS);
            default ->
                Words.of(
                        "exercise.import.refused." + refused.why(),
                        refused.details().toArray());
        };
    }

    static String tooLarge() {
        return Words.of("exercise.import.refused.TOO_LARGE", ExerciseImports.MOST_BYTES / MEGABYTE);
    }

    static String of(CheckedFile file) {
        String layout = Words.of("exercise.import.layout." + file.layout());
        return file.readable() == file.rows()
                ? Words.of("exercise.import.checked", file.rows(), layout, file.encoding())
                : Words.of(
                        "exercise.import.checked.some",
                        file.rows(),
                        layout,
                        file.encoding(),
                        file.rows() - file.readable());
    }

    static String of(ImportProblem.Reason reason) {
        return Words.of("exercise.import.reason." + reason);
    }

    /** What came of a run so far, or in the end. */
    static String outcome(ExerciseImport run) {
        return Words.of(
                "exercise.import.outcome." + run.state(),
                run.done(),
                run.total(),
                run.imported(),
                run.known(),
                run.rejected());
    }

    static StatusBadge badge(ExerciseImport.State state) {
        return new StatusBadge(
                Words.of("exercise.import.state." + state),
                switch (state) {
                    case RUNNING -> Tone.INFO;
                    case FINISHED -> Tone.SUCCESS;
                    case CANCELLED -> Tone.NEUTRAL;
                    case FAILED, INTERRUPTED -> Tone.DANGER;
                });
    }
}
