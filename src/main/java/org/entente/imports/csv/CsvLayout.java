package org.entente.imports.csv;

import java.util.List;
import java.util.Set;

/** How the columns of a file make what a feature imports. */
public interface CsvLayout<T> {

    /** Whose columns they are, in capitals and underscores. Stored: never renamed or reused. */
    String name();

    /** Whether a file with these columns, in lower case, is laid out like this. */
    default boolean isFor(Set<String> columns) {
        return true;
    }

    /** The columns without which there is no reading it. */
    List<String> required();

    /** @throws RowRefused if the row says nothing that can be stored */
    Read<T> read(Cells row) throws RowRefused;

    /**
     * What a row says.
     *
     * @param key what makes two rows the same, as {@link Cells#key} makes it
     */
    record Read<T>(String key, T data) {}
}
