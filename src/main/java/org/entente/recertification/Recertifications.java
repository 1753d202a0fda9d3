package org.entente.recertification;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.entente.recertification.RecertificationRefused.Why;
import org.entente.recertification.RecertificationRepository.Concerned;
import org.entente.recertification.RecertificationRepository.Opened;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.Workspaces;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rounds in which whoever leads a workspace says of each member that the admission stays, or takes it away. A lead answers for
 * everybody but oneself; an administrator answers where no lead can, such as for an only lead. Whoever is not answered for lapses some
 * days after the round is due. Administrators and auditors learn nothing of content by it.
 */
@Service
public class Recertifications {

    /** Topic of {@link LiveChanges}: a round was opened, answered in, or closed; the id is the workspace's. */
    public static final String TOPIC = "recertification";

    /** Characters of a reason. */
    public static final int REASON_LENGTH = 1000;

    private static final int MOST = 200;

    private final RecertificationRepository rounds;
    private final Attempts attempts;
    private final AuditLog log;
    private final AuditorRole auditor;
    private final LiveChanges changes;

    Recertifications(
            RecertificationRepository rounds,
            Attempts attempts,
            AuditLog log,
            AuditorRole auditor,
            LiveChanges changes) {
        this.rounds = rounds;
        this.attempts = attempts;
        this.log = log;
        this.auditor = auditor;
        this.changes = changes;
    }

    /** Whether the asker leads a workspace, and so answers for its members. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public boolean leads(WorkspaceId workspace) {
        return rounds.leads(workspace);
    }

    /** The open round of a workspace with everybody in it, or the last one; empty if there was none, or none is there for the asker. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional
    public Optional<RoundFile> latest(WorkspaceId workspace) {
        Optional<RoundFile> found =
                rounds.latest(workspace).map(round -> new RoundFile(round, rounds.lines(round.id())));
        found.ifPresent(file -> log.append(AuditEvent.of(
                        AuditAction.RECERTIFICATION_OPENED,
                        ObjectKind.RECERTIFICATION,
                        file.round().id())
                .in(workspace)
                .with("people", file.lines().size())));
        return found;
    }

    /** The rounds of all workspaces: overdue ones, open ones, and the last that were closed; at most {@value #MOST}. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public List<Round> list() {
        return listed(rounds.list(MOST));
    }

    /** As {@link #list}, for auditors, who are told how far each has come and of nobody in it. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<Round> listForAuditor() {
        return listed(auditor.read(() -> rounds.list(MOST)));
    }

    /** How many rounds are overdue or have somebody for whom only an administrator can answer. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional(readOnly = true)
    public int waiting() {
        return rounds.waiting();
    }

    /**
     * Opens a round now: for whoever leads the workspace, and for administrators.
     *
     * @throws RecertificationRefused if one is open already, nobody is admitted, or the workspace is not there for the asker
     */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    public RoundId open(WorkspaceId workspace) {
        AuditEvent attempt = AuditEvent.of(AuditAction.RECERTIFICATION_BEGUN, ObjectKind.WORKSPACE, workspace);
        return attempts.write(attempt, RecertificationRefused::of, () -> {
            Opened opened = rounds.open(workspace).orElseThrow(() -> new RecertificationRefused(Why.NOT_OPENED));
            log.append(begun(opened.round(), workspace, opened.people()));
            changes.publish(new Change(TOPIC, workspace.toString()));
            return opened.round();
        });
    }

    /** That a round began, whoever began it. */
    static AuditEvent begun(RoundId round, WorkspaceId workspace, int people) {
        return AuditEvent.of(AuditAction.RECERTIFICATION_BEGUN, ObjectKind.RECERTIFICATION, round)
                .in(workspace)
                .with("people", people);
    }

    /**
     * Confirms members, each with an entry of its own. Who was answered for meanwhile is left as that.
     *
     * @return how many the asker confirmed
     * @throws RecertificationRefused if the asker may not answer for one of them, or the round is over: those before are confirmed
     */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    public int confirm(Collection<LineId> lines) {
        int confirmed = 0;
        Set<WorkspaceId> concerned = new HashSet<>();
        try {
            for (LineId line : lines) {
                try {
                    concerned.add(answer(line, AuditAction.ADMISSION_CONFIRMED, "CONFIRM", null));
                    confirmed++;
                } catch (RecertificationRefused e) {
                    if (e.why() != Why.ANSWERED) {
                        throw e;
                    }
                }
            }
        } finally {
            // Once for all of them: each open page reads the whole round again.
            concerned.forEach(workspace -> changes.publish(new Change(TOPIC, workspace.toString())));
        }
        return confirmed;
    }

    /**
     * Takes a confirmation back while the round is open, so that an answer is owed again.
     *
     * @throws RecertificationRefused if it is not confirmed any more, or not the asker's to answer
     */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    public void takeBack(LineId line) {
        WorkspaceId workspace = answer(line, AuditAction.ADMISSION_CONFIRMATION_TAKEN_BACK, "TAKE_BACK", null);
        changes.publish(new Change(TOPIC, workspace.toString()));
    }

    /**
     * Takes the admission away, also of who was confirmed: that person sees nothing of the workspace from the next statement on, and is
     * told.
     *
     * @param reason for those who lead the workspace and administrators; at most {@value #REASON_LENGTH} characters
     * @throws RecertificationRefused if the admission ended already, or it is not the asker's to answer
     */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    public void withdraw(LineId line, String reason) {
        if (reason.isBlank() || reason.strip().length() > REASON_LENGTH) {
            throw new RecertificationRefused(Why.NO_REASON);
        }
        WorkspaceId workspace = answer(line, AuditAction.ADMISSION_WITHDRAWN, "WITHDRAW", reason.strip());
        changes.publish(new Change(TOPIC, workspace.toString()));
        changes.publish(new Change(Workspaces.TOPIC, workspace.toString()));
    }

    private WorkspaceId answer(LineId line, AuditAction action, String answer, @Nullable String reason) {
        AuditEvent unknown = AuditEvent.of(action, ObjectKind.RECERTIFICATION, line);
        Concerned concerned = attempts.write(
                unknown,
                RecertificationRefused::of,
                () -> rounds.concerned(line).orElseThrow(() -> new RecertificationRefused(Why.NOT_THERE)));
        WorkspaceId workspace = concerned.workspace();
        AuditEvent event = AuditEvent.of(action, ObjectKind.MEMBER, concerned.member())
                .in(workspace)
                .with("round", concerned.round());
        return attempts.write(event, RecertificationRefused::of, () -> {
            String outcome = rounds.answer(line, answer, reason);
            if (!outcome.equals("DONE")) {
                throw new RecertificationRefused(Why.valueOf(outcome));
            }
            log.append(event);
            return workspace;
        });
    }

    /** How often the members of a workspace are confirmed. */
    @PreAuthorize("hasAnyRole('liaison-officer', 'administrator')")
    @Transactional(readOnly = true)
    public Terms terms(WorkspaceId workspace) {
        return rounds.terms(workspace);
    }

    /** Says how often the members of a workspace are confirmed; a round that is open stays as it is. */
    @PreAuthorize("hasRole('administrator')")
    @Transactional
    public void set(WorkspaceId workspace, Terms terms) {
        if (!rounds.set(workspace, terms)) {
            throw new IllegalArgumentException("No such workspace");
        }
        log.append(AuditEvent.of(AuditAction.RECERTIFICATION_PERIOD_SET, ObjectKind.WORKSPACE, workspace)
                .in(workspace)
                .with("every", terms.everyDays())
                .with("answer", terms.answerDays()));
        changes.publish(new Change(TOPIC, workspace.toString()));
    }

    /** How the asker's own admission ended in a round; empty for anybody else's, and for one that did not. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<EndedAdmission> ended(LineId line) {
        Optional<EndedAdmission> found = rounds.ended(line);
        if (found.isEmpty()) {
            log.notGiven(ObjectKind.RECERTIFICATION, line.toString());
        }
        return found;
    }

    private List<Round> listed(List<Round> found) {
        log.append(AuditEvent.of(AuditAction.RECERTIFICATIONS_LISTED, ObjectKind.RECERTIFICATION, null)
                .with("rows", found.size()));
        return found;
    }
}
