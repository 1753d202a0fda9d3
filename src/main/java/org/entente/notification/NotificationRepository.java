package org.entente.notification;

import java.util.List;
import java.util.UUID;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.live.Notice;
import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notices in PostgreSQL, which lets each member see and mark one's own, and keeps others' through one function. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class NotificationRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    NotificationRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    List<Notification> list(int most) {
        return jdbc.sql("""
                        select n.id, n.kind, w.name as workspace_name, n.label_id, n.path, n.at, n.times, n.read_at is not null as read
                          from (select o.id, o.workspace_id, o.label_id, o.kind, o.path, o.at, o.times, o.read_at
                                  from notification o
                                 union all
                                select p.id, p.workspace_id, null, p.kind, p.path, p.at, p.times, p.read_at
                                  from personal_notice p) n
                          left join workspace w on w.id = n.workspace_id
                         order by n.read_at is not null, n.at desc, n.id
                         limit ?
                        """)
                .param(most)
                .query((row, n) -> new Notification(
                        new NotificationId(row.getObject("id", UUID.class)),
                        row.getString("kind"),
                        row.getString("workspace_name"),
                        label(row.getObject("label_id", Integer.class)),
                        row.getString("path"),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("times"),
                        row.getBoolean("read")))
                .list();
    }

    int unread() {
        return jdbc.sql("""
                        select (select count(*) from notification where read_at is null)
                             + (select count(*) from personal_notice where read_at is null)
                        """).query(Integer.class).single();
    }

    boolean read(NotificationId id) {
        return read("update notification set read_at = now() where id = ? and read_at is null", id)
                || read("update personal_notice set read_at = now() where id = ? and read_at is null", id);
    }

    private boolean read(String sql, NotificationId id) {
        return jdbc.sql(sql).param(id.value()).update() == 1;
    }

    int readAll() {
        return jdbc.sql("update notification set read_at = now() where read_at is null")
                        .update()
                + jdbc.sql("update personal_notice set read_at = now() where read_at is null")
                        .update();
    }

    private @Nullable ConfidentialityLabel label(@Nullable Integer id) {
        return id == null ? null : labels.label(new LabelId(id));
    }

    /** Keeps a row for each of those who may read what it is about; who that is, it does not answer. */
    void keep(Notice notice) {
        jdbc.sql("select notify_members(?, ?::uuid[], ?, ?, ?)")
                .param(notice.kind())
                .param(notice.to().stream()
                        .map(MemberId::value)
                        .map(UUID::toString)
                        .toArray(String[]::new))
                .param(notice.workspace().value())
                .param(notice.label().value())
                .param(notice.path())
                .query((row, n) -> "")
                .single();
    }
}
