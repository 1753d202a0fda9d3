package org.entente.binding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.binding.Export;
import org.entente.binding.ExportRefused;
import org.entente.binding.Exports;
import org.entente.uikit.Attachment;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an object with its label bound around it to the person whose page it is. Asked anew each time; a refusal looks like absence,
 * and what stands against an object that the person may take along is told on the page.
 */
final class ExportDownload implements DownloadHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ExportDownload.class);

    private final Exports exports;
    private final ObjectKind kind;
    private final UUID id;

    ExportDownload(Exports exports, ObjectKind kind, UUID id) {
        this.exports = exports;
        this.kind = kind;
        this.id = id;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        try {
            Export export = exports.export(kind, id);
            Attachment.head(response, export.fileName());
            response.setHeader("Content-Length", String.valueOf(export.binding().length));
            try (OutputStream out = response.getOutputStream()) {
                out.write(export.binding());
            }
        } catch (ExportRefused e) {
            response.sendError(404, "");
            tell(event.getUI(), e.why());
        }
    }

    // Of what is not there, or only to be looked at, no more than that it is not there.
    private static void tell(UI page, ExportRefused.Why why) {
        if (why == ExportRefused.Why.NO_COMMON_RELEASE || why == ExportRefused.Why.TOO_LARGE) {
            try {
                page.access(() -> Notices.error(Words.of("binding.refused." + why)));
            } catch (UIDetachedException e) {
                LOG.debug("The page was closed while its object was exported", e);
            }
        }
    }
}
