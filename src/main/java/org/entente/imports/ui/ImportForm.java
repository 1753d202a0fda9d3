package org.entente.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.function.Consumer;
import org.entente.imports.CheckedFile;
import org.entente.imports.FileRefused;
import org.entente.imports.ImportKind;
import org.entente.imports.ImportRefused;
import org.entente.imports.ImportRunId;
import org.entente.imports.ImportRunning;
import org.entente.imports.Imports;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.uikit.Icons;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Takes a file and a label. A file is read as soon as it is chosen, so that nobody labels what cannot be read. */
class ImportForm extends Div {

    private final ImportKind kind;
    private final Imports imports;
    private final Workspace workspace;
    private final Consumer<ImportRunId> started;
    private final LabelPicker label;
    private final Upload upload = new Upload();
    private final Paragraph verdict = new Paragraph();
    private final Button begin = new Button();
    private @Nullable Chosen chosen;

    /**
     * @param template an empty list to begin with; null if there is none
     * @param started is told of the run that was begun
     */
    ImportForm(
            ImportKind kind,
            Imports imports,
            Workspace workspace,
            LabelGround ground,
            @Nullable DownloadHandler template,
            Consumer<ImportRunId> started) {
        this.kind = kind;
        this.imports = imports;
        this.workspace = workspace;
        this.started = started;
        this.label = LabelPicker.forNew(ground);
        addClassName("import-form");
        label.setLabel(words("label"));
        verdict.addClassName("import-verdict");
        verdict.getElement().setAttribute("role", "status");
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.addClickListener(click -> begin());
        setUpUpload();
        add(new Paragraph(words("intro")));
        if (template != null) {
            add(link(template));
        }
        add(upload, verdict, label, begin);
        nothingChosen("");
    }

    private static Anchor link(DownloadHandler template) {
        Anchor link = new Anchor(template, "");
        link.add(Icons.of("import"), new Span(Words.of("import.template")));
        link.addClassName("import-template");
        return link;
    }

    private String words(String key, Object... arguments) {
        return Words.of(kind.area() + ".import." + key, arguments);
    }

    private void setUpUpload() {
        upload.setAcceptedFileTypes(".csv", "text/csv");
        upload.setMaxFileSize(Imports.MOST_BYTES);
        upload.setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(Words.of("import.choose"))
                        .setMany(Words.of("import.choose")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(Words.of("import.drop"))
                        .setMany(Words.of("import.drop")))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(ImportWords.tooLarge())
                        .setIncorrectFileType(Words.of("import.refused.NAME"))
                        .setTooManyFiles(Words.of("import.refused.MANY"))));
        upload.setMaxFiles(1);
        upload.addFileRejectedListener(rejected -> nothingChosen(rejected.getErrorMessage()));
        upload.setUploadHandler(this::receive);
    }

    // What a browser was told of the size binds no other client: no more than the limit is ever held.
    private void receive(UploadEvent event) throws IOException {
        byte[] bytes = event.getInputStream().readNBytes(Imports.MOST_BYTES + 1);
        String name = event.getFileName();
        event.getUI().access(() -> received(name, bytes));
    }

    final void received(String name, byte[] bytes) {
        upload.clearFileList();
        try {
            CheckedFile file = imports.check(kind, bytes);
            chosen = new Chosen(name, bytes);
            verdict.setText(name + ": " + ImportWords.of(kind, file));
            verdict.removeClassName("refused");
            begin.setText(words("begin", file.readable()));
            begin.setEnabled(file.readable() > 0);
        } catch (FileRefused e) {
            nothingChosen(name + ": " + ImportWords.of(e));
        }
    }

    private void nothingChosen(String why) {
        chosen = null;
        verdict.setText(why);
        verdict.setClassName("refused", !why.isEmpty());
        begin.setText(words("begin.none"));
        begin.setEnabled(false);
    }

    private void begin() {
        Chosen file = chosen;
        ConfidentialityLabel wanted = label.chosen().orElse(null);
        if (file == null || wanted == null) {
            return;
        }
        try {
            ImportRunId id = imports.start(kind, workspace.id(), wanted, file.name(), file.bytes());
            nothingChosen("");
            started.accept(id);
        } catch (ImportRefused e) {
            Notices.error(ImportWords.of(e.why()));
        } catch (ImportRunning e) {
            Notices.error(Words.of("import.running"));
        } catch (FileRefused e) {
            nothingChosen(file.name() + ": " + ImportWords.of(e));
        }
    }

    private record Chosen(String name, byte[] bytes) {}
}
