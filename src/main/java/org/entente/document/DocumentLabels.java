package org.entente.document;

import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files, as what has a label: all versions have the same. */
@Configuration(proxyBeanMethods = false)
class DocumentLabels {

    @Bean
    LabelledKind labelledDocuments(DocumentRepository documents, ForeignLabelRepository foreign) {
        return new LabelledKind(
                        ObjectKind.DOCUMENT,
                        AuditAction.DOCUMENT_RELABELLED,
                        Documents.TOPIC,
                        id -> documents
                                .find(new DocumentId(id))
                                .map(document -> LabelledObject.onItsPage(
                                        id,
                                        document.fileName(),
                                        "files/" + id,
                                        document.workspace(),
                                        document.originator(),
                                        document.label())))
                .withFloors(id -> foreign.floors(new DocumentId(id)));
    }
}
