package org.entente.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The documents that the asker may read, write and take along: which those are, the database decides. */
@Service
public class Documents {

    /** Topic of live changes: a document was stored, changed, relabelled or withdrawn; the id is the document's. */
    public static final String TOPIC = "document";

    Documents() {}

    /**
     * Stores a file, with a label of the asker's nation. The content is read to its end, encrypted as it is read, and never held
     * in memory or on disk as it came. Not to be called inside a transaction.
     *
     * @throws org.entente.label.InvalidLabel if the policy does not allow the label
     * @throws LimitMet if the file or the workspace would become too large, or the file is empty; nothing is kept
     * @throws DocumentNotAllowed if a rule stands against it; nothing is kept
     * @throws IOException if the content cannot be read or kept; nothing is kept
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public DocumentId store(NewDocument document, InputStream content) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The newest of the documents that belong to the workspace itself or to anything in it, newest first. */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<DocumentSummary> list(WorkspaceId workspace) {
        throw new UnsupportedOperationException();
    }

    /** The documents that belong to an object of another feature, newest first. */
    @PreAuthorize("hasRole('liaison-officer')")
    public List<DocumentSummary> about(SubjectKind kind, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The document, if it is there for the asker; otherwise an entry tells the auditor of the attempt. Reads no content. */
    @PreAuthorize("hasRole('liaison-officer')")
    public Optional<Document> open(DocumentId id) {
        throw new UnsupportedOperationException();
    }
}
