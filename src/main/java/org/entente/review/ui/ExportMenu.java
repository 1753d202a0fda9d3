package org.entente.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.entente.audit.export.ExportFormat;
import org.entente.audit.trail.AuditExports;
import org.entente.audit.trail.AuditQuery;
import org.entente.uikit.Attachment;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;

/** The ways in which an auditor takes along what the page finds at that moment. */
class ExportMenu extends Div {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final transient AuditExports exports;
    private final transient Supplier<AuditQuery> found;
    private final transient Clock clock;

    /** @param found asked under the page's lock, each time that an export begins */
    ExportMenu(AuditExports exports, Supplier<AuditQuery> found, Clock clock) {
        this.exports = exports;
        this.found = found;
        this.clock = clock;
        addClassName("export-menu");
        Button open = new Button(Words.of("review.export"), Icons.of("export"));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.getElement().setAttribute("aria-haspopup", "dialog");
        Popover menu = new Popover();
        menu.setTarget(open);
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAriaLabel(Words.of("review.export"));
        menu.setModal(true);
        menu.setAutofocus(true);
        menu.addClassName("export-popover");
        Div card = new Div();
        card.addClassName("export-card");
        for (ExportFormat format : ExportFormat.values()) {
            card.add(link(format));
        }
        Paragraph most = new Paragraph(Words.of("review.export.most", AuditExports.MOST_ROWS));
        most.addClassName("quiet");
        card.add(most);
        menu.add(card);
        add(open, menu);
    }

    private Anchor link(ExportFormat format) {
        Anchor link = new Anchor(event -> send(format, event), "");
        link.add(new Span(Words.of("review.export." + format)), new Span(Words.of("review.export.for." + format)));
        link.addClassName("export-format");
        return link;
    }

    private void send(ExportFormat format, DownloadEvent event) throws IOException {
        AuditQuery query = query(event);
        Attachment.head(event.getResponse(), "audit-" + NAME.format(clock.instant()) + "." + format.ending());
        OutputStream out = event.getOutputStream();
        exports.write(query, format, out);
        // Only here: what breaks off before is broken off for whoever receives it too, rather than ended as if it were
        // whole.
        out.close();
    }

    // A download is served without the lock under which the filters change.
    private AuditQuery query(DownloadEvent event) {
        event.getSession().lock();
        try {
            return found.get();
        } finally {
            event.getSession().unlock();
        }
    }
}
