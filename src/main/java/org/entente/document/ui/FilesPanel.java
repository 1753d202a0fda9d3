package org.entente.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Supplier;
import org.entente.document.About;
import org.entente.document.Arrivals;
import org.entente.document.DocumentSummary;
import org.entente.document.Documents;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelGround;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** A list of files, and how more get into it: a label first, then the files. */
class FilesPanel extends Div {

    private final Documents documents;
    private final Arrivals arrivals;
    private final Labels labels;

    FilesPanel(
            Documents documents,
            Arrivals arrivals,
            Labels labels,
            LiveChanges changes,
            Supplier<List<DocumentSummary>> reading,
            @Nullable Adding adding) {
        this.documents = documents;
        this.arrivals = arrivals;
        this.labels = labels;
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
     * @param about the object that the files are of; null for those of a workspace, which begin with what was labelled last
     * @param label of that object and its parts together, to begin with where its files may carry it in the reader's name; null where
     *     none covers them all
     */
    record Adding(
            WorkspaceId workspace,
            @Nullable About about,
            Supplier<LabelGround> ground,
            @Nullable ConfidentialityLabel label) {}

    private void open(Adding adding) {
        Button done = new Button(Words.of("document.add.done"));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet = new SideSheet(
                Words.of("document.add.sheet"), new FileAdding(documents, arrivals, labels, adding), done);
        done.addClickListener(click -> sheet.close());
        sheet.open();
    }
}
