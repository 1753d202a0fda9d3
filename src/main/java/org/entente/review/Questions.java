package org.entente.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.shared.NationCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What auditors ask most, answered from the entries. Each question is entered by its name. */
@Service
public class Questions {

    /** The most lines of an answer. */
    public static final int MOST_LINES = 2000;

    private final QuestionRepository entries;
    private final AuditLog log;
    private final AuditorRole auditor;

    Questions(QuestionRepository entries, AuditLog log, AuditorRole auditor) {
        this.entries = entries;
        this.log = log;
        this.auditor = auditor;
    }

    /**
     * Who saw an object, by what they did with it or with the page that shows it, where they could read it then; who last did so first,
     * and at the end what did not come through the portal. What a list or a search showed of its name is not among that.
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<Seen> whoHasSeen(UUID object) {
        log.append(asked("WHO_HAS_SEEN").with("object", object));
        return auditor.read(() -> entries.seen(object));
    }

    /** What a person did by day, kind and outcome; at most {@link #MOST_LINES} lines. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public WorkDone whatHasDone(UUID person, Instant from, Instant until) {
        log.append(asked("WHAT_HAS_DONE").with("member", person));
        return auditor.read(() -> entries.done(person, from, until));
    }

    /** What people of a nation took along, by person and workspace; at most {@link #MOST_LINES} lines. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public TakenAlong whatWasTaken(NationCode nation, Instant from, Instant until) {
        log.append(asked("WHAT_WAS_DOWNLOADED").with("nation", nation));
        return auditor.read(() -> entries.taken(nation, from, until));
    }

    private static AuditEvent asked(String question) {
        return AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null).with("question", question);
    }
}
