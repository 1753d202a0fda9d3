package org.entente.binding;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.access.CurrentMember;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.binding.ExportRefused.Why;
import org.entente.binding.ExportRepository.Released;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.RollUp;
import org.entente.label.UnreadableDocument;
import org.entente.relabelling.Relabelling;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Objects for taking along, each as XML with its label bound around it. To retain is more than to look: leads and contributors may,
 * as for files. What the asker may not read of an object is not in it.
 */
@Service
public class Exports {

    private final Map<ObjectKind, Exporter> exporters = new EnumMap<>(ObjectKind.class);
    private final ExportRepository repository;
    private final Relabelling relabelling;
    private final Bindings bindings;
    private final Labels labels;
    private final Attempts attempts;
    private final AuditLog log;
    private final CurrentMember currentMember;
    private final Clock clock;
    private final TransactionTemplate oneMoment;

    Exports(
            List<Exporter> exporters,
            ExportRepository repository,
            Relabelling relabelling,
            Bindings bindings,
            Labels labels,
            Attempts attempts,
            AuditLog log,
            CurrentMember currentMember,
            Clock clock,
            PlatformTransactionManager transactions) {
        exporters.forEach(one -> this.exporters.put(one.kind(), one));
        this.repository = repository;
        this.relabelling = relabelling;
        this.bindings = bindings;
        this.labels = labels;
        this.attempts = attempts;
        this.log = log;
        this.currentMember = currentMember;
        this.clock = clock;
        // All of it as it was at one moment, or a label from before a change would cover what came after.
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Whether the asker may take along what is in the workspace. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean allowedIn(WorkspaceId workspace) {
        return repository.retains(workspace);
    }

    /**
     * An object as it is at this moment, with its label bound around it. Each call is one entry in the audit log, besides those of
     * reading it. Not to be called inside a transaction.
     *
     * @throws ExportRefused if it is not there for the asker, or not to be taken along; an entry tells of the attempt
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public Export export(ObjectKind kind, UUID id) {
        AuditEvent attempt = AuditEvent.of(AuditAction.OBJECT_EXPORTED, kind, id);
        AtomicReference<@Nullable Export> made = new AtomicReference<>();
        attempts.run(attempt, state -> null, () -> made.set(oneMoment.execute(status -> make(attempt, kind, id))));
        return Objects.requireNonNull(made.get());
    }

    private Export make(AuditEvent attempt, ObjectKind kind, UUID id) {
        if (repository.release(kind, id, false).isEmpty()) {
            throw new ExportRefused(Why.NOT_THERE);
        }
        Released released = repository.release(kind, id, true).orElseThrow(() -> new ExportRefused(Why.VIEW_ONLY));
        Exportable object = Optional.ofNullable(exporters.get(kind))
                .flatMap(exporter -> exporter.read(id))
                .orElseThrow(() -> new ExportRefused(Why.NOT_THERE));
        GivenLabel label = label(released.label().with(relabelling.future(id)), object.parts());
        byte[] xml = ExportXml.document(object.element(), object.content());
        log.append(attempt.in(released.workspace())
                .with("marking", labels.marking(label.label()).portion())
                .with("bytes", xml.length));
        try {
            return new Export(object.name() + ".xml", bindings.around(label, xml));
        } catch (UnreadableDocument e) {
            throw new ExportRefused(Why.TOO_LARGE);
        }
    }

    // Of what holds more than its own label says, nobody has given the label yet: whoever exports it does, now.
    private GivenLabel label(GivenLabel own, List<ConfidentialityLabel> parts) {
        List<ConfidentialityLabel> all = new ArrayList<>(parts);
        all.add(own.label());
        if (!(labels.rollUp(all) instanceof RollUp.Covered covered)) {
            throw new ExportRefused(Why.NO_COMMON_RELEASE);
        }
        return covered.label().saysTheSameAs(own.label())
                ? own
                : new GivenLabel(covered.label(), currentMember.require().nation(), clock.instant());
    }
}
