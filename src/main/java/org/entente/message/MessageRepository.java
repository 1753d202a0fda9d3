package org.entente.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages in PostgreSQL, which decides who sees and writes which row. They are read by functions that ask once who is asking and
 * hold the read policies' filter inside: a message is read with its conversation or not at all.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MessageRepository {

    private static final int MOST_WORDS = 10;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;
    private final Labels labels;

    MessageRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** The newest first. */
    List<Message> page(ConversationId conversation, long before, int limit) {
        return jdbc.sql("select * from message_page(?, ?, ?)")
                .params(conversation.value(), before, limit)
                .query((row, n) -> message(row))
                .list();
    }

    /** How many of a conversation's messages that begin come with or after one. */
    int sinceAndWith(ConversationId conversation, MessageId message, int most) {
        return jdbc.sql("""
                        select count(*) from (
                            select from message m
                             where m.conversation_id = (select id from conversation where public_id = ?) and m.thread_id is null
                               and m.id >= (select coalesce(t.thread_id, t.id) from message t where t.public_id = ?)
                             limit %d) as counted
                        """.formatted(most))
                .params(conversation.value(), message.value())
                .query(Integer.class)
                .single();
    }

    /** The oldest first. */
    List<Message> answers(MessageId thread, int limit) {
        return jdbc.sql("""
                        select * from read_messages(array(
                            select m.id from message m
                             where m.thread_id = (select t.id from message t where t.public_id = ?)
                             order by m.id
                             limit %d))
                        """.formatted(limit))
                .param(thread.value())
                .query((row, n) -> message(row))
                .list();
    }

    Optional<Message> find(MessageId id) {
        return jdbc.sql("select * from read_messages(array(select m.id from message m where m.public_id = ?))")
                .param(id.value())
                .query((row, n) -> message(row))
                .optional();
    }

    List<MessageHit> search(
            @Nullable WorkspaceId workspace, @Nullable ConversationId conversation, String text, int limit) {
        return jdbc.sql("select * from find_messages(cast(? as uuid), cast(? as uuid), cast(? as text[]), ?)")
                .param(workspace == null ? null : workspace.value())
                .param(conversation == null ? null : conversation.value())
                .param(words(text))
                .param(limit)
                .query((row, n) -> new MessageHit(
                        message(row), row.getString("conversation_name"), row.getString("workspace_name")))
                .list();
    }

    /** False if the conversation, or the message that it answers, is not there for the asker. */
    boolean insert(
            MessageId id, ConversationId conversation, MessageData data, LabelId label, Collection<MemberId> mentions) {
        return jdbc.sql("""
                        insert into message (public_id, conversation_id, workspace_id, label_id, originator, thread_id, author_id, text,
                                             mentions, precedence, acknowledge, search)
                        select :id, c.id, c.workspace_id, :label, acting_nation(), root.id, current_member(), :text, cast(:mentions as uuid[]), :precedence,
                               :acknowledge, ''
                          from conversation c
                          left join message root on root.public_id = :thread::uuid and root.conversation_id = c.id
                         where c.public_id = :conversation and (:thread::uuid is null or root.id is not null)
                        """)
                        .param("id", id.value())
                        .param("conversation", conversation.value())
                        .param("label", label.value())
                        .param(
                                "thread",
                                data.thread() == null ? null : data.thread().value())
                        .param("text", data.text())
                        .param("mentions", ids(mentions))
                        .param("precedence", data.precedence().name())
                        .param("acknowledge", data.acknowledge())
                        .update()
                == 1;
    }

    /** False if it is no longer at that version, or not the asker's. */
    boolean edit(MessageId id, int version, String text, Collection<MemberId> mentions) {
        return jdbc.sql(
                                "update message set text = ?, mentions = cast(? as uuid[]) where public_id = ? and version = ? and author_id = current_member()")
                        .param(text)
                        .param(ids(mentions))
                        .param(id.value())
                        .param(version)
                        .update()
                == 1;
    }

    /** False if it is withdrawn already, or not the asker's. */
    boolean withdraw(MessageId id) {
        return jdbc.sql("""
                        update message set state = 'WITHDRAWN', text = ''
                         where public_id = ? and state = 'POSTED' and author_id = current_member()
                        """).param(id.value()).update() == 1;
    }

    /** False if the asker has acknowledged it already. */
    boolean acknowledge(MessageId id) {
        return jdbc.sql("""
                        insert into message_acknowledgment (message_id, member_id, workspace_id, label_id)
                        select m.id, current_member(), m.workspace_id, m.label_id from message m
                         where m.public_id = ? and m.acknowledge and m.state = 'POSTED'
                            on conflict do nothing
                        """).param(id.value()).update() == 1;
    }

    /** By nation and name. */
    List<Acknowledgments.Given> acknowledgments(MessageId id) {
        return jdbc.sql("""
                        select p.id, p.display_name, p.nation, k.acknowledged_at
                          from message_acknowledgment k
                          join message m on m.id = k.message_id
                          join member p on p.id = k.member_id
                         where m.public_id = ?
                         order by p.nation, p.display_name, p.id
                        """)
                .param(id.value())
                .query((row, n) -> new Acknowledgments.Given(
                        ConversationRepository.person(row),
                        row.getTimestamp("acknowledged_at").toInstant()))
                .list();
    }

    /** The latest first. */
    List<MessageVersion> versions(MessageId id) {
        return jdbc.sql("""
                        select v.version, v.text, v.written_at
                          from message_version v
                          join message m on m.id = v.message_id
                          join conversation c on c.id = m.conversation_id
                         where m.public_id = ?
                         order by v.version desc
                        """)
                .param(id.value())
                .query((row, n) -> new MessageVersion(
                        row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    // Cut as the database cuts what it searches: runs of letters and digits.
    private static String[] words(String text) {
        return WORD.matcher(text)
                .results()
                .limit(MOST_WORDS)
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static String[] ids(Collection<MemberId> members) {
        return members.stream().map(MemberId::toString).toArray(String[]::new);
    }

    private Message message(ResultSet row) throws SQLException {
        UUID thread = row.getObject("thread", UUID.class);
        UUID author = row.getObject("author_id", UUID.class);
        Timestamp editedAt = row.getTimestamp("edited_at");
        Object mentioned = row.getArray("mentioned").getArray();
        return new Message(
                new MessageId(row.getObject("public_id", UUID.class)),
                row.getLong("place"),
                new ConversationId(row.getObject("conversation", UUID.class)),
                thread == null ? null : new MessageId(thread),
                author == null ? null : new MemberId(author),
                row.getString("author"),
                new NationCode(row.getString("originator")),
                row.getBoolean("mine"),
                labels.label(new LabelId(row.getInt("label_id"))),
                row.getString("text"),
                mentioned instanceof String[] names ? Arrays.asList(names) : List.of(),
                row.getBoolean("mentions_me"),
                Precedence.valueOf(row.getString("precedence")),
                row.getBoolean("acknowledge"),
                row.getBoolean("acknowledged"),
                row.getString("state").equals("WITHDRAWN"),
                row.getString("state").equals("EXPIRED"),
                row.getInt("version"),
                row.getTimestamp("sent_at").toInstant(),
                editedAt == null ? null : editedAt.toInstant(),
                row.getInt("answers"));
    }
}
