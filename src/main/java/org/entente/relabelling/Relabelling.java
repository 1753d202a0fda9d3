package org.entente.relabelling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.label.LabelRelation;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.live.Notice;
import org.entente.relabelling.RelabellingRefused.Why;
import org.entente.shared.MemberId;
import org.entente.workspace.GivenLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How objects get other labels, of whatever kind they are. What only restricts, one officer of the originating nation does at
 * once. What opens takes another one of it, and a reason; it comes about when that one agrees, or on a date. The database holds
 * every change to this, whoever makes it.
 */
@Service
public class Relabelling {

    /** Topic of {@link LiveChanges}: a change was asked for, decided or done; the id is that of the object on whose page it is. */
    public static final String TOPIC = "label-change";

    private final LabelChangeRepository repository;
    private final LabelReviewRepository reviews;
    private final LabelledKinds kinds;
    private final Labels labels;
    private final GivenLabels givenLabels;
    private final AuditLog log;
    private final Attempts attempts;
    private final LiveChanges changes;
    private final ApplicationEventPublisher events;
    private final CurrentMember currentMember;

    Relabelling(
            LabelChangeRepository repository,
            LabelReviewRepository reviews,
            LabelledKinds kinds,
            Labels labels,
            GivenLabels givenLabels,
            AuditLog log,
            Attempts attempts,
            LiveChanges changes,
            ApplicationEventPublisher events,
            CurrentMember currentMember) {
        this.repository = repository;
        this.reviews = reviews;
        this.kinds = kinds;
        this.labels = labels;
        this.givenLabels = givenLabels;
        this.log = log;
        this.attempts = attempts;
        this.changes = changes;
        this.events = events;
        this.currentMember = currentMember;
    }

    /** What became of a wish. */
    public enum Outcome {
        /** The object has the label now. */
        DONE,
        /** Another person of the originating nation is asked. */
        ASKED
    }

    /**
     * What would become of a wish, before anybody is asked.
     *
     * @param wanted null for a section that is to be under its plan's label again
     * @throws RelabellingRefused if the object is not there for the asker, or came with a label that permits less
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public LabelOutlook outlook(ObjectKind kind, UUID id, @Nullable ConfidentialityLabel wanted) {
        LabelledObject object = found(kind, id);
        ConfidentialityLabel to = target(object, wanted);
        LabelRelation relation = labels.relation(object.label(), to);
        if (relation == LabelRelation.OPENS) {
            kinds.of(kind).floors(id).stream()
                    .filter(floor -> labels.relation(floor.label(), to) == LabelRelation.OPENS)
                    .findFirst()
                    .ifPresent(floor -> {
                        throw RelabellingRefused.below(floor);
                    });
        }
        return new LabelOutlook(
                relation,
                relation == LabelRelation.OPENS
                        ? deciders(kind, object, one -> reads(one, to)).stream()
                                .map(LabelChangeRepository.Colleague::name)
                                .toList()
                        : List.of());
    }

    /**
     * Gives an object another label if that only restricts, and asks a second person for it otherwise.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws RelabellingRefused if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public Outcome change(LabelWish wish) {
        LabelledKind kind = kinds.of(wish.kind());
        AuditEvent attempt = AuditEvent.of(kind.relabelled(), wish.kind(), wish.object());
        LabelledObject object =
                attempts.write(attempt, RelabellingRefused::of, () -> ofOwnNation(wish.kind(), wish.object()));
        if (!object.label().equals(wish.seen())) {
            throw new RelabellingRefused(Why.CHANGED_MEANWHILE);
        }
        LabelId from = labels.intern(object.label());
        LabelId to = newLabel(attempt, object, wish.wanted());
        LabelRelation relation = labels.relate(from, to);
        List<LabelFloor> floors = attempts.write(attempt, RelabellingRefused::of, () -> kind.floors(wish.object()));
        // For the database, which holds the change to them.
        List<LabelFloor> above = floors.stream()
                .filter(floor -> labels.relate(labels.intern(floor.label()), to) == LabelRelation.OPENS)
                .toList();
        AuditEvent event =
                attempt.in(object.workspace()).with("labelBefore", from.value()).with("labelAfter", to.value());
        return attempts.write(event, RelabellingRefused::of, () -> {
            if (relation != LabelRelation.OPENS) {
                if (wish.takesEffectAt() != null) {
                    throw new RelabellingRefused(Why.AT_ONCE);
                }
                if (repository.restrict(wish.kind(), wish.object(), from, to, wish.wanted() != null)) {
                    log.append(event);
                    tell(kind, object.page(), wish.object());
                    return Outcome.DONE;
                }
            }
            if (!above.isEmpty()) {
                throw RelabellingRefused.below(above.getFirst());
            }
            // It opens; or it does for somebody in the workspace, whose clearance leaves out a lower level.
            ask(wish, object, from, to);
            return Outcome.ASKED;
        });
    }

    /** What is to become of the label of an object: told to the originating nation's people alone. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public LabelFuture future(UUID object) {
        return new LabelFuture(
                reviews.day(object).orElse(null), repository.next(object).orElse(null));
    }

    /** What waits on the page of an object, for a second person or for its date: told to the originating nation's people alone. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public List<Waiting> onPage(UUID page) {
        return withObjects(repository.onPage(page));
    }

    /** What waits for the asker's own word, oldest first. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Waiting> waitingForMe() {
        List<Waiting> found = withObjects(decidable());
        log.append(AuditEvent.of(AuditAction.LABEL_CHANGES_LISTED, ObjectKind.LABEL_CHANGE, null)
                .with("rows", found.size()));
        return found;
    }

    /** Whether anything waits for the asker's own word. Tells nothing of what it is, and so is not entered. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean waits() {
        return !withObjects(decidable()).isEmpty();
    }

    private List<LabelChange> decidable() {
        return repository.open().stream().filter(LabelChange::decidable).toList();
    }

    private List<Waiting> withObjects(List<LabelChange> found) {
        return found.stream()
                .flatMap(change -> kinds.of(change.kind()).find(change.object()).stream()
                        .map(object -> new Waiting(change, object)))
                .toList();
    }

    /** A change and the object that it is about. */
    public record Waiting(LabelChange change, LabelledObject object) {}

    /**
     * Agrees: the object gets the label now, or on its date.
     *
     * @throws RelabellingRefused if the asker asked for it or may not read the label, or it does not wait any more
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void agree(LabelChangeId id) {
        settle(id, AuditAction.LABEL_CHANGE_AGREED, "relabelling.agreed", change -> {
            require(repository.settle(id, change.ahead() ? "AGREED" : "DONE"));
            if (!change.ahead()) {
                require(repository.doAgreed(id));
                log.append(event(kinds.of(change.kind()).relabelled(), change));
                tell(kinds.of(change.kind()), change.page(), change.object());
            }
            return change.ahead() ? change.fromId() : change.toId();
        });
    }

    /**
     * Does not agree: nothing changes.
     *
     * @throws RelabellingRefused as {@link #agree}
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void decline(LabelChangeId id) {
        settle(id, AuditAction.LABEL_CHANGE_DECLINED, "relabelling.declined", change -> {
            require(repository.settle(id, "DECLINED"));
            return change.fromId();
        });
    }

    /**
     * Takes back what was asked for, or what was agreed to and waits for its date: the former whoever asked, the latter any officer
     * of the originating nation.
     *
     * @throws RelabellingRefused if it does not wait any more, or is not the asker's to withdraw
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void withdraw(LabelChangeId id) {
        settle(id, AuditAction.LABEL_CHANGE_WITHDRAWN, "relabelling.withdrawn", change -> {
            require(repository.settle(id, "WITHDRAWN"));
            return change.fromId();
        });
    }

    /** Takes a step, and answers the label that the object has after it. */
    private interface Step {
        LabelId take(LabelChange change);
    }

    private void settle(LabelChangeId id, AuditAction action, String notice, Step step) {
        AuditEvent attempt = AuditEvent.of(action, ObjectKind.LABEL_CHANGE, id);
        attempts.write(attempt, RelabellingRefused::of, () -> {
            LabelChange change = repository.find(id).orElseThrow(() -> new RelabellingRefused(Why.NOT_OPEN));
            LabelledObject object = found(change.kind(), change.object());
            LabelId label = step.take(change);
            log.append(event(action, change).in(object.workspace()));
            if (!change.mine()) {
                events.publishEvent(
                        new Notice(notice, Set.of(change.asker()), object.workspace(), label, object.path()));
            }
            changes.publish(new Change(TOPIC, change.page().toString()));
        });
    }

    private void ask(LabelWish wish, LabelledObject object, LabelId from, LabelId to) {
        if (wish.reason().isEmpty() || wish.reason().length() > LabelWish.REASON_LENGTH) {
            throw new RelabellingRefused(Why.NO_REASON);
        }
        LabelChangeId id = new LabelChangeId(UUID.randomUUID());
        if (!repository.insert(
                id, wish.kind(), wish.object(), from, to, wish.wanted() != null, wish.reason(), wish.takesEffectAt())) {
            throw new RelabellingRefused(Why.CHANGED_MEANWHILE);
        }
        log.append(AuditEvent.of(AuditAction.LABEL_CHANGE_ASKED, wish.kind(), wish.object())
                .in(object.workspace())
                .with("change", id)
                .with("labelBefore", from.value())
                .with("labelAfter", to.value())
                .with("dated", wish.takesEffectAt() != null));
        Set<MemberId> told = deciders(wish.kind(), object, one -> labels.permits(one.clearance(), to)).stream()
                .map(LabelChangeRepository.Colleague::id)
                .collect(Collectors.toSet());
        events.publishEvent(new Notice("relabelling.asked", told, object.workspace(), from, object.path()));
        changes.publish(new Change(TOPIC, object.page().toString()));
    }

    private List<LabelChangeRepository.Colleague> deciders(
            ObjectKind kind, LabelledObject object, Predicate<LabelChangeRepository.Colleague> mayReadIt) {
        return repository.colleagues(kind, object.id()).stream()
                .filter(mayReadIt)
                .toList();
    }

    private boolean reads(LabelChangeRepository.Colleague one, ConfidentialityLabel label) {
        return labels.decide(labels.clearances(one.clearance()), label).permitted();
    }

    private LabelledObject found(ObjectKind kind, UUID id) {
        return kinds.of(kind).find(id).orElseThrow(() -> new RelabellingRefused(Why.NOT_THERE));
    }

    private LabelledObject ofOwnNation(ObjectKind kind, UUID id) {
        LabelledObject object = found(kind, id);
        if (!object.originator().equals(currentMember.require().nation())) {
            throw new RelabellingRefused(Why.NOT_THE_ORIGINATOR);
        }
        return object;
    }

    // What it has, or has from its page, is its to keep, whether or not it may be given any more.
    private LabelId newLabel(AuditEvent attempt, LabelledObject object, @Nullable ConfidentialityLabel wanted) {
        if (wanted == null) {
            return labels.intern(target(object, null));
        }
        if (wanted.saysTheSameAs(object.label())) {
            return labels.intern(object.label());
        }
        return givenLabels.intern(attempt.in(object.workspace()), RelabellingRefused::of, object.workspace(), wanted);
    }

    private static ConfidentialityLabel target(LabelledObject object, @Nullable ConfidentialityLabel wanted) {
        return Optional.ofNullable(wanted)
                .or(() -> Optional.ofNullable(object.inherited()))
                .orElseThrow(() -> new IllegalArgumentException("It always has a label of its own"));
    }

    private static void require(boolean done) {
        if (!done) {
            throw new RelabellingRefused(Why.NOT_OPEN);
        }
    }

    private void tell(LabelledKind kind, UUID page, UUID object) {
        changes.publish(kind.change(page, object));
        changes.publish(new Change(TOPIC, page.toString()));
    }

    private static AuditEvent event(AuditAction action, LabelChange change) {
        return AuditEvent.of(action, change.kind(), change.object())
                .with("change", change.id())
                .with("labelBefore", change.fromId().value())
                .with("labelAfter", change.toId().value());
    }
}
