package org.entente.document.ui;

import java.util.List;
import org.entente.document.Documents;
import org.entente.uikit.NewThing;
import org.entente.uikit.NewThings;
import org.entente.uikit.Words;
import org.springframework.stereotype.Component;

/** What is new among the documents. */
@Component
class RecentDocuments implements NewThings {

    private final Documents documents;

    RecentDocuments(Documents documents) {
        this.documents = documents;
    }

    @Override
    public List<NewThing> newest(int most) {
        return documents.newest(most).stream()
                .map(document -> new NewThing(
                        document.storedAt(),
                        Words.of("document.new"),
                        document.fileName(),
                        DocumentNavigation.document(document.id()),
                        document.label(),
                        document.workspaceName()))
                .toList();
    }
}
