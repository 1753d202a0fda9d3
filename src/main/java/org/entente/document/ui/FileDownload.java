package org.entente.document.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.entente.document.DocumentId;
import org.entente.document.DocumentNotAllowed;
import org.entente.document.DocumentNotThere;
import org.entente.document.Documents;
import org.entente.document.TakenAlong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a version to the person whose page it is, for the browser to save and never to show: as bytes of no type, under a name
 * that is no path. Asked anew each time, so that it is entered in the log, and refused once it is out of reach; a refusal looks
 * like absence.
 */
final class FileDownload implements DownloadHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FileDownload.class);

    private final Documents documents;
    private final DocumentId document;
    private final int number;

    FileDownload(Documents documents, DocumentId document, int number) {
        this.documents = documents;
        this.document = document;
        this.number = number;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        try (TakenAlong taken = documents.download(document, number)) {
            harmless(response);
            response.setContentType("application/octet-stream");
            response.setHeader("Content-Disposition", disposition(taken.fileName()));
            response.setHeader("Content-Length", String.valueOf(taken.size()));
            try (OutputStream out = response.getOutputStream()) {
                taken.content().transferTo(out);
            }
        } catch (DocumentNotThere | DocumentNotAllowed e) {
            response.sendError(404, "");
        } catch (UncheckedIOException | IOException e) {
            // Broken off, rather than ended as if it were whole.
            LOG.warn("Document {} could not be sent whole", document, e);
            throw e;
        }
    }

    /** Headers under which nothing that is sent can act in a browser. */
    static void harmless(VaadinResponse response) {
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store, private");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** RFC 6266: a name in plain letters for old readers, and the whole one as RFC 8187 writes it. */
    static String disposition(String fileName) {
        String plain = fileName.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
