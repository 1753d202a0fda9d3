package org.entente.document.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.entente.binding.Arrival;
import org.entente.binding.BindingRefused;
import org.entente.binding.Bindings;
import org.entente.document.DocumentNotAllowed;
import org.entente.document.DocumentNotThere;
import org.entente.label.Labels;
import org.entente.label.binding.BindingFinding;
import org.entente.uikit.Icons;
import org.entente.uikit.MarkingChip;
import org.entente.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place for the file that ties a label to another file, and what a look at it found. */
class BoundLabelUpload extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(BoundLabelUpload.class);

    /** More than a binding may have, so that the reader says that it is too large. */
    private static final int MOST_BYTES = (256 << 10) + 1;

    private final Labels labels;
    private final Function<byte[], Arrival> look;
    private final Use use;
    private final Upload upload = new Upload();
    private final Div found = new Div();

    /** What is done on the page. */
    interface Use {

        /** With one that holds so far, and that the person stands for where nothing else does. */
        void take(Arrival arrival, byte[] binding);

        /** With one that the person does not stand for yet: no file comes in. */
        void hold();

        /** When the person does without it after all. */
        void drop();
    }

    /** @param look examines one, and refuses what does not hold */
    BoundLabelUpload(Labels labels, Function<byte[], Arrival> look, Use use) {
        this.labels = labels;
        this.look = look;
        this.use = use;
        addClassName("bound-label");
        upload.setUploadHandler(new Receiver());
        upload.setMaxFiles(1);
        upload.setDropAllowed(false);
        upload.setAcceptedFileTypes(Bindings.ENDING);
        upload.setUploadButton(new Button(Words.of("document.bound.choose"), Icons.of("import")));
        upload.setI18n(new UploadI18N()
                .setUploading(new UploadI18N.Uploading()
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(Words.of("document.upload.failed"))
                                .setUnexpectedServerError(Words.of("document.upload.failed"))
                                .setForbidden(Words.of("document.upload.failed")))));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        found.addClassName("bound-label-found");
        found.getElement().setAttribute("role", "status");
        Span help = new Span(Words.of("document.bound.help"));
        help.addClassName("muted");
        add(upload, help, found);
    }

    private void show(Arrival arrival, byte[] binding) {
        found.removeAll();
        found.removeClassName("broken");
        UnorderedList findings = new UnorderedList();
        for (BindingFinding finding : arrival.binding().findings()) {
            findings.add(new ListItem(finding.words(Words.language())));
        }
        found.add(
                new Paragraph(Words.of("document.bound.of", arrival.fileName())),
                findings,
                new Div(new MarkingChip(arrival.proposed()), new Span(DocumentWords.came(labels, arrival))),
                new Paragraph(Words.of(
                        arrival.binding().checksData() ? "document.bound.next" : "document.bound.next.unchecked",
                        arrival.fileName())));
        Button without = new Button(Words.of("document.bound.without"), click -> clear());
        without.addThemeVariants(ButtonVariant.SMALL);
        if (arrival.binding().checksData()) {
            use.take(arrival, binding);
        } else {
            Checkbox sure = new Checkbox(Words.of("document.bound.sure", arrival.fileName()));
            sure.addValueChangeListener(changed -> {
                if (changed.getValue()) {
                    use.take(arrival, binding);
                } else {
                    use.hold();
                }
            });
            found.add(sure);
            use.hold();
        }
        found.add(without);
    }

    /** Says that the file has come and was the one that was bound. */
    void stored(Arrival arrival) {
        found.removeAll();
        Button others = new Button(Words.of("document.bound.others"), click -> clear());
        others.addThemeVariants(ButtonVariant.SMALL);
        found.add(
                new Paragraph(Words.of(
                        arrival.binding().checksData() ? "document.bound.stored" : "document.bound.stored.unchecked",
                        arrival.fileName())),
                others);
    }

    private void clear() {
        found.removeAll();
        found.removeClassName("broken");
        use.drop();
    }

    private void refuse(String words) {
        use.drop();
        found.removeAll();
        found.addClassName("broken");
        found.add(new Paragraph(words));
    }

    private final class Receiver implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            UI page = event.getUI();
            byte[] binding;
            try (InputStream content = event.getInputStream()) {
                binding = content.readNBytes(MOST_BYTES);
            }
            try {
                Arrival arrival = look.apply(binding);
                on(page, () -> show(arrival, binding));
            } catch (BindingRefused e) {
                event.reject();
                on(page, () -> refuse(DocumentWords.of(e)));
            } catch (DocumentNotAllowed e) {
                event.reject();
                on(page, () -> refuse(DocumentWords.of(e.why())));
            } catch (DocumentNotThere e) {
                event.reject();
                on(page, () -> refuse(Words.of("document.gone")));
            }
        }
    }

    private static void on(UI page, Runnable work) {
        try {
            page.access(work::run);
        } catch (UIDetachedException e) {
            LOG.debug("The page was closed while a binding came in", e);
        }
    }
}
