package org.entente.document;

import java.util.function.Consumer;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.workspace.ContentExpiry;
import org.entente.workspace.Expired;
import org.entente.workspace.RetentionKind;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes from withdrawn documents, and from former versions, what they hold, when the rule of their workspace has it: first in the
 * database, with the entry, and then the bytes. From the first on nobody is given them; of the second, whatever stops in between is made
 * good the next time, on whichever node.
 */
@Component
class DocumentExpiry {

    /** The most documents, or versions, of a batch. */
    static final int BATCH = 100;

    private final ContentExpiry expiry;
    private final ContentCare care;
    private final LiveChanges changes;

    DocumentExpiry(ContentExpiry expiry, ContentCare care, LiveChanges changes) {
        this.expiry = expiry;
        this.care = care;
        this.changes = changes;
    }

    /** Has what is due expire, and removes the bytes of all that has. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void expireDue() {
        Consumer<Expired> tellPages = expired -> expired.concerned()
                .forEach(document -> changes.publish(new Change(Documents.TOPIC, document.toString())));
        expiry.expireDue(RetentionKind.DOCUMENT, BATCH, tellPages);
        expiry.expireDue(RetentionKind.DOCUMENT_VERSION, BATCH, tellPages);
        care.removeExpired();
    }
}
