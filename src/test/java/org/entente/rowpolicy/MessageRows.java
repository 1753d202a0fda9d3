package org.entente.rowpolicy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Space;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of messages, drawn by lot: channels for all, and what is for one member alone. */
final class MessageRows {

    private MessageRows() {}

    static String channel(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into conversation (workspace_id, label_id, originator, kind, name)
                        values (?, ?, ?, 'CHANNEL', 'Drawn by lot') returning public_id::text
                        """)
                .params(space.id(), label.id(), originator)
                .query(String.class)
                .single();
    }

    /** A message in a channel, that mentions people, asks for an acknowledgment and answers another one if it is given. */
    static String inChannel(
            JdbcClient sql,
            String channel,
            Label label,
            String originator,
            Member author,
            List<Member> mentions,
            @Nullable String answers) {
        return sql.sql("""
                        insert into message (conversation_id, workspace_id, label_id, originator, thread_id, author_id, mentions, text,
                                             acknowledge, search)
                        select c.id, c.workspace_id, :label, :originator,
                               (select r.id from message r where r.public_id = cast(:answers as uuid)), :author,
                               cast(:mentions as uuid[]), 'Drawn by lot', true, ''
                          from conversation c
                         where c.public_id = cast(:channel as uuid)
                        returning public_id::text
                        """)
                .param("channel", channel)
                .param("label", label.id())
                .param("originator", originator)
                .param("author", author.id())
                .param(
                        "mentions",
                        mentions.stream().map(member -> member.id().toString()).toArray(String[]::new))
                .param("answers", answers)
                .query(String.class)
                .single();
    }

    /** Gives a message another label, as two persons agreed to it for a date; a label that its originator reads. */
    static void relabel(String message, Label label, Member asked, Member agreed) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            try (var ask = connection.prepareStatement("""
                            insert into label_change (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, originator,
                                                      from_label_id, to_label_id, reason, takes_effect_at, state, asked_by, decided_by, done_at)
                            select gen_random_uuid(), 'MESSAGE', m.public_id, m.public_id, m.workspace_id, m.label_id, m.label_id, m.originator,
                                   m.label_id, ?, 'By lot', now(), 'DONE', ?, ?, now()
                              from message m where m.public_id = ?::uuid
                            """);
                    var give =
                            connection.prepareStatement("update message set label_id = ? where public_id = ?::uuid")) {
                ask.setInt(1, label.id());
                ask.setObject(2, asked.id());
                ask.setObject(3, agreed.id());
                ask.setString(4, message);
                ask.executeUpdate();
                give.setInt(1, label.id());
                give.setString(2, message);
                give.executeUpdate();
            }
            connection.commit();
        }
    }

    /** An answer to a message, of the same author. */
    static String answer(JdbcClient sql, String message) {
        return sql.sql("""
                        insert into message (conversation_id, workspace_id, label_id, originator, thread_id, author_id, text, search)
                        select m.conversation_id, m.workspace_id, m.label_id, m.originator, m.id, m.author_id, 'Answered by lot', ''
                          from message m where m.public_id = ?::uuid
                        returning public_id::text
                        """).param(message).query(String.class).single();
    }

    /** The conversation about a plan, under its label. */
    static String talk(JdbcClient sql, String plan) {
        return sql.sql("""
                        insert into conversation (workspace_id, label_id, originator, kind, name, subject_kind, subject_id)
                        select p.workspace_id, p.label_id, p.originator, 'SUBJECT', 'Talk by lot', 'EXERCISE_PLAN', p.public_id
                          from exercise_plan p where p.public_id = ?::uuid
                        returning public_id::text
                        """).param(plan).query(String.class).single();
    }

    /** A message in a conversation, under its label. */
    static String inTalk(JdbcClient sql, String conversation) {
        return sql.sql("""
                        insert into message (conversation_id, workspace_id, label_id, originator, text, search)
                        select c.id, c.workspace_id, c.label_id, c.originator, 'Said by lot', ''
                          from conversation c where c.public_id = ?::uuid
                        returning public_id::text
                        """).param(conversation).query(String.class).single();
    }

    /** A message of one member to somebody who is not there. */
    static String direct(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return message(sql, space, label, originator, person, "public_id::text");
    }

    static String version(JdbcClient sql, Space space, Label label, String originator, Member person) {
        long id = Long.parseLong(message(sql, space, label, originator, person, "id::text"));
        sql.sql("update message set text = 'Drawn again' where id = ?")
                .param(id)
                .update();
        return id + "/0";
    }

    static String acknowledgment(JdbcClient sql, Space space, Label label, String originator, Member person) {
        long id = Long.parseLong(message(sql, space, label, originator, person, "id::text"));
        sql.sql(
                        "insert into message_acknowledgment (message_id, member_id, workspace_id, label_id) values (?, ?, ?, ?)")
                .params(id, person.id(), space.id(), label.id())
                .update();
        return id + "/" + person.id();
    }

    static String position(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into read_position (conversation_id, member_id, workspace_id, label_id, last_message)
                        values (?, ?, ?, ?, 1) returning conversation_id || '/' || member_id
                        """)
                .params(channelId(sql, space, label, originator), person.id(), space.id(), label.id())
                .query(String.class)
                .single();
    }

    static String draft(JdbcClient sql, Space space, Label label, String originator, Member person) {
        return sql.sql("""
                        insert into message_draft (conversation_id, member_id, workspace_id, label_id, text)
                        values (?, ?, ?, ?, 'Drawn by lot') returning conversation_id || '/' || member_id
                        """)
                .params(channelId(sql, space, label, originator), person.id(), space.id(), label.id())
                .query(String.class)
                .single();
    }

    private static long channelId(JdbcClient sql, Space space, Label label, String originator) {
        return sql.sql("""
                        insert into conversation (workspace_id, label_id, originator, kind, name)
                        values (?, ?, ?, 'CHANNEL', 'Drawn by lot') returning id
                        """)
                .params(space.id(), label.id(), originator)
                .query(Long.class)
                .single();
    }

    private static String message(
            JdbcClient sql, Space space, Label label, String originator, Member person, String answer) {
        String[] audience = {person.id().toString(), UUID.randomUUID().toString()};
        long conversation = sql.sql("""
                        insert into conversation (workspace_id, label_id, originator, kind, name, audience)
                        values (:space, :label, :originator, 'DIRECT', '', cast(:audience as uuid[])) returning id
                        """)
                .param("space", space.id())
                .param("label", label.id())
                .param("originator", originator)
                .param("audience", audience)
                .query(Long.class)
                .single();
        return sql.sql("""
                        insert into message (conversation_id, workspace_id, label_id, originator, author_id, text, acknowledge, search)
                        values (?, ?, ?, ?, ?, 'Drawn by lot', true, '') returning %s
                        """.formatted(answer))
                .params(conversation, space.id(), label.id(), originator, person.id())
                .query(String.class)
                .single();
    }
}
