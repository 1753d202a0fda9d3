package org.entente.relabelling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.ObjectKind;
import org.entente.label.ClearanceId;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Requests in PostgreSQL, which decides who sees them, who takes which step, and who gives which label. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LabelChangeRepository {

    private static final String OPEN = """
            select c.id, c.object_kind, c.object_id, c.page_id, c.from_label_id, c.to_label_id, c.to_own, c.reason, c.takes_effect_at,
                   c.state = 'AGREED' as agreed, c.asked_by, m.display_name, c.asked_at, c.expires_at,
                   coalesce(c.takes_effect_at > now(), false) as ahead, c.asked_by = current_member() as mine,
                   c.state = 'WAITING' and c.asked_by <> current_member() and c.to_label_id in (select readable_labels())
                   and c.workspace_id = any ((select writable_workspaces())::int[]) as decidable
              from label_change c
              left join member m on m.id = c.asked_by
             where (c.state = 'AGREED' or c.state = 'WAITING' and c.expires_at > now())
            """;

    private final JdbcClient jdbc;
    private final Labels labels;

    LabelChangeRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** Somebody who could agree, with what that person is cleared for. */
    record Colleague(MemberId id, String name, ClearanceId clearance) {}

    /** What is agreed for a date and follows the label of an object; only its originating nation is told. */
    Optional<LabelFuture.Next> next(UUID object) {
        return jdbc.sql("""
                        select takes_effect_at, to_label_id
                          from label_change
                         where object_id = ? and state = 'AGREED' and takes_effect_at > now()
                        """)
                .param(object)
                .query((row, n) -> new LabelFuture.Next(
                        row.getTimestamp("takes_effect_at").toInstant(),
                        labels.label(new LabelId(row.getInt("to_label_id")))))
                .optional();
    }

    List<LabelChange> onPage(UUID page) {
        return jdbc.sql(OPEN + " and c.page_id = ? order by c.asked_at, c.id")
                .param(page)
                .query((row, n) -> read(row))
                .list();
    }

    List<LabelChange> open() {
        return jdbc.sql(OPEN + " order by c.asked_at, c.id")
                .query((row, n) -> read(row))
                .list();
    }

    Optional<LabelChange> find(LabelChangeId id) {
        return jdbc.sql(OPEN + " and c.id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Whether the object was under that label; if it was not, the asker's transaction must not be kept. */
    boolean insert(
            LabelChangeId id,
            ObjectKind kind,
            UUID object,
            LabelId from,
            LabelId to,
            boolean own,
            String reason,
            @Nullable Instant takesEffectAt) {
        // The guard fills in what is of the object, and would write over anything else.
        return jdbc.sql("""
                        insert into label_change (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator,
                                                  from_label_id, to_label_id, to_own, reason, takes_effect_at, asked_by)
                        values (:id, :kind, :object, :object, 0, 0, 0, '', 0, :to, :own, :reason, :at, current_member())
                        returning from_label_id = :from
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("object", object)
                .param("to", to.value())
                .param("own", own)
                .param("reason", reason)
                .param("at", takesEffectAt == null ? null : Timestamp.from(takesEffectAt))
                .param("from", from.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the request was there to be put into that state. */
    boolean settle(LabelChangeId id, String state) {
        return jdbc.sql("update label_change set state = ? where id = ?")
                        .param(state)
                        .param(id.value())
                        .update()
                == 1;
    }

    /** Does what was agreed to in this transaction. */
    boolean doAgreed(LabelChangeId id) {
        return jdbc.sql("select do_agreed_label_change(?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** Gives an object a label that only restricts; false if it does not, or the object is not as it was. */
    boolean restrict(ObjectKind kind, UUID object, LabelId from, LabelId to, boolean own) {
        return jdbc.sql("select restrict_label(?, ?, ?, ?, ?)")
                .params(kind.name(), object, from.value(), to.value(), own)
                .query(Boolean.class)
                .single();
    }

    List<Colleague> colleagues(ObjectKind kind, UUID object) {
        return jdbc.sql("select id, name, clearance from label_change_deciders(?, ?)")
                .params(kind.name(), object)
                .query((row, n) -> new Colleague(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        new ClearanceId(row.getInt("clearance"))))
                .list();
    }

    private LabelChange read(ResultSet row) throws SQLException {
        LabelId from = new LabelId(row.getInt("from_label_id"));
        LabelId to = new LabelId(row.getInt("to_label_id"));
        Timestamp at = row.getTimestamp("takes_effect_at");
        return new LabelChange(
                new LabelChangeId(row.getObject("id", UUID.class)),
                ObjectKind.valueOf(row.getString("object_kind")),
                row.getObject("object_id", UUID.class),
                row.getObject("page_id", UUID.class),
                from,
                to,
                labels.label(from),
                labels.label(to),
                row.getBoolean("to_own"),
                row.getString("reason"),
                at == null ? null : at.toInstant(),
                row.getBoolean("ahead"),
                row.getBoolean("agreed"),
                new MemberId(row.getObject("asked_by", UUID.class)),
                row.getString("display_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("mine"),
                row.getBoolean("decidable"));
    }
}
