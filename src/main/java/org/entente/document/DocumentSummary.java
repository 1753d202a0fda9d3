package org.entente.document;

import java.time.Instant;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A document as a list shows it, in its newest version.
 *
 * @param mediaType what the content is, found in the content itself
 * @param otherThanNamed whether the name promises another type than the content has
 * @param size in bytes
 * @param number the newest version's number, from 1
 * @param storedBy the name of who stored that version; null where the asker may not know that person
 * @param originator the nation whose label it carries: it alone changes the label and withdraws the document
 * @param version counts changes; a change names the version that it was made on
 */
public record DocumentSummary(
        DocumentId id,
        WorkspaceId workspace,
        String workspaceName,
        @Nullable About about,
        String fileName,
        String mediaType,
        boolean otherThanNamed,
        long size,
        int number,
        Instant storedAt,
        @Nullable String storedBy,
        ConfidentialityLabel label,
        NationCode originator,
        int version) {

    /** Whether the portal can show it, page by page. */
    public boolean viewable() {
        return MediaTypes.viewable(mediaType);
    }
}
