package org.entente.message;

import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.workspace.ContentExpiry;
import org.entente.workspace.RetentionKind;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes from messages what they say, and removes drafts that nobody sent, when the rule of their workspace has it. */
@Component
class MessageExpiry {

    /** The most messages of a batch. */
    static final int BATCH = 500;

    private final ContentExpiry expiry;
    private final LiveChanges changes;

    MessageExpiry(ContentExpiry expiry, LiveChanges changes) {
        this.expiry = expiry;
        this.changes = changes;
    }

    /** Has what is due expire; open pages read those conversations again, once for each batch. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void expireDue() {
        expiry.expireDue(
                RetentionKind.MESSAGE,
                BATCH,
                expired -> expired.concerned().stream()
                        .map(ConversationId::new)
                        .forEach(conversation -> changes.publish(new Change(
                                Messages.TOPIC,
                                MessageChange.manyIn(conversation).toString()))));
        expiry.expireDue(RetentionKind.MESSAGE_DRAFT, BATCH, expired -> {});
    }
}
