package org.entente.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectUse;
import org.entente.audit.Outcome;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Answers from the entries. Read in the auditors' role. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class QuestionRepository {

    // Also what is not sealed yet: it came a moment ago, and whoever seals it will tell.
    private static final String VOUCHED = "l.origin is distinct from 'unknown'";

    private static final String SEEN = """
            select e.actor, e.actor_name, e.actor_nation,
                   count(*) filter (where e.action = any (:opened) or e.elsewhere and e.action <> 'OBJECT_EXPORTED') as opened,
                   count(*) filter (where e.action = any (:downloaded)) as downloaded,
                   count(*) filter (where e.action = 'OBJECT_EXPORTED') as exported,
                   count(*) as times, min(e.occurred_at) as first, max(e.occurred_at) as last, e.vouched, bool_or(e.elsewhere) as elsewhere
              from (select o.actor, o.actor_name, o.actor_nation, o.action, o.occurred_at, false as elsewhere,
                           %1$s as vouched
                      from audit_entry o
                      left join audit_leaf l on l.entry = o.id
                     where o.object_id = :object
                       and o.outcome = 'SUCCESS'
                       and o.actor is not null
                       and o.action <> all (:notSeen)
                     union all
                    select o.actor, o.actor_name, o.actor_nation, o.action, shown.shown_at, true,
                           %1$s
                      from auditor_shown_elsewhere(cast(:object as uuid)) shown
                      join audit_entry o on o.id = shown.entry
                      left join audit_leaf l on l.entry = o.id) e
             group by e.actor, e.actor_name, e.actor_nation, e.vouched
             order by e.vouched desc, last desc
            """.formatted(VOUCHED);

    // One line more than is shown tells that there are more.
    private static final int LINES = Questions.MOST_LINES + 1;

    private static final String OF_PERSON = """
              from audit_entry e
              left join audit_leaf l on l.entry = e.id
             where e.actor = :person
               and e.occurred_at >= :from
               and e.occurred_at < :until
            """;

    private static final String DONE = """
            select (e.occurred_at at time zone 'UTC')::date as day, e.action, e.outcome, count(*) as times,
                   %1$s as vouched
            %2$s
             group by 1, 2, 3, vouched
             order by vouched desc, 1 desc, 4 desc, 2, 3
             limit %3$d
            """.formatted(VOUCHED, OF_PERSON, LINES);

    private static final String DONE_IN_ALL = """
            select count(*) filter (where %1$s) as entries,
                   count(distinct (e.occurred_at at time zone 'UTC')::date) filter (where %1$s) as days,
                   count(*) filter (where not (%1$s)) as strangers
            %2$s
            """.formatted(VOUCHED, OF_PERSON);

    private static final String OF_NATION = """
              from audit_entry e
              left join audit_leaf l on l.entry = e.id
              left join workspace w on w.id = e.workspace_id
             cross join lateral (select case when e.detail ->> 'bytes' ~ '^[0-9]{1,18}$' then (e.detail ->> 'bytes')::bigint end as bytes) size
             where e.actor_nation = :nation
               and e.actor is not null
               and e.action = any (:taken)
               and e.outcome = 'SUCCESS'
               and e.occurred_at >= :from
               and e.occurred_at < :until
            """;

    // What is slipped in may say any size, and many of them more than the greatest number.
    private static final String BYTES = "least(coalesce(sum(size.bytes)%s, 0), 9223372036854775807)::bigint as bytes";

    private static final String TAKEN = """
            select e.actor, e.actor_name, e.actor_nation, w.public_id as workspace, w.name as workspace_name, count(*) as times,
                   %2$s,
                   count(*) filter (where size.bytes is null) as without_size,
                   min(e.occurred_at) as first, max(e.occurred_at) as last, %1$s as vouched
            %3$s
             group by 1, 2, 3, 4, 5, vouched
             order by vouched desc, bytes desc, times desc, e.actor_name, e.actor, w.public_id
             limit %4$d
            """.formatted(VOUCHED, BYTES.formatted(""), OF_NATION, LINES);

    private static final String TAKEN_IN_ALL =
            """
            select count(*) filter (where %1$s) as times,
                   %2$s,
                   count(distinct e.actor) filter (where %1$s) as people,
                   count(*) filter (where not (%1$s)) as strangers
            %3$s
            """.formatted(VOUCHED, BYTES.formatted(" filter (where %s)".formatted(VOUCHED)), OF_NATION);

    private final JdbcClient jdbc;

    QuestionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Seen> seen(UUID object) {
        return jdbc.sql(SEEN)
                .param("object", object.toString())
                .param("opened", ObjectUse.names(ObjectUse.OPENED))
                .param("downloaded", ObjectUse.names(ObjectUse.DOWNLOADED))
                .param("notSeen", ObjectUse.names(ObjectUse.NOT_SEEN))
                .query((row, n) -> seen(row))
                .list();
    }

    WorkDone done(UUID person, Instant from, Instant until) {
        List<Done> lines = in(from, until, DONE)
                .param("person", person)
                .query((row, n) -> new Done(
                        row.getObject("day", LocalDate.class),
                        AuditAction.of(row.getString("action")),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getLong("times"),
                        row.getBoolean("vouched")))
                .list();
        return in(from, until, DONE_IN_ALL)
                .param("person", person)
                .query((row, n) -> new WorkDone(
                        first(lines),
                        lines.size() < LINES,
                        row.getLong("entries"),
                        row.getLong("days"),
                        row.getLong("strangers")))
                .single();
    }

    TakenAlong taken(NationCode nation, Instant from, Instant until) {
        List<Taken> lines = in(from, until, TAKEN)
                .param("nation", nation.value())
                .param("taken", ObjectUse.names(ObjectUse.LEFT))
                .query((row, n) -> taken(row))
                .list();
        return in(from, until, TAKEN_IN_ALL)
                .param("nation", nation.value())
                .param("taken", ObjectUse.names(ObjectUse.LEFT))
                .query((row, n) -> new TakenAlong(
                        first(lines),
                        lines.size() < LINES,
                        row.getLong("times"),
                        row.getLong("bytes"),
                        row.getLong("people"),
                        row.getLong("strangers")))
                .single();
    }

    private JdbcClient.StatementSpec in(Instant from, Instant until, String sql) {
        return jdbc.sql(sql).param("from", Timestamp.from(from)).param("until", Timestamp.from(until));
    }

    private static <T> List<T> first(List<T> lines) {
        return lines.subList(0, Math.min(lines.size(), Questions.MOST_LINES));
    }

    private static Seen seen(ResultSet row) throws SQLException {
        long opened = row.getLong("opened");
        long downloaded = row.getLong("downloaded");
        long exported = row.getLong("exported");
        return new Seen(
                person(row),
                opened,
                downloaded,
                exported,
                row.getLong("times") - opened - downloaded - exported,
                row.getTimestamp("first").toInstant(),
                row.getTimestamp("last").toInstant(),
                row.getBoolean("vouched"),
                row.getBoolean("elsewhere"));
    }

    private static Taken taken(ResultSet row) throws SQLException {
        UUID workspace = row.getObject("workspace", UUID.class);
        return new Taken(
                person(row),
                workspace == null ? null : new WorkspaceId(workspace),
                row.getString("workspace_name"),
                row.getLong("times"),
                row.getLong("bytes"),
                row.getLong("without_size"),
                row.getTimestamp("first").toInstant(),
                row.getTimestamp("last").toInstant(),
                row.getBoolean("vouched"));
    }

    private static Person person(ResultSet row) throws SQLException {
        String nation = row.getString("actor_nation");
        return new Person(
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                nation == null ? null : NationCode.parse(nation).orElse(null));
    }
}
