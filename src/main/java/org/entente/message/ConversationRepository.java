package org.entente.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.member.Person;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.SubjectKind;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Conversations, how far they are read, and drafts in PostgreSQL, which decides who sees and writes which row. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ConversationRepository {

    private static final String SELECT = """
            select c.public_id, w.public_id as workspace, w.name as workspace_name, c.kind, c.name, c.label_id,
                   c.workspace_id = any ((select writable_workspaces())::int[]) as writable,
                   (select string_agg(m.display_name || ' (' || m.nation || ')', ', ' order by m.display_name) from member m
                     where m.id = any (c.audience) and m.id <> current_member()) as others,
                   (select count(*) from (
                       select from message m
                        where m.conversation_id = c.id
                          and m.id > coalesce((select r.last_message from read_position r
                                                where r.conversation_id = c.id and r.member_id = current_member()), 0)
                          and m.author_id is distinct from current_member()
                          and m.state = 'POSTED'
                        limit %d) as counted) as unread,
                   (select m.sent_at from message m where m.conversation_id = c.id order by m.id desc limit 1) as last_at
              from conversation c
              join workspace w on w.id = c.workspace_id
            """.formatted(Conversations.MOST_COUNTED);

    private final JdbcClient jdbc;
    private final Labels labels;

    ConversationRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    List<Conversation> list(@Nullable WorkspaceId workspace) {
        JdbcClient.StatementSpec statement = workspace == null
                ? jdbc.sql(SELECT + " order by last_at desc nulls last, lower(c.name), c.id")
                : jdbc.sql(SELECT + " where w.public_id = ? order by c.kind, lower(c.name), c.id")
                        .param(workspace.value());
        return statement.query((row, n) -> read(row)).list();
    }

    Optional<Conversation> find(ConversationId id) {
        return jdbc.sql(SELECT + " where c.public_id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Where a readable one is; cheaper than all that {@link #find} tells of it. */
    Optional<WorkspaceId> workspace(ConversationId id) {
        return jdbc.sql(
                        "select w.public_id from conversation c join workspace w on w.id = c.workspace_id where c.public_id = ?")
                .param(id.value())
                .query((row, n) -> new WorkspaceId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The readable one between these two; at most one has this audience. */
    Optional<ConversationId> between(WorkspaceId workspace, MemberId other) {
        return jdbc.sql("""
                        select c.public_id
                          from conversation c
                          join workspace w on w.id = c.workspace_id
                         where w.public_id = ? and c.kind = 'DIRECT' and c.audience @> array[?::uuid]
                        """)
                .param(workspace.value())
                .param(other.value())
                .query((row, n) -> new ConversationId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Those about an object that the asker may read: one for each label that it has had. The one under its present label first. */
    List<ConversationId> about(SubjectKind kind, UUID subject, LabelId label) {
        return jdbc.sql("""
                        select c.public_id from conversation c
                         where c.kind = 'SUBJECT' and c.subject_kind = ? and c.subject_id = ?
                         order by c.label_id = ? desc, c.id desc
                        """)
                .params(kind.name(), subject, label.value())
                .query((row, n) -> new ConversationId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean insertChannel(ConversationId id, WorkspaceId workspace, LabelId label, String name) {
        return insert(id, workspace, label, "CHANNEL", name, null, null, null);
    }

    boolean insertDirect(ConversationId id, WorkspaceId workspace, LabelId label, MemberId other) {
        return insert(id, workspace, label, "DIRECT", "", other, null, null);
    }

    boolean insertAbout(
            ConversationId id, WorkspaceId workspace, LabelId label, String title, SubjectKind kind, UUID subject) {
        return insert(id, workspace, label, "SUBJECT", title, null, kind, subject);
    }

    private boolean insert(
            ConversationId id,
            WorkspaceId workspace,
            LabelId label,
            String kind,
            String name,
            @Nullable MemberId other,
            @Nullable SubjectKind subjectKind,
            @Nullable UUID subject) {
        return jdbc.sql("""
                        insert into conversation
                               (public_id, workspace_id, label_id, originator, kind, name, audience, subject_kind, subject_id, created_by)
                        select :id, w.id, :label, acting_nation(), :kind, :name,
                               case when :kind = 'DIRECT'
                                    then array(select p.id from unnest(array[current_member(), :other::uuid]) as p (id) order by 1) end,
                               :subjectKind, :subject::uuid, current_member()
                          from workspace w
                         where w.public_id = :workspace
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("workspace", workspace.value())
                        .param("label", label.value())
                        .param("kind", kind)
                        .param("name", name)
                        .param("other", other == null ? null : other.value())
                        .param("subjectKind", subjectKind == null ? null : subjectKind.name())
                        .param("subject", subject)
                        .update()
                == 1;
    }

    /** Who may read what carries the label in the workspace, as far as the asker may: by nation and name. */
    List<Person> readers(WorkspaceId workspace, LabelId label) {
        return jdbc.sql("""
                        select m.id, m.display_name, m.nation from member m
                         where m.id in (select message_audience((select w.id from workspace w where w.public_id = ?), array[?::int], null))
                         order by m.nation, m.display_name, m.id
                        """)
                .params(workspace.value(), label.value())
                .query((row, n) -> person(row))
                .list();
    }

    /** Who may read the conversation, and in it what carries the label besides: by nation and name. */
    List<Person> audience(ConversationId id, LabelId label) {
        return jdbc.sql("""
                        select m.id, m.display_name, m.nation from member m
                         where m.id in (select a from conversation c
                                         cross join lateral message_audience(
                                               c.workspace_id, array[c.label_id, ?::int, coalesce(c.subject_label_id, c.label_id)], c.audience) a
                                         where c.public_id = ?)
                         order by m.nation, m.display_name, m.id
                        """)
                .params(label.value(), id.value())
                .query((row, n) -> person(row))
                .list();
    }

    /** Who may read a message: by nation and name. */
    List<Person> audience(MessageId id) {
        return jdbc.sql("""
                        select p.id, p.display_name, p.nation from member p
                         where p.id in (select a from message m
                                          join conversation c on c.id = m.conversation_id
                                         cross join lateral message_audience(
                                               c.workspace_id, array[c.label_id, coalesce(c.subject_label_id, c.label_id),
                                                                      m.label_id, coalesce(m.thread_label_id, m.label_id)], c.audience) a
                                         where m.public_id = ?)
                         order by p.nation, p.display_name, p.id
                        """).param(id.value()).query((row, n) -> person(row)).list();
    }

    /** False if the member has read that far already. */
    boolean read(ConversationId id) {
        return jdbc.sql("""
                        insert into read_position as r (conversation_id, member_id, workspace_id, label_id, last_message)
                        select c.id, current_member(), c.workspace_id, c.label_id, newest.id
                          from conversation c
                         cross join lateral (select m.id from message m where m.conversation_id = c.id order by m.id desc limit 1) newest
                         where c.public_id = ?
                            on conflict (conversation_id, member_id) do update set last_message = excluded.last_message
                         where r.last_message < excluded.last_message
                        """).param(id.value()).update() == 1;
    }

    Optional<Draft> draft(ConversationId id, @Nullable MessageId answered) {
        return jdbc.sql("""
                        select d.text, d.label_id
                          from message_draft d
                          join conversation c on c.id = d.conversation_id
                          left join message root on root.id = d.thread_id
                         where c.public_id = :conversation
                           and d.text <> ''
                           and case when cast(:answered as uuid) is null then d.thread_id is null
                                    else root.public_id = cast(:answered as uuid) end
                        """)
                .param("conversation", id.value())
                .param("answered", answered == null ? null : answered.value())
                .query((row, n) -> new Draft(row.getString(1), labels.label(new LabelId(row.getInt(2)))))
                .optional();
    }

    void keepDraft(ConversationId id, @Nullable MessageId answered, String text, LabelId label) {
        jdbc.sql("""
                        insert into message_draft (conversation_id, thread_id, member_id, workspace_id, label_id, text)
                        select c.id, root.id, current_member(), c.workspace_id, :label, :text
                          from conversation c
                          left join message root on root.public_id = cast(:answered as uuid) and root.conversation_id = c.id
                         where c.public_id = :conversation and (cast(:answered as uuid) is null or root.id is not null)
                            on conflict (conversation_id, member_id, thread_id)
                            do update set text = excluded.text, label_id = excluded.label_id, updated_at = clock_timestamp()
                        """)
                .param("conversation", id.value())
                .param("answered", answered == null ? null : answered.value())
                .param("label", label.value())
                .param("text", text)
                .update();
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new MemberId(row.getObject("id", UUID.class)),
                row.getString("display_name"),
                new NationCode(row.getString("nation")));
    }

    private Conversation read(ResultSet row) throws SQLException {
        String others = row.getString("others");
        Timestamp lastAt = row.getTimestamp("last_at");
        Conversation.Kind kind = Conversation.Kind.valueOf(row.getString("kind"));
        return new Conversation(
                new ConversationId(row.getObject("public_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("workspace_name"),
                kind,
                kind == Conversation.Kind.DIRECT ? others == null ? "" : others : row.getString("name"),
                labels.label(new LabelId(row.getInt("label_id"))),
                row.getBoolean("writable"),
                row.getInt("unread"),
                lastAt == null ? null : lastAt.toInstant());
    }
}
