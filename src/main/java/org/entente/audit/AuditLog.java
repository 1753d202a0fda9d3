package org.entente.audit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entente.audit.sealing.EntryClaim;
import org.entente.audit.sealing.EntryVoucher;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
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
                   (id, actor, address, session, correlation, action, object_kind, object_id, workspace_id, outcome, reason,
                    detail, hmac)
            values (?, ?, ?, ?, ?, ?, ?, ?, entry_workspace(?), ?, ?, ?::jsonb, ?)
            """;

    /** Details that are ids of labels. */
    public static final Set<String> LABELS = Set.of("label", "labelBefore", "labelAfter");

    /** Details that are ids of clearances. */
    public static final Set<String> CLEARANCES = Set.of("clearance", "clearanceBefore");

    /** What a detail in words is called: the name of the id, and this. */
    public static final String MARKING = "Marking";

    private static final Pattern ID = Pattern.compile("[0-9]{1,9}");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MarkingWords markings;
    private final RequestOrigin origin;
    private final EntryVoucher voucher;
    private final ApplicationEventPublisher events;
    private final WriteAlarm alarm;
    private final UnsealedEntries unsealed;

    AuditLog(
            JdbcClient jdbc,
            JsonMapper json,
            MarkingWords markings,
            RequestOrigin origin,
            EntryVoucher voucher,
            ApplicationEventPublisher events,
            WriteAlarm alarm,
            UnsealedEntries unsealed) {
        this.jdbc = jdbc;
        this.json = json;
        this.markings = markings;
        this.origin = origin;
        this.voucher = voucher;
        this.events = events;
        this.alarm = alarm;
        this.unsealed = unsealed;
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
        EntryClaim claim = claim(AuditEvent.of(AuditAction.OBJECT_OPENED, kind, objectId), Outcome.DENIED, null);
        alarm.watch(() -> jdbc.sql("select record_denial(?, ?, ?, ?, ?, ?, ?)")
                .param(claim.id())
                .param(claim.objectKind())
                .param(claim.objectId())
                .param(claim.address())
                .param(claim.session())
                .param(claim.correlation())
                .param(voucher.vouch(claim))
                .query((row, n) -> "")
                .single());
        unsealed.written(claim.id());
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
        EntryClaim claim = claim(event, outcome, reason);
        int rows = jdbc.sql(INSERT)
                .param(claim.id())
                .param(claim.actor())
                .param(claim.address())
                .param(claim.session())
                .param(claim.correlation())
                .param(claim.action())
                .param(claim.objectKind())
                .param(claim.objectId())
                .param(claim.workspace())
                .param(claim.outcome())
                .param(claim.reason())
                .param(claim.detail().isEmpty() ? null : json.writeValueAsString(claim.detail()))
                .param(voucher.vouch(claim))
                .update();
        if (rows != 1) {
            // Somebody has the database pass over it and say that all is well.
            throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(INSERT, 1, rows);
        }
        unsealed.written(claim.id());
    }

    private EntryClaim claim(AuditEvent event, Outcome outcome, @Nullable String reason) {
        WorkspaceId workspace = event.workspace();
        return new EntryClaim(
                voucher.newId(),
                origin.member(),
                event.heardFrom() == null ? origin.address() : event.heardFrom(),
                origin.session(),
                origin.correlation(),
                event.action().name(),
                event.objectKind().name(),
                event.objectId(),
                workspace == null ? null : workspace.value(),
                outcome.name(),
                reason,
                named(event.detail()));
    }

    // An id of a table is good for nothing without the table: whoever has the entry alone reads the marking.
    private Map<String, String> named(Map<String, String> detail) {
        Map<String, String> named = new TreeMap<>(detail);
        detail.forEach((name, value) -> {
            if (ID.matcher(value).matches()) {
                Optional<String> words = LABELS.contains(name)
                        ? markings.label(Integer.parseInt(value))
                        : CLEARANCES.contains(name) ? markings.clearance(Integer.parseInt(value)) : Optional.empty();
                words.ifPresent(text -> named.put(name + MARKING, text));
            }
        });
        return named;
    }
}
