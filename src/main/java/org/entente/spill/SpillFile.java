package org.entente.spill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as one person may read it.
 *
 * @param spill null for who is only told to delete copies, and for that person's nation
 * @param notice what the reader was told; null if the reader was not told
 * @param path the address of the object's page, relative to the portal's; null while it is not there for the reader
 * @param people who had the object: before they are told, for those who handle the case; then also each nation's own
 */
public record SpillFile(
        @Nullable Spill spill,
        @Nullable SpillNotice notice,
        @Nullable String path,
        List<SpillPerson> people) {

    public SpillFile {
        people = List.copyOf(people);
    }
}
