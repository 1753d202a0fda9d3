package org.entente.live;

import java.util.Set;
import org.entente.label.LabelId;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;

/**
 * Something that waits for particular members, published as an application event inside the transaction that causes it. It holds
 * no content: whoever is told opens the object and is given it or not.
 *
 * @param kind what waits, such as {@code message.mention}: the words for it stand under {@code notification.kind.<kind>}
 * @param to whom it concerns; whoever may not read the label is not told
 * @param label the object's label, under which the notice is kept
 * @param path the address of the object's page, relative to the portal's
 */
public record Notice(String kind, Set<MemberId> to, WorkspaceId workspace, LabelId label, String path) {

    public Notice {
        to = Set.copyOf(to);
        if (!kind.matches("[a-z]+(\\.[a-z-]+)+") || kind.length() > 60 || path.length() > 200) {
            throw new IllegalArgumentException("Not a kind and a path");
        }
    }
}
