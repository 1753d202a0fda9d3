package org.entente.relabelling.ui;

import java.util.List;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * What a label is changed of, as it is on the page.
 *
 * @param label that it is read under
 * @param own whether it has that label of its own
 * @param inherited the label that it would be under without one of its own; null where it always has its own
 * @param attached what belongs to it, has a label of its own, and may be as wrong as it is
 */
public record LabelTarget(
        ObjectKind kind,
        UUID id,
        String title,
        ConfidentialityLabel label,
        boolean own,
        @Nullable ConfidentialityLabel inherited,
        NationCode originator,
        List<LabelTarget> attached) {

    public LabelTarget {
        attached = List.copyOf(attached);
    }

    /** An object without anything attached. */
    public LabelTarget(
            ObjectKind kind,
            UUID id,
            String title,
            ConfidentialityLabel label,
            boolean own,
            @Nullable ConfidentialityLabel inherited,
            NationCode originator) {
        this(kind, id, title, label, own, inherited, originator, List.of());
    }

    /** An object that always has a label of its own. */
    public static LabelTarget of(
            ObjectKind kind, UUID id, String title, ConfidentialityLabel label, NationCode originator) {
        return new LabelTarget(kind, id, title, label, true, null, originator);
    }

    /** The same, with what is attached to it. */
    public LabelTarget with(List<LabelTarget> attached) {
        return new LabelTarget(kind, id, title, label, own, inherited, originator, attached);
    }
}
