package org.entente.imports;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A run of an import, as far as it has come. Its importer alone sees it.
 *
 * @param layout the name of the layout that it was read by
 * @param encoding how the file was read
 * @param label what its rows carry, and the report of it
 * @param total rows of the file
 * @param imported rows that were stored
 * @param known rows that an earlier import of the same nation had stored
 * @param rejected rows that the report names
 * @param finishedAt null while it runs
 * @param failure why it failed; null unless it did
 */
public record ImportRun(
        ImportRunId id,
        ImportKind kind,
        WorkspaceId workspace,
        String fileName,
        String layout,
        String encoding,
        ConfidentialityLabel label,
        State state,
        int total,
        int imported,
        int known,
        int rejected,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Failure failure) {

    /** Rows dealt with so far; all of them once it is finished. */
    public int done() {
        return imported + known + rejected;
    }

    /** How a run stands. */
    public enum State {
        RUNNING,
        FINISHED,
        CANCELLED,
        FAILED,
        /** The portal that ran it stopped; the same file imported again takes up where it ended. */
        INTERRUPTED
    }

    /** Why a run failed. */
    public enum Failure {
        /** The workspace was sealed, or the importer's rights changed, while it ran. */
        RIGHTS,
        /** The rows could not be stored. */
        STORAGE
    }
}
