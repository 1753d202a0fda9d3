package org.entente.document;

import java.time.Instant;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * One of the versions of a document.
 *
 * @param number from 1
 * @param content null once it has expired: then nobody is given it any more, and it is not made the newest again
 * @param storedBy the name of who stored it; null where the asker may not know that person
 * @param nation the nation of who stored it; null as above
 * @param foreign the originator's label that it came with from elsewhere; null if it came with none
 */
public record DocumentVersion(
        int number,
        @Nullable Content content,
        Instant storedAt,
        @Nullable String storedBy,
        @Nullable NationCode nation,
        @Nullable ForeignLabel foreign) {

    /**
     * What a version holds.
     *
     * @param mediaType what the content is, found in the content itself
     * @param otherThanNamed whether the name that it came with promises another type
     * @param size in bytes
     */
    public record Content(String mediaType, boolean otherThanNamed, long size) {}

    /** Whether the portal can show it, page by page. */
    public boolean viewable() {
        return content != null && MediaTypes.viewable(content.mediaType());
    }
}
