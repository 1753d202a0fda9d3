package org.entente.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds entries. An entry speaks of the member bound to the transaction; the database refuses any other and fills in name,
 * nation, role and time itself. If an entry cannot be written, the change it tells of does not happen.
 */
@Service
public class AuditLog {

    private static final String INSERT = """
            insert into audit_entry
                   (actor, address, session, correlation, action, object_kind, object_id, workspace_id, outcome, reason, detail)
            values (current_member(), ?, ?, ?, ?, ?, ?, (select id from workspace where public_id = ?), ?, ?, ?::jsonb)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RequestOrigin origin;
    private final ApplicationEventPublisher events;
    private final WriteAlarm alarm;

    AuditLog(
            JdbcClient jdbc,
            JsonMapper json,
            RequestOrigin origin,
            ApplicationEventPublisher events,
            WriteAlarm alarm) {
        this.jdbc = jdbc;
        this.json = json;
        this.origin = origin;
        this.events = events;
        this.alarm = alarm;
    }

    /** Tells of a success, in the transaction of the change itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEvent event) {
        alarm.watch(() -> insert(event, Outcome.SUCCESS, null));
    }

    /**
     * Tells of a refusal or a failure, in a transaction of its own, for what was refused rolls back.
     *
     * @param reason a word for the auditor; never shown to the person refused
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(AuditEvent event, Outcome outcome, String reason) {
        alarm.watch(() -> insert(event, outcome, reason));
        events.publishEvent(new UnreadRefusalsChanged());
    }

    /**
     * Tells that an object was asked for and not given. The database finds the reason (not admitted, label, absent) and writes
     * it into the entry; the caller does not learn it, for absent and denied look alike. In the transaction of the question,
     * which must not be rolled back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notGiven(ObjectKind kind, String objectId) {
        alarm.watch(() -> jdbc.sql("select record_denial(?, ?, ?, ?, ?)")
                .param(kind.name())
                .param(objectId)
                .param(origin.address())
                .param(origin.session())
                .param(origin.correlation())
                .query((row, n) -> "")
                .single());
        events.publishEvent(new UnreadRefusalsChanged());
    }

    /**
     * Tells of what was refused or failed elsewhere, such as a sign-in at Keycloak, in the transaction that takes note of having
     * heard of it.
     *
     * @param reason as {@link #refused}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(AuditEvent event, Outcome outcome, String reason) {
        alarm.watch(() -> insert(event, outcome, reason));
        events.publishEvent(new UnreadRefusalsChanged());
    }

    private void insert(AuditEvent event, Outcome outcome, @Nullable String reason) {
        jdbc.sql(INSERT)
                .param(event.heardFrom() == null ? origin.address() : event.heardFrom())
                .param(origin.session())
                .param(origin.correlation())
                .param(event.action().name())
                .param(event.objectKind().name())
                .param(event.objectId())
                .param(event.workspace() == null ? null : event.workspace().value())
                .param(outcome.name())
                .param(reason)
                .param(event.detail().isEmpty() ? null : json.writeValueAsString(event.detail()))
                .update();
    }
}
