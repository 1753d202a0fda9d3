package org.entente.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.entente.audit.proof.EvidenceScope;
import org.entente.uikit.Attachment;
import org.entente.uikit.Icons;

/** Gives an evidence bundle. It is made before it is sent, so that a slow line does not keep a transaction open. */
public final class EvidenceDownload implements DownloadHandler {

    private static final DateTimeFormatter MADE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private final Writer writer;
    private final Supplier<EvidenceScope> scope;
    private final Clock clock;

    private EvidenceDownload(Writer writer, Supplier<EvidenceScope> scope, Clock clock) {
        this.writer = writer;
        this.scope = scope;
        this.clock = clock;
    }

    /** Whoever writes the bundle, and says who may have it. */
    public interface Writer {
        long write(EvidenceScope scope, OutputStream out) throws IOException;
    }

    /** The link that takes it along. */
    public static Anchor link(Writer writer, Supplier<EvidenceScope> scope, Clock clock, String text) {
        Anchor link = new Anchor(new EvidenceDownload(writer, scope, clock), "");
        link.add(Icons.of("export"), new Span(text));
        link.addClassName("button-link");
        return link;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        Path made = Files.createTempFile("evidence", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(made)) {
                writer.write(scope.get(), out);
            }
            VaadinResponse response = event.getResponse();
            Attachment.head(response, "entente-evidence-" + MADE.format(clock.instant()) + ".zip");
            event.setContentLength(Files.size(made));
            Files.copy(made, event.getOutputStream());
        } finally {
            Files.delete(made);
        }
    }
}
