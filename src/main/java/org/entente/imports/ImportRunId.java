package org.entente.imports;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a run of an import. */
public record ImportRunId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<ImportRunId> parse(String text) {
        return PublicId.parse(text).map(ImportRunId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
