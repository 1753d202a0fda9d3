package org.entente.imports;

import java.util.List;
import java.util.Optional;
import org.entente.imports.csv.CsvLayout;
import org.entente.label.LabelId;
import org.entente.live.Change;
import org.entente.shared.WorkspaceId;

/**
 * A feature's part in the import of its lists, as a package-private bean: how they are laid out, and how a row is written. There
 * is one for each kind. Runs, their progress, reports and end are {@link Imports}.
 *
 * <p>Besides, a feature has a page that extends {@code imports.ui.ImportView} and says its route, and words under
 * {@code <area>.import.…}: {@code action}, {@code intro}, {@code label}, {@code begin}, {@code begin.none}, {@code reader} and
 * {@code layout.<name>}. Reasons that no other feature had go into {@link ImportProblem.Reason}, with their words. Its module may
 * use {@code imports}, {@code imports :: csv} and {@code imports :: ui}. Exercise plans are the example.
 *
 * @param <T> what a row of its files says
 */
public interface Importer<T> {

    ImportKind kind();

    /** How its files may be laid out; the first that is for a file's columns reads it, the last one reads all others. */
    List<CsvLayout<T>> layouts();

    /**
     * Writes what a row says, with its audit entry, as the importer and in the transaction of the row's batch. Nothing is caught:
     * an exception of the database ends the run, and so does a workspace that has gone out of reach.
     *
     * @param key what makes two rows the same; unique for the workspace and the importing nation
     * @return the change that open pages hear of; empty if an earlier import had written the row, or nothing could be written
     */
    Optional<Change> store(Place place, String key, T row);

    /** Where a run puts its rows. */
    record Place(ImportRunId run, WorkspaceId workspace, LabelId label) {}
}
