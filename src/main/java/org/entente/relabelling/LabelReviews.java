package org.entente.relabelling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the originating nation means to look at a label again. Nothing happens by itself on that day but that it is told. */
@Service
public class LabelReviews {

    private final LabelReviewRepository repository;
    private final LabelledKinds kinds;
    private final Attempts attempts;
    private final AuditLog log;
    private final LiveChanges changes;
    private final CurrentMember currentMember;

    LabelReviews(
            LabelReviewRepository repository,
            LabelledKinds kinds,
            Attempts attempts,
            AuditLog log,
            LiveChanges changes,
            CurrentMember currentMember) {
        this.repository = repository;
        this.kinds = kinds;
        this.attempts = attempts;
        this.log = log;
        this.changes = changes;
        this.currentMember = currentMember;
    }

    /** A label that its nation meant to look at by today. */
    public record Due(LabelledObject object, LocalDate day) {}

    /** The day on which the label of an object is looked at again; empty if none is set, or it is not there for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<LocalDate> day(UUID object) {
        return repository.day(object);
    }

    /** The labels of the asker's nation that were to be looked at by today, those first that have waited longest. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Due> due() {
        List<Due> found = found();
        log.append(AuditEvent.of(AuditAction.LABEL_REVIEWS_LISTED, ObjectKind.LABEL_CHANGE, null)
                .with("rows", found.size()));
        return found;
    }

    /** Whether there are any such. Tells nothing of what they are, and so is not entered. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean isDue() {
        return !found().isEmpty();
    }

    private List<Due> found() {
        return repository.due().stream()
                .flatMap(row ->
                        kinds.of(row.kind()).find(row.object()).stream().map(object -> new Due(object, row.day())))
                .toList();
    }

    /**
     * Says when the label of an object is looked at again; for the originating nation only.
     *
     * @param day null: not any more
     * @throws RelabellingRefused if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void set(ObjectKind kind, UUID id, @Nullable LocalDate day) {
        AuditEvent attempt = AuditEvent.of(AuditAction.LABEL_REVIEW_SET, kind, id);
        attempts.write(attempt, RelabellingRefused::of, () -> {
            LabelledObject object =
                    kinds.of(kind).find(id).orElseThrow(() -> new RelabellingRefused(RelabellingRefused.Why.NOT_THERE));
            if (!object.originator().equals(currentMember.require().nation())) {
                throw new RelabellingRefused(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
            }
            repository.set(kind, id, day);
            log.append(attempt.in(object.workspace()).with("day", day == null ? "none" : day));
            changes.publish(new Change(Relabelling.TOPIC, object.page().toString()));
        });
    }
}
