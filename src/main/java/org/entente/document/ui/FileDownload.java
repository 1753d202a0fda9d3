package org.entente.document.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * like absence. Its label is bound to it: in a header of the response, or in a file beside it if both are given together.
 */
final class FileDownload implements DownloadHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FileDownload.class);

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
        Attachment.head(response, taken.fileName() + ".zip");
        try (OutputStream out = response.getOutputStream()) {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(taken.fileName() + Bindings.ENDING));
            zip.write(taken.binding());
            zip.putNextEntry(new ZipEntry(taken.fileName()));
            taken.content().transferTo(zip);
            zip.finish();
        }
    }
}
