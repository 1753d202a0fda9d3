package org.entente.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.agreement.law.Deadline;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.live.Notice;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.Admission;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days that agreements and obligations set, as far as the asker may read them. */
@Service
public class Deadlines {

    /** How many days before a deadline the members of its workspace are told. */
    public static final int TOLD_BEFORE = 30;

    /** What its notices are called. */
    public static final String NOTICE = "agreement.deadline";

    private final AgreementRepository agreements;
    private final ObligationRepository obligations;
    private final ReminderRepository reminders;
    private final Workspaces workspaces;
    private final AuditLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(
            AgreementRepository agreements,
            ObligationRepository obligations,
            ReminderRepository reminders,
            Workspaces workspaces,
            AuditLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.obligations = obligations;
        this.reminders = reminders;
        this.workspaces = workspaces;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The deadlines of the days to come, and obligations that are overdue, by date.
     *
     * @param days from today on, 0 to 3,660
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<AgreementDeadline> within(int days) {
        List<Dated> found = dated(Math.clamp(days, 0, 3660));
        log.append(AuditEvent.of(AuditAction.AGREEMENTS_LISTED, ObjectKind.AGREEMENT, null)
                .with("deadlines", found.size()));
        return found.stream().map(Dated::deadline).toList();
    }

    /**
     * Tells the members of each workspace of its deadlines that are near, each deadline once. It is the work of whoever comes
     * first on a day and may write there: so nobody is told of what no member has the right to tell, and no role of the
     * database needs to read across compartments.
     *
     * @return how many deadlines were told
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public int tell() {
        Map<WorkspaceId, Set<MemberId>> admitted = new HashMap<>();
        int told = 0;
        for (Dated near : dated(TOLD_BEFORE)) {
            AgreementDeadline deadline = near.deadline();
            if (reminders.writable(near.workspace())
                    && reminders.keep(
                            deadline.agreement(),
                            deadline.deadline().kind(),
                            deadline.deadline().on())) {
                Set<MemberId> members = admitted.computeIfAbsent(near.workspace(), this::members);
                events.publishEvent(new Notice(
                        NOTICE,
                        members,
                        near.workspace(),
                        near.stored().labelId(),
                        "agreements/" + deadline.agreement()));
                log.append(AuditEvent.of(AuditAction.DEADLINES_TOLD, ObjectKind.AGREEMENT, deadline.agreement())
                        .in(near.workspace())
                        .with("kind", deadline.deadline().kind())
                        .with("on", deadline.deadline().on()));
                told++;
            }
        }
        return told;
    }

    private List<Dated> dated(int days) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = today.plusDays(days);
        List<AgreementRepository.Stored> all = agreements.withDays(today);
        Map<AgreementId, AgreementRepository.Stored> byId = all.stream()
                .collect(Collectors.toMap(stored -> stored.agreement().id(), stored -> stored));
        List<Dated> found = new ArrayList<>();
        for (AgreementRepository.Stored stored : all) {
            Agreement agreement = stored.agreement();
            Deadline.of(agreement.data().terms(), agreement.course(), today).stream()
                    .filter(deadline -> !deadline.on().isAfter(last))
                    .forEach(deadline -> found.add(Dated.of(stored, deadline, null)));
        }
        for (ObligationRepository.Owed owed : obligations.open(last)) {
            AgreementRepository.Stored stored = byId.get(owed.agreement());
            if (stored != null) {
                Obligation.Data data = owed.obligation().data();
                found.add(Dated.of(
                        stored, new Deadline(Deadline.Kind.OBLIGATION, data.dueOn(), data.party()), data.duty()));
            }
        }
        found.sort(Comparator.comparing(dated -> dated.deadline().deadline().on()));
        return found;
    }

    private Set<MemberId> members(WorkspaceId workspace) {
        return workspaces.admissions(workspace).stream().map(Admission::member).collect(Collectors.toSet());
    }

    private record Dated(AgreementRepository.Stored stored, AgreementDeadline deadline) {

        static Dated of(AgreementRepository.Stored stored, Deadline deadline, @Nullable String duty) {
            Agreement agreement = stored.agreement();
            return new Dated(
                    stored,
                    new AgreementDeadline(
                            agreement.id(),
                            agreement.data().name(),
                            agreement.data().binding(),
                            agreement.label(),
                            deadline,
                            duty));
        }

        WorkspaceId workspace() {
            return stored.agreement().workspace();
        }
    }
}
