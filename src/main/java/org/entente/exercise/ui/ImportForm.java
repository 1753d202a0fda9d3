package org.entente.exercise.ui;

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
import java.util.List;
import java.util.function.Consumer;
import org.entente.exercise.CheckedFile;
import org.entente.exercise.ExerciseImportId;
import org.entente.exercise.ExerciseImports;
import org.entente.exercise.FileRefused;
import org.entente.exercise.ImportRunning;
import org.entente.exercise.csv.PlanFile;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.uikit.Icons;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.Notices;
import org.entente.uikit.Words;
import org.entente.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Takes a file and a label. A file is read as soon as it is chosen, so that nobody labels what cannot be read. */
class ImportForm extends Div {

    static final String TEMPLATE = "plan-list-template.csv";

    private final ExerciseImports imports;
    private final Workspace workspace;
    private final Consumer<ExerciseImportId> started;
    private final LabelPicker label;
    private final Upload upload = new Upload();
    private final Paragraph verdict = new Paragraph();
    private final Button begin = new Button();
    private @Nullable Chosen chosen;

    /** @param started is told of the run that was begun */
    ImportForm(
            ExerciseImports imports,
            Workspace workspace,
            List<NationCode> nations,
            NationCode own,
            Consumer<ExerciseImportId> started) {
        this.imports = imports;
        this.workspace = workspace;
        this.started = started;
        this.label = new LabelPicker(nations, own, workspace.ceiling().rank());
        addClassName("import-form");
        label.setLabel(Words.of("exercise.import.label"));
        verdict.addClassName("import-verdict");
        verdict.getElement().setAttribute("role", "status");
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.addClickListener(click -> begin());
        setUpUpload();
        add(new Paragraph(Words.of("exercise.import.intro")), template(), upload, verdict, label, begin);
        nothingChosen("");
    }

    private static Anchor template() {
        Anchor template = new Anchor(DownloadHandler.forClassResource(PlanFile.class, TEMPLATE, TEMPLATE), "");
        template.add(Icons.of("import"), new Span(Words.of("exercise.import.template")));
        template.addClassName("import-template");
        return template;
    }

    private void setUpUpload() {
        upload.setAcceptedFileTypes(".csv", "text/csv");
        upload.setMaxFileSize(ExerciseImports.MOST_BYTES);
        upload.setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(Words.of("exercise.import.choose"))
                        .setMany(Words.of("exercise.import.choose")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(Words.of("exercise.import.drop"))
                        .setMany(Words.of("exercise.import.drop")))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(ImportWords.tooLarge())
                        .setIncorrectFileType(Words.of("exercise.import.refused.NAME"))
                        .setTooManyFiles(Words.of("exercise.import.refused.MANY"))));
        upload.setMaxFiles(1);
        upload.addFileRejectedListener(rejected -> nothingChosen(rejected.getErrorMessage()));
        upload.setUploadHandler(this::receive);
    }

    // What a browser was told of the size binds no other client: no more than the limit is ever held.
    private void receive(UploadEvent event) throws IOException {
        byte[] bytes = event.getInputStream().readNBytes(ExerciseImports.MOST_BYTES + 1);
        String name = event.getFileName();
        event.getUI().access(() -> received(name, bytes));
    }

    final void received(String name, byte[] bytes) {
        upload.clearFileList();
        try {
            CheckedFile file = imports.check(bytes);
            chosen = new Chosen(name, bytes);
            verdict.setText(name + ": " + ImportWords.of(file));
            verdict.removeClassName("refused");
            begin.setText(Words.of("exercise.import.begin", file.readable()));
            begin.setEnabled(file.readable() > 0);
        } catch (FileRefused e) {
            nothingChosen(name + ": " + ImportWords.of(e));
        }
    }

    private void nothingChosen(String why) {
        chosen = null;
        verdict.setText(why);
        verdict.setClassName("refused", !why.isEmpty());
        begin.setText(Words.of("exercise.import.begin.none"));
        begin.setEnabled(false);
    }

    private void begin() {
        Chosen file = chosen;
        ConfidentialityLabel wanted = label.getValue();
        label.setErrorMessage(Words.of("exercise.label.required"));
        label.setInvalid(wanted == null);
        if (file == null || wanted == null) {
            return;
        }
        PlanSheet.attempt(() -> {
            try {
                ExerciseImportId id = imports.start(workspace.id(), wanted, file.name(), file.bytes());
                nothingChosen("");
                started.accept(id);
            } catch (ImportRunning e) {
                Notices.error(Words.of("exercise.import.running"));
            } catch (FileRefused e) {
                nothingChosen(file.name() + ": " + ImportWords.of(e));
            }
        });
    }

    private record Chosen(String name, byte[] bytes) {}
}
