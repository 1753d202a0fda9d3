package org.entente.document.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.binding.Bindings;
import org.entente.document.DocumentId;
import org.entente.document.DocumentNotAllowed;
import org.entente.document.DocumentNotThere;
import org.entente.document.Documents;
import org.entente.document.TakenAlong;
import org.entente.label.binding.BindingHeader;
import org.entente.uikit.Attachment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a version to the person whose page it is, for the browser to save and never to show: as bytes of no type, under a name
 * that is no path. Asked anew each time, so that it is entered in the log, and refused once it is out of reach; a refusal looks
 * like absence. Its label is bound to it: in a header of the response, and in a file beside it if both are given together.
 */
final class FileDownload implements DownloadHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FileDownload.class);

    /** The largest content, in bytes, that is packed twice: once to tell its digest before the first byte is sent. */
    private static final long MOST_MADE_TWICE = 64L << 20;

    private final Documents documents;
    private final DocumentId document;
    private final int number;
    private final Form form;

    FileDownload(Documents documents, DocumentId document, int number, Form form) {
        this.documents = documents;
        this.document = document;
        this.number = number;
        this.form = form;
    }

    /** What is saved. */
    enum Form {
        /** The file as it came. */
        ALONE,
        /** A ZIP of the file and its binding. */
        WITH_LABEL
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        try (TakenAlong taken = documents.download(document, number)) {
            if (form == Form.ALONE) {
                alone(taken, response);
            } else {
                withLabel(taken, response);
            }
        } catch (DocumentNotThere | DocumentNotAllowed e) {
            response.sendError(404, "");
        } catch (UncheckedIOException | IOException e) {
            // Broken off, rather than ended as if it were whole.
            LOG.warn("Document {} could not be sent whole", document, e);
            throw e;
        }
    }

    private static void alone(TakenAlong taken, VaadinResponse response) throws IOException {
        Attachment.head(response, taken.fileName());
        response.setHeader("Content-Length", String.valueOf(taken.size()));
        Bindings.header(taken.binding()).ifPresent(binding -> response.setHeader(BindingHeader.NAME, binding));
        try (OutputStream out = response.getOutputStream()) {
            taken.content().transferTo(out);
        }
    }

    // Ended only once all of it was read: what breaks off before has no directory, and opens nowhere.
    private static void withLabel(TakenAlong taken, VaadinResponse response) throws IOException {
        String name = taken.fileName() + ".zip";
        Instant now = Instant.now();
        Attachment.head(response, name);
        if (taken.size() <= MOST_MADE_TWICE) {
            MessageDigest sha384 = sha384();
            try (InputStream first = taken.again().open();
                    OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), sha384)) {
                zip(taken, first, now, nowhere);
            }
            taken.binder()
                    .header(name, "application/zip", sha384.digest())
                    .ifPresent(binding -> response.setHeader(Bindings.HEADER, binding));
        }
        try (OutputStream out = response.getOutputStream()) {
            zip(taken, taken.content(), now, out);
        }
    }

    // The same bytes each time.
    private static void zip(TakenAlong taken, InputStream content, Instant now, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(entry(taken.fileName() + Bindings.ENDING, now));
        zip.write(taken.binding());
        zip.putNextEntry(entry(taken.fileName(), now));
        content.transferTo(zip);
        zip.finish();
    }

    private static ZipEntry entry(String name, Instant now) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(now.toEpochMilli());
        return entry;
    }

    private static MessageDigest sha384() {
        try {
            return MessageDigest.getInstance("SHA-384");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The platform brings SHA-384", e);
        }
    }
}
