package org.entente.document.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.InputStream;
import org.entente.binding.Arrival;
import org.entente.document.Arrivals;
import org.entente.document.DocumentSummary;
import org.entente.document.Documents;
import org.entente.label.Labels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a version gets into a file: it has the file's label. One that has a label with it brings that first. */
class VersionAdding extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(VersionAdding.class);

    private final Documents documents;
    private final Arrivals arrivals;
    private final DocumentSummary document;
    private final BoundLabelUpload bound;
    private final Div dropping = new Div();

    /** @param own whether the file is the reader's nation's, which alone brings labels for it */
    VersionAdding(Documents documents, Arrivals arrivals, Labels labels, DocumentSummary document, boolean own) {
        this.documents = documents;
        this.arrivals = arrivals;
        this.document = document;
        addClassName("file-adding");
        bound = new BoundLabelUpload(
                labels, binding -> arrivals.examine(document.id(), binding), new BoundLabelUpload.Use() {
                    @Override
                    public void take(Arrival arrival, byte[] binding) {
                        boundTo(arrival, binding);
                    }

                    @Override
                    public void hold() {
                        dropping.setVisible(false);
                    }

                    @Override
                    public void drop() {
                        unbound();
                    }
                });
        bound.setVisible(own);
        add(bound, dropping);
        unbound();
    }

    private void unbound() {
        show((name, content) -> documents.addVersion(document.id(), name, content));
    }

    private void boundTo(Arrival arrival, byte[] binding) {
        UI page = UI.getCurrentOrThrow();
        show((name, content) -> take(page, name, arrival, binding, content));
    }

    private void take(UI page, String name, Arrival arrival, byte[] binding, InputStream content) throws IOException {
        arrivals.addVersion(document.id(), name, binding, content);
        try {
            page.access(() -> {
                bound.stored(arrival);
                dropping.setVisible(false);
            });
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while its file came in", e);
        }
    }

    private void show(FileUpload.Taking taking) {
        dropping.setVisible(true);
        dropping.removeAll();
        dropping.add(new FileUpload(false, documents.largest(), taking));
    }
}
