package org.entente.document;

import java.util.List;

/**
 * A document as its page shows it.
 *
 * @param versions newest first
 * @param retainable whether the asker may download it, and not look at it only
 */
public record Document(DocumentSummary summary, List<DocumentVersion> versions, boolean retainable) {

    public Document {
        versions = List.copyOf(versions);
    }
}
