package org.entente.document.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.entente.binding.Bindings;
import org.entente.document.CannotBeShown;
import org.entente.document.DocumentId;
import org.entente.document.DocumentNotThere;
import org.entente.document.Documents;
import org.entente.document.PagePicture;
import org.entente.uikit.Attachment;
import org.entente.uikit.EmptyState;
import org.entente.uikit.Icons;
import org.entente.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A version of a document, one page at a time, each a picture that is drawn when the browser asks for it. Nothing of the file itself
 * reaches the browser.
 */
class PageViewer extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(PageViewer.class);

    private final Documents documents;
    private final DocumentId document;
    private final int number;
    private final boolean retainable;
    private final List<Locale> languages = Words.readerLanguages();
    private final Button previous = new Button(Icons.of("back"));
    private final Button next = new Button(Icons.of("forward"));
    private final Span where = new Span();
    private final Div place = new Div();
    private int page = 1;
    private int pages;

    PageViewer(Documents documents, DocumentId document, int number, boolean retainable) {
        this.documents = documents;
        this.document = document;
        this.number = number;
        this.retainable = retainable;
        addClassName("page-viewer");
        button(previous, "document.page.previous", -1);
        button(next, "document.page.next", 1);
        where.addClassName("page-number");
        where.getElement().setAttribute("role", "status");
        Span note = new Span(Words.of("document.view.note"));
        note.addClassName("muted");
        Div bar = new Div(previous, where, next, note);
        bar.addClassName("page-bar");
        place.addClassName("page-place");
        add(bar, place);
        turnTo(1);
    }

    private void button(Button button, String words, int step) {
        button.setAriaLabel(Words.of(words));
        button.setTooltipText(Words.of(words));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClickListener(click -> turnTo(page + step));
    }

    private void turnTo(int wanted) {
        page = wanted;
        Image picture = new Image();
        picture.setAlt(Words.of("document.page.alt", page));
        picture.setSrc(new Page(page));
        picture.addClassName("page-picture");
        place.removeAll();
        place.add(picture);
        tellWhere();
    }

    private void tellWhere() {
        where.setText(pages == 0 ? Words.of("document.page.wait") : Words.of("document.page", page, pages));
        previous.setEnabled(page > 1);
        next.setEnabled(page < pages);
    }

    private void drawn(PagePicture picture) {
        if (picture.pages() != pages) {
            pages = picture.pages();
        }
        if (picture.page() == page) {
            tellWhere();
        }
    }

    private void notDrawn(int wanted, String why) {
        if (wanted == page) {
            place.removeAll();
            place.add(new EmptyState(why, new Button(Words.of("document.shown.again"), click -> turnTo(page))));
            where.setText(Words.of("document.page.one", page));
        }
    }

    private final class Page implements DownloadHandler {

        private final int wanted;

        Page(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void handleDownloadRequest(DownloadEvent event) throws IOException {
            VaadinResponse response = event.getResponse();
            UI ui = event.getUI();
            try {
                PagePicture picture = documents.view(document, number, wanted, languages);
                Attachment.harmless(response);
                response.setContentType("image/png");
                response.setHeader("Content-Disposition", "inline");
                response.setHeader("Content-Length", String.valueOf(picture.png().length));
                picture.binding().ifPresent(binding -> response.setHeader(Bindings.HEADER, binding));
                try (OutputStream out = response.getOutputStream()) {
                    out.write(picture.png());
                }
                later(ui, () -> drawn(picture));
            } catch (CannotBeShown e) {
                response.sendError(404, "");
                later(ui, () -> notDrawn(wanted, DocumentWords.of(e.why(), retainable)));
            } catch (DocumentNotThere e) {
                response.sendError(404, "");
                later(ui, () -> notDrawn(wanted, Words.of("document.gone")));
            } catch (IOException e) {
                LOG.warn("Page {} of document {} could not be given", wanted, document, e);
                response.sendError(404, "");
                later(ui, () -> notDrawn(wanted, DocumentWords.of(CannotBeShown.Why.UNREADABLE, retainable)));
            }
        }
    }

    private static void later(UI ui, Runnable work) {
        try {
            ui.access(work::run);
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while its picture was drawn", e);
        }
    }

    /** What stands in the viewer's place for files that have no pages. */
    static Paragraph none(boolean retainable) {
        Paragraph none = new Paragraph(DocumentWords.of(CannotBeShown.Why.TYPE, retainable));
        none.addClassName("muted");
        return none;
    }
}
