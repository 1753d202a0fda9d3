package org.entente.relabelling;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;

/**
 * A bean by which a feature tells of one kind of its objects that has labels of its own, so that these can be changed.
 *
 * @param relabelled how the auditor reads that one of them got another label
 * @param topic on which open pages hear of it; the id is the page's
 * @param objects answers an id with the object, if it is there for the asker; called in a transaction. Reading it for this is not
 *     entered
 */
public record LabelledKind(
        ObjectKind kind, AuditAction relabelled, String topic, Function<UUID, Optional<LabelledObject>> objects) {

    /** The object, if it is there for the asker; in a transaction. */
    public Optional<LabelledObject> find(UUID id) {
        return objects.apply(id);
    }
}
