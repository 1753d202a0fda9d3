package org.entente.document.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.io.IOException;
import java.io.InputStream;
import org.entente.binding.Arrival;
import org.entente.document.Arrivals;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.label.Labels;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How files get into a list: a label first, then the files. A file that has its label with it brings that first, as a file of its
 * own, and then comes alone: under that label, or a higher one.
 */
class FileAdding extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(FileAdding.class);

    private final Documents documents;
    private final Arrivals arrivals;
    private final Labels labels;
    private final FilesPanel.Adding adding;
    private final BoundLabelUpload bound;
    private final Div labelling = new Div();
    private final Div dropping = new Div();
    // Read on the threads on which files come in, while the person may choose another for those to come.
    private volatile @Nullable ConfidentialityLabel chosen;

    FileAdding(Documents documents, Arrivals arrivals, Labels labels, FilesPanel.Adding adding) {
        this.documents = documents;
        this.arrivals = arrivals;
        this.labels = labels;
        this.adding = adding;
        addClassName("file-adding");
        labelling.addClassName("file-adding-label");
        bound = new BoundLabelUpload(
                labels, binding -> arrivals.examine(adding.workspace(), binding), new BoundLabelUpload.Use() {
                    @Override
                    public void take(Arrival arrival, byte[] binding) {
                        boundTo(arrival, binding);
                    }

                    @Override
                    public void hold() {
                        close();
                    }

                    @Override
                    public void drop() {
                        unbound();
                    }
                });
        add(new Paragraph(Words.of("document.label.first")), bound, labelling, dropping);
        unbound();
    }

    private void unbound() {
        show(
                unboundPicker(),
                null,
                new FileUpload(true, documents.largest(), (name, content) -> documents.store(document(name), content)));
    }

    private void boundTo(Arrival arrival, byte[] binding) {
        // Whom it is not released to is not offered.
        LabelPicker picker = new LabelPicker(adding.ground().get().within(arrival.proposed()));
        picker.setValue(arrival.proposed());
        UI page = UI.getCurrentOrThrow();
        show(
                picker,
                arrival.proposed(),
                new FileUpload(
                        false, documents.largest(), (name, content) -> take(page, name, arrival, binding, content)));
    }

    private void close() {
        labelling.setVisible(false);
        dropping.setVisible(false);
    }

    private void take(UI page, String name, Arrival arrival, byte[] binding, InputStream content) throws IOException {
        arrivals.store(document(name), binding, content);
        try {
            page.access(() -> {
                bound.stored(arrival);
                close();
            });
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while its file came in", e);
        }
    }

    private NewDocument document(String name) throws IOException {
        ConfidentialityLabel label = chosen;
        if (label == null) {
            throw new IOException("No label is chosen");
        }
        return new NewDocument(adding.workspace(), label, name, adding.about());
    }

    private LabelPicker unboundPicker() {
        LabelGround ground = adding.ground().get();
        ConfidentialityLabel likely = adding.label();
        if (likely != null) {
            return new LabelPicker(ground).suggest(likely);
        }
        return adding.about() == null ? LabelPicker.forNew(ground) : LabelPicker.undecided(ground);
    }

    private void show(LabelPicker picker, @Nullable ConfidentialityLabel floor, FileUpload upload) {
        picker.setLabel(Words.of("document.label"));
        Runnable follow = () -> {
            ConfidentialityLabel picked = picker.getValue();
            boolean lowered = picked != null && floor != null && !labels.covers(picked, floor);
            picker.setErrorMessage(
                    floor == null
                            ? ""
                            : Words.of(
                                    "document.bound.lowered",
                                    labels.marking(floor).document()));
            picker.setInvalid(lowered);
            chosen = lowered ? null : picked;
            upload.setOpen(chosen != null);
        };
        picker.addValueChangeListener(changed -> follow.run());
        follow.run();
        labelling.setVisible(true);
        dropping.setVisible(true);
        labelling.removeAll();
        labelling.add(picker);
        dropping.removeAll();
        dropping.add(upload);
    }
}
