package org.entente.relabelling;

import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;

/** A bean by which a feature tells of one kind of its objects that has labels of its own, so that these can be changed. */
public interface LabelledKind {

    ObjectKind kind();

    /** How the auditor reads that one of them got another label. */
    AuditAction relabelled();

    /** The topic on which open pages hear of it. */
    String topic();

    /**
     * What open pages hear of it: the id of the object on whose page it is, unless they are told more of this kind.
     *
     * @param page the object on whose page it is
     */
    default Change change(UUID page, UUID object) {
        return new Change(topic(), page.toString());
    }

    /** The object, if it is there for the asker; in a transaction. Reading it for this is not entered. */
    Optional<LabelledObject> find(UUID id);
}
