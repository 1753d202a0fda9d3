package org.entente.document;

import java.time.Instant;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * One of the versions of a document.
 *
 * @param number from 1
 * @param mediaType what the content is, found in the content itself
 * @param otherThanNamed whether the name that it came with promises another type
 * @param size in bytes
 * @param storedBy the name of who stored it; null where the asker may not know that person
 * @param nation the nation of who stored it; null as above
 * @param foreign the originator's label that it came with from elsewhere; null if it came with none
 */
public record DocumentVersion(
        int number,
        String mediaType,
        boolean otherThanNamed,
        long size,
        Instant storedAt,
        @Nullable String storedBy,
        @Nullable NationCode nation,
        @Nullable ForeignLabel foreign) {

    /** Whether the portal can show it, page by page. */
    public boolean viewable() {
        return MediaTypes.viewable(mediaType);
    }
}
