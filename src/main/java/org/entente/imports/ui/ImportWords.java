package org.entente.imports.ui;

import org.entente.imports.CheckedFile;
import org.entente.imports.FileRefused;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportProblem;
import org.entente.imports.ImportRefused;
import org.entente.imports.ImportRun;
import org.entente.imports.Imports;
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
            case TOO_MANY_ROWS -> Words.of("import.refused.TOO_MANY_ROWS", Imports.MOST_ROWS);
            default ->
                Words.of("import.refused." + refused.why(), refused.details().toArray());
        };
    }

    static String tooLarge() {
        return Words.of("import.refused.TOO_LARGE", Imports.MOST_BYTES / MEGABYTE);
    }

    static String of(ImportKind kind, CheckedFile file) {
        String layout = Words.of(kind.area() + ".import.layout." + file.layout());
        return file.readable() == file.rows()
                ? Words.of("import.checked", file.rows(), layout, file.encoding())
                : Words.of("import.checked.some", file.rows(), layout, file.encoding(), file.rows() - file.readable());
    }

    static String of(ImportRefused.Why why) {
        return Words.of("import.refused.label." + why);
    }

    static String of(ImportProblem.Reason reason) {
        return Words.of("import.reason." + reason);
    }

    /** What came of a run so far, or in the end. */
    static String outcome(ImportRun run) {
        return Words.of(
                "import.outcome." + run.state(), run.done(), run.total(), run.imported(), run.known(), run.rejected());
    }

    static StatusBadge badge(ImportRun.State state) {
        return new StatusBadge(
                Words.of("import.state." + state),
                switch (state) {
                    case RUNNING -> Tone.INFO;
                    case FINISHED -> Tone.SUCCESS;
                    case CANCELLED -> Tone.NEUTRAL;
                    case FAILED, INTERRUPTED -> Tone.DANGER;
                });
    }
}
