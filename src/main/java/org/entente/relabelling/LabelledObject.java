package org.entente.relabelling;

import java.util.UUID;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An object that has a label, as the asker reads it.
 *
 * @param page the object on whose page it is shown; itself, if it has one of its own
 * @param title what people call it
 * @param path the address of that page, relative to the portal's
 * @param label that it is read under
 * @param inherited the label that it would be under without one of its own; null where it always has its own
 */
public record LabelledObject(
        UUID id,
        UUID page,
        String title,
        String path,
        WorkspaceId workspace,
        NationCode originator,
        ConfidentialityLabel label,
        @Nullable ConfidentialityLabel inherited) {

    /** One with a page of its own, and always a label of its own. */
    public static LabelledObject onItsPage(
            UUID id,
            String title,
            String path,
            WorkspaceId workspace,
            NationCode originator,
            ConfidentialityLabel label) {
        return new LabelledObject(id, id, title, path, workspace, originator, label, null);
    }
}
