package org.entente.document;

import java.util.Optional;
import java.util.UUID;
import org.entente.shared.PublicId;

/** The public address of a document: random, so that it tells nothing of other documents. */
public record DocumentId(UUID value) {

    /** Reads an address that anyone may have typed; empty if it is none. */
    public static Optional<DocumentId> parse(String text) {
        return PublicId.parse(text).map(DocumentId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
