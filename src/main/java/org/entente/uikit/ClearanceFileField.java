package org.entente.uikit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import org.entente.label.ClearanceDocuments;
import org.entente.label.StatedClearance;
import org.entente.label.UnreadableDocument;

/** Takes a clearance from a file, and tells what of it was read how. */
public class ClearanceFileField extends Div {

    private final Reader reader;
    private final Taker taker;
    private final Upload upload = new Upload();
    private final Paragraph verdict = new Paragraph();
    private final UnorderedList notes = new UnorderedList();

    /** Reads a file in the name of whoever chose it. */
    public interface Reader {

        /** @throws UnreadableDocument if it is no clearance that can be taken */
        StatedClearance read(byte[] document);
    }

    interface Taker {

        /** Whether all of it was taken. */
        boolean take(StatedClearance stated);
    }

    ClearanceFileField(Reader reader, Taker taker) {
        this.reader = reader;
        this.taker = taker;
        addClassName("clearance-file");
        verdict.addClassName("import-verdict");
        verdict.getElement().setAttribute("role", "status");
        notes.addClassNames("clearance-notes", "quiet");
        setUpUpload();
        add(upload, verdict, notes);
        tell("", false);
    }

    private void setUpUpload() {
        upload.setAcceptedFileTypes(".xml", "application/xml", "text/xml");
        upload.setMaxFileSize(ClearanceDocuments.MOST_BYTES);
        upload.setMaxFiles(1);
        upload.setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(Words.of("uikit.clearance.file.choose"))
                        .setMany(Words.of("uikit.clearance.file.choose")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(Words.of("uikit.clearance.file.drop"))
                        .setMany(Words.of("uikit.clearance.file.drop")))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(Words.of("uikit.clearance.file.large"))
                        .setIncorrectFileType(Words.of("uikit.clearance.file.kind"))
                        .setTooManyFiles(Words.of("uikit.clearance.file.many"))));
        upload.addFileRejectedListener(rejected -> tell(rejected.getErrorMessage(), true));
        upload.setUploadHandler(this::receive);
    }

    // What a browser was told of the size binds no other client: no more than the limit is ever held.
    private void receive(UploadEvent event) throws IOException {
        byte[] bytes = event.getInputStream().readNBytes(ClearanceDocuments.MOST_BYTES + 1);
        event.getUI().access(() -> received(bytes));
    }

    final void received(byte[] bytes) {
        upload.clearFileList();
        try {
            StatedClearance stated = reader.read(bytes);
            boolean whole = taker.take(stated);
            tell(Words.of("uikit.clearance.file.taken", stated.clearance().policy()), false);
            if (!whole) {
                notes.add(new ListItem(Words.of("uikit.clearance.file.beyond")));
            }
            stated.unknown()
                    .forEach(unknown -> notes.add(
                            new ListItem(Words.of("uikit.clearance.file.unknown", unknown.words(Words.language())))));
            stated.notes()
                    .forEach(note ->
                            notes.add(new ListItem(at(note.line(), note.column(), note.words(Words.language())))));
        } catch (UnreadableDocument e) {
            tell(
                    Words.of(
                            "uikit.clearance.file.refused",
                            e.line() > 0 ? at(e.line(), e.column(), e.reason()) : e.reason()),
                    true);
        }
    }

    private static String at(int line, int column, String what) {
        return Words.of("uikit.clearance.file.at", Integer.toString(line), Integer.toString(column), what);
    }

    private void tell(String text, boolean refused) {
        notes.removeAll();
        verdict.setText(text);
        verdict.setVisible(!text.isEmpty());
        verdict.setClassName("refused", refused);
    }
}
