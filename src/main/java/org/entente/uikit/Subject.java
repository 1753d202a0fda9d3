package org.entente.uikit;

import java.util.UUID;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * The object whose page is open, as its reader was given it a moment ago.
 *
 * @param id its public id
 * @param workspace the workspace that it lives in
 * @param title its name: content, for this page only
 * @param whole the label of it and its parts together, which what is made of it begins with; null where none covers them
 *     all, and a person must decide
 * @param writable whether the reader may add to the workspace and change what is in it
 */
public record Subject(
        SubjectKind kind,
        UUID id,
        WorkspaceId workspace,
        String title,
        ConfidentialityLabel label,
        @Nullable ConfidentialityLabel whole,
        boolean writable) {

    /** An object without parts that have labels of their own. */
    public Subject(
            SubjectKind kind,
            UUID id,
            WorkspaceId workspace,
            String title,
            ConfidentialityLabel label,
            boolean writable) {
        this(kind, id, workspace, title, label, label, writable);
    }
}
