package org.entente.relabelling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;

/**
 * A bean by which a feature tells of one kind of its objects that has labels of its own, so that these can be changed.
 *
 * @param relabelled how the auditor reads that one of them got another label
 * @param told what open pages hear of it: of the page on which an object is, and of the object
 * @param objects answers an id with the object, if it is there for the asker; called in a transaction. Reading it for this is not
 *     entered
 * @param leasts what others' labels of an object that the asker reads leave of it as the least; called in a transaction
 */
public record LabelledKind(
        ObjectKind kind,
        AuditAction relabelled,
        BiFunction<UUID, UUID, Change> told,
        Function<UUID, Optional<LabelledObject>> objects,
        Function<UUID, List<LabelFloor>> leasts) {

    /** Of a kind of which pages hear more than the id of a page. */
    public LabelledKind(
            ObjectKind kind,
            AuditAction relabelled,
            BiFunction<UUID, UUID, Change> told,
            Function<UUID, Optional<LabelledObject>> objects) {
        this(kind, relabelled, told, objects, id -> List.of());
    }

    /** Of a kind whose pages hear of it on a topic by the id of the page. */
    public LabelledKind(
            ObjectKind kind, AuditAction relabelled, String topic, Function<UUID, Optional<LabelledObject>> objects) {
        this(kind, relabelled, (page, object) -> new Change(topic, page.toString()), objects);
    }

    /** The same, of objects that may come with labels of others. */
    public LabelledKind withFloors(Function<UUID, List<LabelFloor>> floors) {
        return new LabelledKind(kind, relabelled, told, objects, floors);
    }

    /** What open pages hear of an object on a page. */
    public Change change(UUID page, UUID object) {
        return told.apply(page, object);
    }

    /** The object, if it is there for the asker; in a transaction. */
    public Optional<LabelledObject> find(UUID id) {
        return objects.apply(id);
    }

    /** What others' labels of an object that the asker reads leave of it as the least; in a transaction. */
    public List<LabelFloor> floors(UUID id) {
        return leasts.apply(id);
    }
}
