package org.entente.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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

    static final String COLUMNS = """
            select e.id, e.occurred_at, e.actor, e.actor_name, e.actor_nation, e.actor_role, e.address, e.session,
                   e.correlation, e.action, e.object_kind, e.object_id, w.name as workspace_name, e.outcome, e.reason,
                   e.detail
            """;

    static final String MATCHING = """
              from audit_entry e
              left join workspace w on w.id = e.workspace_id
             where (cast(:actor as text) is null or e.actor_name ilike :actor escape '!')
               and (cast(:nation as text) is null or e.actor_nation = :nation)
               and (cast(:action as text) is null or e.action = :action)
               and (cast(:outcome as text) is null or e.outcome = :outcome)
               and (cast(:object as text) is null or e.object_id like :object escape '!')
               and (cast(:workspace as text) is null or w.name ilike :workspace escape '!')
               and (cast(:from as timestamptz) is null or e.occurred_at >= :from)
               and (cast(:until as timestamptz) is null or e.occurred_at < :until)
            """;

    private static final String NEWEST_FIRST = """
             order by e.occurred_at desc, e.id desc
            offset :offset limit :limit
            """;

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
                                   and r.detail -> 'offset' is not null))
                     limit %d) as counted
            """.formatted(MOST_COUNTED);

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final TermDigest terms;
    private final ApplicationEventPublisher events;

    AuditTrail(JdbcClient jdbc, AuditLog log, TermDigest terms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.log = log;
        this.terms = terms;
        this.events = events;
    }

    /**
     * Entries, newest first.
     *
     * @param offset from 0
     * @param limit 1 to 500
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public List<AuditEntry> list(AuditQuery query, int offset, int limit) {
        enter(AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null).with("offset", offset), query);
        if (offset <= 0) {
            events.publishEvent(new UnreadRefusalsChanged());
        }
        return asAuditor(() -> matching(jdbc, COLUMNS + MATCHING + NEWEST_FIRST, query)
                .param("offset", Math.max(offset, 0))
                .param("limit", Math.clamp(limit, 1, 500))
                .query((row, n) -> read(row))
                .list());
    }

    /** How many entries there are of what is looked for. */
    @PreAuthorize("hasRole('auditor')")
    @Transactional
    public long count(AuditQuery query) {
        enter(AuditEvent.of(AuditAction.AUDIT_READ, ObjectKind.AUDIT, null).with("count", true), query);
        return asAuditor(() -> matching(jdbc, "select count(*)" + MATCHING, query)
                .query(Long.class)
                .single());
    }

    /**
     * How many attempts were refused or failed in the last three days, and since the asker last read entries: counted up to
     * {@value #MOST_COUNTED}. Tells nothing of what they are, and so is not entered.
     */
    @PreAuthorize("hasRole('auditor')")
    @Transactional(readOnly = true)
    public int unreadRefusals() {
        return asAuditor(() -> jdbc.sql(UNREAD_REFUSALS).query(Integer.class).single());
    }

    private void enter(AuditEvent event, AuditQuery query) {
        log.append(terms.into(event, query.actorName(), query.workspaceName(), query.objectId()));
    }

    // The portal's own role adds entries and reads none.
    private <T> T asAuditor(Supplier<T> read) {
        jdbc.sql("set local role entente_auditor").update();
        T result = read.get();
        jdbc.sql("reset role").update();
        return result;
    }

    static JdbcClient.StatementSpec matching(JdbcClient jdbc, String sql, AuditQuery query) {
        return jdbc.sql(sql)
                .param("actor", part(query.actorName()))
                .param("nation", query.nation())
                .param("action", query.action() == null ? null : query.action().name())
                .param(
                        "outcome",
                        query.outcome() == null ? null : query.outcome().name())
                .param("object", beginning(query.objectId()))
                .param("workspace", part(query.workspaceName()))
                .param("from", timestamp(query.from()))
                .param("until", timestamp(query.until()));
    }

    static AuditEntry read(ResultSet row) throws SQLException {
        String kind = row.getString("object_kind");
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("occurred_at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("actor_nation"),
                row.getString("actor_role"),
                row.getString("address"),
                row.getString("session"),
                row.getString("correlation"),
                AuditAction.valueOf(row.getString("action")),
                kind == null ? null : ObjectKind.valueOf(kind),
                row.getString("object_id"),
                row.getString("workspace_name"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("detail"));
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable String part(@Nullable String text) {
        return text == null ? null : "%" + literal(text) + "%";
    }

    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : literal(text) + "%";
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
