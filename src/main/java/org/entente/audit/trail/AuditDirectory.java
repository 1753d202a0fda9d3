package org.entente.audit.trail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.AuditorRole;
import org.entente.audit.ObjectKind;
import org.entente.audit.TermDigest;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom and what auditors ask about, by name. */
@Service
public class AuditDirectory {

    private static final int MOST_ROWS = 500;

    private final JdbcClient jdbc;
    private final AuditPeople people;
    private final AuditLog log;
    private final TermDigest terms;
    private final AuditorRole auditor;

    AuditDirectory(JdbcClient jdbc, AuditPeople people, AuditLog log, TermDigest terms, AuditorRole auditor) {
        this.jdbc = jdbc;
        this.people = people;
        this.log = log;
        this.terms = terms;
        this.auditor = auditor;
    }

    /**
     * Members by part of a name or nation code, any case.
     *
     * @param offset from 0
     * @param limit 1 to 500
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<AuditPerson> people(String part, int offset, int limit) {
        if (offset <= 0) {
            log.append(terms.into(AuditEvent.of(AuditAction.MEMBERS_LISTED, ObjectKind.MEMBER, null), part));
        }
        return people.list(part, Math.max(offset, 0), Math.clamp(limit, 1, MOST_ROWS));
    }

    /** One member by id, for the name of what is asked about; not entered, since what is asked is. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public Optional<AuditPerson> person(UUID id) {
        return people.find(id).stream().findFirst();
    }

    /**
     * Workspaces by part of their name, any case.
     *
     * @param offset from 0
     * @param limit 1 to 500
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<AuditWorkspace> workspaces(String part, int offset, int limit) {
        if (offset <= 0) {
            log.append(terms.into(AuditEvent.of(AuditAction.WORKSPACES_LISTED, ObjectKind.WORKSPACE, null), part));
        }
        return auditor.read(() -> jdbc.sql("""
                        select public_id, name
                          from workspace
                         where position(lower(:part) in lower(name)) > 0
                         order by name, id
                        offset :offset limit :limit
                        """)
                .param("part", part)
                .param("offset", Math.max(offset, 0))
                .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                .query((row, n) -> new AuditWorkspace(
                        new WorkspaceId(row.getObject("public_id", UUID.class)), row.getString("name")))
                .list());
    }

    /** One workspace by id; as {@link #person}. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public Optional<AuditWorkspace> workspace(WorkspaceId id) {
        return auditor.read(() -> jdbc.sql("select name from workspace where public_id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(name -> new AuditWorkspace(id, name)));
    }
}
