package org.entente.document;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelFloor;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.stereotype.Component;

/** Files, as what has a label: all versions have the same. */
@Component
class DocumentLabels implements LabelledKind {

    private final DocumentRepository documents;

    DocumentLabels(DocumentRepository documents) {
        this.documents = documents;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DOCUMENT;
    }

    @Override
    public AuditAction relabelled() {
        return AuditAction.DOCUMENT_RELABELLED;
    }

    @Override
    public String topic() {
        return Documents.TOPIC;
    }

    @Override
    public Optional<LabelledObject> find(UUID id) {
        return documents
                .find(new DocumentId(id))
                .map(document -> new LabelledObject(
                        id,
                        id,
                        document.fileName(),
                        "files/" + id,
                        document.workspace(),
                        document.originator(),
                        document.label(),
                        null));
    }

    @Override
    public List<LabelFloor> floors(UUID id) {
        return documents.floors(new DocumentId(id));
    }
}
