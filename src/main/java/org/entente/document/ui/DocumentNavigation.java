package org.entente.document.ui;

import org.entente.document.DocumentId;
import org.entente.shared.WorkspaceId;

/** Where the pages of documents are. */
public final class DocumentNavigation {

    static final String DOCUMENT = "files/:document";
    /** Names the version that is looked at; the newest without it. */
    static final String VERSION = "version";

    private DocumentNavigation() {}

    public static String document(DocumentId id) {
        return "files/" + id;
    }

    static String version(DocumentId id, int number) {
        return document(id) + "?" + VERSION + "=" + number;
    }

    static String workspace(WorkspaceId id) {
        return "workspaces/" + id + "?part=" + WorkspaceFiles.KEY;
    }
}
