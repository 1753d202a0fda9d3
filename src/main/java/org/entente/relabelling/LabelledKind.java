package org.entente.relabelling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;

/** A bean by which a feature tells of one kind of its objects that has labels of its own, so that these can be changed. */
public interface LabelledKind {

    ObjectKind kind();

    /** How the auditor reads that one of them got another label. */
    AuditAction relabelled();

    /** The topic on which open pages hear of it; the id is the page's. */
    String topic();

    /** The object, if it is there for the asker; in a transaction. Reading it for this is not entered. */
    Optional<LabelledObject> find(UUID id);

    /** What others' labels of an object that the asker reads leave of it as the least; in a transaction. Nothing, unless a feature says so. */
    default List<LabelFloor> floors(UUID id) {
        return List.of();
    }
}
