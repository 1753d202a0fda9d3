package org.entente.spill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.relabelling.LabelledKind;
import org.entente.relabelling.LabelledObject;
import org.entente.spill.SpillRefused.Why;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was wrongly labelled or released. Whoever reads it may report it, and from then on nobody reads it. Officers of the
 * originating nation who lead or contribute where it is handle the case: they give it the right label, or find that it had that, tell
 * those who had it, and close the case. Entries of the steps are of the object, so that evidence about it holds them.
 */
@Service
public class Spills {

    /** Topic of {@link LiveChanges}: a case has come further; the id is the case's. */
    public static final String TOPIC = "spill";

    /** Characters of a reason. */
    public static final int REASON_LENGTH = 1000;

    private static final int MOST = 200;

    private final SpillRepository cases;
    private final Map<ObjectKind, LabelledKind> kinds;
    private final Labels labels;
    private final AuditLog log;
    private final AuditorRole auditor;
    private final Attempts attempts;
    private final LiveChanges changes;

    Spills(
            SpillRepository cases,
            List<LabelledKind> kinds,
            Labels labels,
            AuditLog log,
            AuditorRole auditor,
            Attempts attempts,
            LiveChanges changes) {
        this.cases = cases;
        this.kinds = kinds.stream().collect(Collectors.toMap(LabelledKind::kind, Function.identity()));
        this.labels = labels;
        this.log = log;
        this.auditor = auditor;
        this.attempts = attempts;
        this.changes = changes;
    }

    /** What became of a wish for a label. */
    public enum Outcome {
        /** The object has the label now. */
        DONE,
        /** It opens, and waits for a second person. */
        ASKED
    }

    /**
     * Freezes an object at once: nobody reads, finds, changes, downloads or exports it until the case is settled.
     *
     * @param seen the label that it had when that was decided
     * @param reason what is wrong, for those who handle it
     * @throws SpillRefused if it is not there for the asker, or not any more as the asker saw it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public SpillId report(ObjectKind kind, UUID object, ConfidentialityLabel seen, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_LENGTH) {
            throw new SpillRefused(Why.NO_REASON);
        }
        SpillId id = new SpillId(UUID.randomUUID());
        AuditEvent attempt = AuditEvent.of(AuditAction.SPILL_REPORTED, kind, object);
        LabelledObject found = attempts.write(
                attempt,
                SpillRefused::of,
                () -> kind(kind).find(object).orElseThrow(() -> new SpillRefused(Why.NOT_THERE)));
        LabelId label = labels.intern(found.label());
        attempts.write(attempt, SpillRefused::of, () -> {
            if (!found.label().equals(seen) || !cases.report(id, kind, object, label, why)) {
                throw new SpillRefused(Why.CHANGED_MEANWHILE);
            }
            log.append(attempt.in(found.workspace()).with("case", id).with("labelBefore", label.value()));
            changes.publish(kind(kind).change(found.page(), object));
            changes.publish(new Change(TOPIC, id.toString()));
        });
        return id;
    }

    /**
     * A false alarm: the object is again as it was.
     *
     * @throws SpillRefused if the case is not the asker's to handle, the asker reported it, or it is settled
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void release(SpillId id) {
        step(id, AuditAction.SPILL_RELEASED, cases::release);
    }

    /**
     * Gives the object the right label, at once if that only restricts what it was under. What opens waits until a second person of
     * those who handle the case asks for the same.
     *
     * @throws InvalidLabel if the policy does not allow the label
     * @throws SpillRefused if a rule stands against it
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public Outcome relabel(SpillId id, ConfidentialityLabel label) {
        Spill before = found(id, AuditAction.SPILL_RELABELLED);
        LabelId from = labels.intern(before.label());
        // That the case is the asker's to handle is known, also in a sealed workspace, in which nobody writes.
        LabelId to = attempts.prepare(
                event(AuditAction.SPILL_RELABELLED, before),
                SpillRefused::of,
                () -> labels.intern(labels.given(label)));
        labels.relate(from, to);
        AuditEvent attempt = event(AuditAction.SPILL_RELABELLED, before)
                .with("labelBefore", from.value())
                .with("labelAfter", to.value());
        return attempts.write(attempt, SpillRefused::of, () -> {
            Outcome outcome = cases.relabel(id, to).orElseThrow(() -> new SpillRefused(Why.NOT_THERE));
            if (outcome == Outcome.DONE) {
                log.append(attempt);
                tellPage(before);
            } else {
                log.append(event(AuditAction.SPILL_LABEL_ASKED, before)
                        .with("labelBefore", from.value())
                        .with("labelAfter", to.value()));
            }
            changes.publish(new Change(TOPIC, id.toString()));
            return outcome;
        });
    }

    /**
     * Tells those who opened the object, took it along or worked on it while it was wrong, and keeps who that was. Whoever is said to have
     * had it by entries alone that did not come through the portal is kept and not told.
     *
     * @return how many are told; who may not read any more what it was under is not, either
     * @throws SpillRefused if the case is not the asker's to handle, or not at that step
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public int inform(SpillId id) {
        Spill spill = found(id, AuditAction.SPILL_INFORMED);
        AuditEvent event = event(AuditAction.SPILL_INFORMED, spill);
        return attempts.write(event, SpillRefused::of, () -> {
            int told = cases.inform(id).orElseThrow(() -> new SpillRefused(Why.NOT_THERE));
            log.append(event.with("told", told));
            changes.publish(new Change(TOPIC, id.toString()));
            return told;
        });
    }

    /**
     * Ends a case.
     *
     * @throws SpillRefused if the case is not the asker's to handle, or not at that step
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void close(SpillId id) {
        step(id, AuditAction.SPILL_CLOSED, cases::close);
    }

    /**
     * Says that the asker, who was told, has no copy any more.
     *
     * @throws SpillRefused if the asker was not told, or said it already
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public void acknowledge(SpillId id) {
        AuditEvent attempt = AuditEvent.of(AuditAction.SPILL_ACKNOWLEDGED, ObjectKind.SPILL, id);
        attempts.write(attempt, SpillRefused::of, () -> {
            SpillNotice notice = cases.notice(id).orElseThrow(() -> new SpillRefused(Why.NOT_THERE));
            if (!cases.acknowledge(id)) {
                throw new SpillRefused(Why.NOT_OPEN);
            }
            log.append(AuditEvent.of(AuditAction.SPILL_ACKNOWLEDGED, notice.kind(), notice.object())
                    .in(notice.workspace())
                    .with("case", id));
            changes.publish(new Change(TOPIC, id.toString()));
        });
    }

    /** A case as the asker may read it: of it, or what the asker was told; empty if there is nothing of it for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<SpillFile> open(SpillId id) {
        Optional<Spill> spill = cases.find(id);
        Optional<SpillNotice> notice = cases.notice(id);
        List<SpillPerson> people = cases.informed(id);
        if (spill.isEmpty() && people.isEmpty()) {
            log.notGiven(ObjectKind.SPILL, id.toString());
            return Optional.empty();
        }
        if (people.isEmpty()) {
            people = cases.readers(id);
        }
        AuditEvent opened =
                AuditEvent.of(AuditAction.SPILL_OPENED, ObjectKind.SPILL, id).with("people", people.size());
        log.append(spill.map(one -> opened.in(one.workspace()).with("object", one.object()))
                .orElse(opened));
        Optional<LabelledObject> object = spill.map(one -> kind(one.kind()).find(one.object()))
                .orElseGet(() -> notice.flatMap(told -> kind(told.kind()).find(told.object())));
        return Optional.of(new SpillFile(
                spill.orElse(null),
                notice.orElse(null),
                object.map(LabelledObject::path).orElse(null),
                people));
    }

    /** The cases that the asker may read, the newest first; at most {@value #MOST}. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<Spill> list() {
        return listed(cases.list(MOST));
    }

    /** Every case, the newest first: what became of which object, without why it was reported and without content. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<Spill> listForAuditor() {
        return listed(auditor.read(cases::listForAuditor));
    }

    /** One case, as {@link #listForAuditor}, with those who had the object and what they said. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public Optional<SpillFile> openForAuditor(SpillId id) {
        Supplier<Optional<SpillFile>> read = () ->
                cases.findForAuditor(id).map(spill -> new SpillFile(spill, null, null, cases.informedForAuditor(id)));
        Optional<SpillFile> found = auditor.read(read);
        found.ifPresentOrElse(
                file -> log.append(AuditEvent.of(AuditAction.SPILL_OPENED, ObjectKind.SPILL, id)
                        .with("people", file.people().size())),
                () -> log.notGiven(ObjectKind.SPILL, id.toString()));
        return found;
    }

    private void step(SpillId id, AuditAction action, Predicate<SpillId> handled) {
        Spill spill = found(id, action);
        AuditEvent event = event(action, spill);
        attempts.write(event, SpillRefused::of, () -> {
            if (!handled.test(id)) {
                throw new SpillRefused(Why.NOT_THERE);
            }
            log.append(event);
            changes.publish(new Change(TOPIC, id.toString()));
            if (action == AuditAction.SPILL_RELEASED) {
                tellPage(spill);
            }
        });
    }

    private Spill found(SpillId id, AuditAction action) {
        return attempts.write(
                AuditEvent.of(action, ObjectKind.SPILL, id),
                SpillRefused::of,
                () -> cases.find(id).filter(Spill::handled).orElseThrow(() -> new SpillRefused(Why.NOT_THERE)));
    }

    private List<Spill> listed(List<Spill> found) {
        log.append(
                AuditEvent.of(AuditAction.SPILLS_LISTED, ObjectKind.SPILL, null).with("rows", found.size()));
        return found;
    }

    private void tellPage(Spill spill) {
        changes.publish(kind(spill.kind()).change(spill.page(), spill.object()));
    }

    private LabelledKind kind(ObjectKind kind) {
        return Optional.ofNullable(kinds.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("Has no label of its own: " + kind));
    }

    private static AuditEvent event(AuditAction action, Spill spill) {
        return AuditEvent.of(action, spill.kind(), spill.object())
                .in(spill.workspace())
                .with("case", spill.id());
    }
}
