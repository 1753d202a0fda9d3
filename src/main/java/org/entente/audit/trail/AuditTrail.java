package org.entente.audit.trail;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.audit.UnreadRefusalsChanged;
import org.entente.audit.sealing.SealedEntries;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit entries, for auditors only. Reading is itself entered. */
@Service
public class AuditTrail {

    /** Topic of live changes: what {@link #unreadRefusals} counts may be another number now, for any auditor. */
    public static final String TOPIC = "audit-refusal";

    /** Up to how many unread refusals are counted. */
    public static final int MOST_COUNTED = 100;

    /** The most entries that a list answers at a time. */
    public static final int MOST_ROWS = 500;

    // No request takes longer; one of nobody who is known is looked for among all entries, so in less.
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_OF_NOBODY = Duration.ofMinutes(1);

    private static final String NEWEST_FIRST = " order by e.occurred_at desc, e.id desc";

    private static final String ONE = """
            select %s from audit_entry e where e.id = :id
             union all
            select %s from audit_leaf l
             where l.entry = :id and not exists (select from audit_entry e where e.id = :id)
            """.formatted(AuditEntryRows.COLUMNS, AuditEntryRows.GONE);

    private static final String SAME_REQUEST = """
            select %s
              from audit_entry e
             where e.correlation = :correlation
               and e.id <> :id
               and (cast(:actor as uuid) is null or e.actor = :actor)
               and e.occurred_at between :first and :last
             limit %d""".formatted(AuditEntryRows.COLUMNS, MOST_COUNTED);

    private static final String UNREAD_REFUSALS = """
            select count(*)::int
              from (select
                      from audit_entry e
                     where e.outcome <> 'SUCCESS'
                       and e.occurred_at > greatest(
                               now() - interval '3 days',
                               (select max(r.occurred_at)
                                  from audit_entry r
                                 where r.actor = nullif(current_setting('entente.member', true), '')::uuid
                                   and r.action = 'AUDIT_READ'
                                   and (r.detail -> 'page' is not null or r.detail -> 'offset' is not null)))
                     limit %d) as counted
            """.formatted(MOST_COUNTED);

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final AuditorRole auditor;
    private final AuditPeople people;
    private final EntryProofs proofs;
    private final SealedEntries sealed;
    private final TermDigest terms;
    private final ApplicationEventPublisher events;

    AuditTrail(
            JdbcClient jdbc,
            AuditLog log,
            AuditorRole auditor,
            AuditPeople people,
            EntryProofs proofs,
            SealedEntries sealed,
            TermDigest terms,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.log = log;
        this.auditor = auditor;
        this.people = people;
        this.proofs = proofs;
        this.sealed = sealed;
        this.terms = terms;
        this.events = events;
    }

    /**
     * Entries, newest first.
     *
     * @param after the entry that those before ended with; null for the newest
     * @param limit 1 to {@link #MOST_ROWS}
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<AuditEntry> list(AuditQuery query, @Nullable AuditPlace after, int limit) {
        log.append(terms.into(
                AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null)
                        .with("page", after == null ? "first" : "further"),
                query.actorName(),
                query.objectId()));
        if (after == null) {
            events.publishEvent(new UnreadRefusalsChanged());
        }
        AuditConditions wanted = new AuditConditions(query, people.named(query.actorName())).after(after);
        return auditor.read(
                () -> jdbc.sql(AuditEntryRows.WHOLE.formatted(wanted.newest(AuditEntryRows.COLUMNS)) + NEWEST_FIRST)
                        .params(wanted.values())
                        .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                        .query(AuditEntryRows::read)
                        .list());
    }

    /** One entry in full, also where no more of it is left than its place in the log; empty if there is none. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public Optional<OpenedEntry> open(UUID id) {
        log.append(AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, id));
        return auditor.read(() -> jdbc.sql(AuditEntryRows.WHOLE.formatted(ONE))
                .param("id", id)
                .query(AuditEntryRows::read)
                .optional()
                .map(entry -> new OpenedEntry(entry, sameRequest(entry), proofs.find(id), sealed.find(id))));
    }

    /**
     * How many attempts were refused or failed in the last three days, and since the asker last read entries: counted up to
     * {@value #MOST_COUNTED}. Tells nothing of what they are, and so is not entered.
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public int unreadRefusals() {
        return auditor.read(() -> jdbc.sql(UNREAD_REFUSALS).query(Integer.class).single());
    }

    private List<AuditEntry> sameRequest(AuditEntry entry) {
        if (entry.correlation() == null) {
            return List.of();
        }
        Duration around = entry.actor() == null ? LONGEST_OF_NOBODY : LONGEST_REQUEST;
        return jdbc.sql(AuditEntryRows.WHOLE.formatted(SAME_REQUEST) + " order by e.occurred_at, e.id")
                .param("correlation", entry.correlation())
                .param("id", entry.id())
                .param("actor", entry.actor())
                .param("first", Timestamp.from(entry.occurredAt().minus(around)))
                .param("last", Timestamp.from(entry.occurredAt().plus(around)))
                .query(AuditEntryRows::read)
                .list();
    }
}
