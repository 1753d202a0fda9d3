package org.entente.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.entente.document.About;
import org.entente.document.DocumentSummary;
import org.entente.document.Documents;
import org.entente.document.NewDocument;
import org.entente.label.ConfidentialityLabel;
import org.entente.live.LiveChanges;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.LabelPicker;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** A list of files, and how more get into it: a label first, then the files. */
class FilesPanel extends Div {

    private final Documents documents;

    FilesPanel(
            Documents documents,
            LiveChanges changes,
            Supplier<List<DocumentSummary>> reading,
            @Nullable Adding adding) {
        this.documents = documents;
        addClassName("list-page");
        if (adding != null) {
            Button add = new Button(Words.of("document.add"), click -> open(adding));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            Div bar = new Div(add);
            bar.addClassNames("list-bar", "file-bar");
            add(bar);
        }
        add(new FileList(documents, changes, reading, adding != null));
    }

    /**
     * What is needed to add files.
     *
     * @param label to begin with; null for none, because nothing says what it might be
     */
    record Adding(
            WorkspaceId workspace,
            @Nullable About about,
            List<NationCode> nations,
            NationCode own,
            int ceilingRank,
            @Nullable ConfidentialityLabel label) {}

    private void open(Adding adding) {
        LabelPicker picker = new LabelPicker(adding.nations(), adding.own(), adding.ceilingRank());
        picker.setLabel(Words.of("document.label"));
        if (adding.label() != null) {
            picker.setValue(adding.label());
        }
        // Read on the threads on which files come in, while the person may choose another for those to come.
        Chosen chosen = new Chosen();
        FileUpload upload = new FileUpload(true, documents.largest(), (name, content) -> {
            ConfidentialityLabel label = chosen.label;
            if (label == null) {
                throw new IOException("No label is chosen");
            }
            documents.store(new NewDocument(adding.workspace(), label, name, adding.about()), content);
        });
        Runnable follow = () -> {
            chosen.label = picker.getValue();
            upload.setOpen(chosen.label != null);
        };
        picker.addValueChangeListener(changed -> follow.run());
        follow.run();
        Button done = new Button(Words.of("document.add.done"));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = new Div(new Paragraph(Words.of("document.label.first")), picker, upload);
        content.addClassName("file-adding");
        SideSheet sheet = new SideSheet(Words.of("document.add.sheet"), content, done);
        done.addClickListener(click -> sheet.close());
        sheet.open();
    }

    private static final class Chosen {
        private volatile @Nullable ConfidentialityLabel label;
    }
}
