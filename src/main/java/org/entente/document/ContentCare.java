package org.entente.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.document.content.ContentKey;
import org.entente.document.content.Contents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Removes contents that no document has: what a portal kept and then could not record, because it was killed in between. */
@Component
class ContentCare {

    private static final Logger LOG = LoggerFactory.getLogger(ContentCare.class);

    private final Contents contents;
    private final ContentRecords records;

    ContentCare(Contents contents, ContentRecords records) {
        this.contents = contents;
        this.records = records;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("content-care").start(() -> {
            try {
                clearUp();
            } catch (IOException | RuntimeException e) {
                LOG.warn("Contents that no document has could not be looked for; the next start tries again", e);
            }
        });
    }

    /** Looks through everything that is kept. Whoever is storing meanwhile is not disturbed. */
    void clearUp() throws IOException {
        List<ContentKey> orphans = new ArrayList<>();
        contents.forEach(key -> {
            if (!records.isRecorded(key)) {
                orphans.add(key);
            }
        });
        orphans.forEach(this::removeUnlessRecorded);
        if (!orphans.isEmpty()) {
            LOG.info("Contents that no document had when looked for: {}", orphans.size());
        }
    }

    /** Removes the bytes of versions that have expired. What cannot be removed now is tried again the next time. */
    void removeExpired() {
        for (ContentKey key : records.expired()) {
            try {
                records.forgetExpired(key, () -> remove(key));
            } catch (UncheckedIOException | DataAccessException e) {
                LOG.warn("A content that has expired could not be removed; it is tried again", e);
            }
        }
    }

    /** Removes a content that no version has; leaves one that has been recorded by now. */
    void removeUnlessRecorded(ContentKey key) {
        records.unlessRecorded(key, () -> remove(key));
    }

    private void remove(ContentKey key) {
        try {
            contents.remove(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
