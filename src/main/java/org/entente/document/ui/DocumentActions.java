package org.entente.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.entente.document.Arrivals;
import org.entente.document.DocumentSummary;
import org.entente.document.Documents;
import org.entente.document.FileName;
import org.entente.label.Labels;
import org.entente.uikit.ConfirmQuestion;
import org.entente.uikit.Notices;
import org.entente.uikit.ScreenMarking;
import org.entente.uikit.SideSheet;
import org.entente.uikit.Words;

/** The sheets and questions in which a document is changed. Whoever shows it hears of the change as everybody does. */
class DocumentActions {

    private final Documents documents;
    private final Arrivals arrivals;
    private final Labels labels;
    private final DocumentSummary document;
    private final boolean own;

    /** @param own whether it is the reader's nation's */
    DocumentActions(Documents documents, Arrivals arrivals, Labels labels, DocumentSummary document, boolean own) {
        this.documents = documents;
        this.arrivals = arrivals;
        this.labels = labels;
        this.document = document;
        this.own = own;
    }

    void addVersion() {
        Button done = new Button(Words.of("document.add.done"));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div content = marked(new VersionAdding(documents, arrivals, labels, document, own));
        SideSheet sheet = new SideSheet(Words.of("document.version.add.title", document.fileName()), content, done);
        done.addClickListener(click -> sheet.close());
        sheet.open();
    }

    void rename() {
        TextField name = new TextField(Words.of("document.rename.name"));
        name.setValue(document.fileName());
        name.setMaxLength(FileName.LENGTH);
        name.setWidthFull();
        Button save = new Button(Words.of("document.rename"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        SideSheet sheet =
                new SideSheet(Words.of("document.rename.title", document.fileName()), marked(new Div(name)), save);
        sheet.unsaved(() -> !name.getValue().equals(document.fileName()));
        save.addClickListener(click -> {
            name.setErrorMessage(Words.of("document.rename.required"));
            name.setInvalid(name.getValue().isBlank());
            if (!name.isInvalid()) {
                DocumentWords.attempt(() -> {
                    documents.rename(document.id(), document.version(), name.getValue());
                    sheet.close();
                    Notices.show(Words.of("document.renamed"));
                });
            }
        });
        sheet.open();
    }

    void withdraw(Runnable withdrawn) {
        new ConfirmQuestion(
                        Words.of("document.withdraw.question", document.fileName()),
                        Words.of("document.withdraw"),
                        () -> DocumentWords.attempt(() -> {
                            documents.withdraw(document.id(), document.version());
                            Notices.show(Words.of("document.withdrawn"));
                            withdrawn.run();
                        }))
                .because(Words.of("document.withdraw.text"))
                .destructive()
                .open();
    }

    private Div marked(Div content) {
        ScreenMarking.show(content, List.of(document.label()));
        return content;
    }
}
