package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.entente.rowpolicy.World.Space;
import org.entente.testing.PortalTest;
import org.entente.testing.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The functions that answer whole messages read past the policies and hold the filter themselves, so they are proved by themselves:
 * against the rules in words, and against the same reading under the policies.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageFunctionsTest extends PortalTest {

    private static final int CHANNELS = 12;
    private static final int MESSAGES = 300;
    private static final int DIRECT = 200;

    private static final String ANSWERED = """
            select row(f.public_id, f.place, f.conversation, f.thread, f.author_id, f.author, f.originator, f.mine, f.label_id, f.text,
                       array(select unnest(f.mentioned) order by 1), f.mentions_me, f.precedence, f.acknowledge, f.acknowledged,
                       f.state, f.version, f.sent_at, f.edited_at, f.answers, f.workspace_name, f.conversation_name)::text from %s f
            """;

    private static final String UNDER_POLICIES = """
            select row(m.public_id, m.id, c.public_id, root.public_id, m.author_id, a.display_name, m.originator,
                       m.author_id is not distinct from current_member(), m.label_id, m.text,
                       array(select p.display_name from member p where p.id = any (m.mentions) order by 1),
                       current_member() = any (m.mentions), m.precedence, m.acknowledge,
                       m.acknowledge and exists (select from message_acknowledgment k
                                                  where k.message_id = m.id and k.member_id = current_member()),
                       m.state, m.version, m.sent_at, m.edited_at,
                       case when m.thread_id is null then (select count(*) from message r where r.thread_id = m.id) else 0 end,
                       w.name, c.name)::text
              from message m
              join conversation c on c.id = m.conversation_id
              join workspace w on w.id = m.workspace_id
              left join message root on root.id = m.thread_id
              left join member a on a.id = m.author_id
             where m.id = any (%s)
            """;

    private final long seed = Seed.drawn();
    private final Random random = new Random(seed);
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();

    @Autowired
    private Labels labels;

    private RandomWorld lot;
    private World world;
    private String ids;

    /** A message, the conversation that it stands in, and what it answers. */
    private record Drawn(
            Row conversation, Row message, @Nullable Row root) {

        boolean answer() {
            return root != null;
        }
    }

    @BeforeAll
    void draw() throws SQLException {
        lot = new RandomWorld(seed, fixture, labels);
        world = lot.draw(100, 4, 0);
        for (int i = 0; i < CHANNELS; i++) {
            channel();
        }
        relabel();
        for (int i = 0; i < DIRECT; i++) {
            direct();
        }
        ids = fixture.sql()
                .sql("select array_agg(id)::text from message where public_id::text = any (?)")
                .param(drawn.stream().map(one -> one.message().key()).toArray(String[]::new))
                .query((row, n) -> "'" + row.getString(1) + "'::bigint[]")
                .single();
    }

    @AfterAll
    void closeCommons() {
        RandomWorld.closeCommons(fixture);
    }

    @Test
    void noMessageIsAnsweredButThoseTheRulesLetThroughAndAllOfThose() throws SQLException {
        int seen = 0;
        int direct = 0;
        int without = 0;
        try (AsMember app = new AsMember()) {
            for (Member member : world.members) {
                app.begin(member.id());
                Rules rules = new Rules(world, app.today());
                List<Drawn> readable =
                        drawn.stream().filter(one -> reads(rules, member, one)).toList();
                seen += readable.size();
                direct += (int) readable.stream()
                        .filter(one -> one.message().audience() != null)
                        .count();
                without += (int) drawn.stream()
                        .filter(one -> !rules.sees(member, one.conversation()) && rules.sees(member, one.message()))
                        .count();
                assertThat(app.keys("select public_id from read_messages(%s)".formatted(ids)))
                        .as("seed %d: %s reads", seed, member)
                        .isEqualTo(keys(readable));
                assertThat(found(app, "null"))
                        .as("seed %d: %s searches", seed, member)
                        .isEqualTo(keys(readable));
                for (String channel : channels) {
                    List<Drawn> there = readable.stream()
                            .filter(one -> one.conversation().key().equals(channel))
                            .toList();
                    assertThat(found(app, "'" + channel + "'"))
                            .as("seed %d: %s searches %s", seed, member, channel)
                            .isEqualTo(keys(there));
                    assertThat(app.keys("select public_id from message_page('%s', %d, 1000)"
                                    .formatted(channel, Long.MAX_VALUE)))
                            .as("seed %d: %s pages through %s", seed, member, channel)
                            .isEqualTo(keys(
                                    there.stream().filter(one -> !one.answer()).toList()));
                }
            }
        }
        assertThat(seen - direct).as("seed %d: messages seen in channels", seed).isPositive();
        assertThat(direct).as("seed %d: direct messages seen", seed).isPositive();
        assertThat(without)
                .as("seed %d: messages whose conversation alone is in the way", seed)
                .isPositive();
    }

    @Test
    void whatIsBesideAMessageIsWhatThePoliciesShow() throws SQLException {
        int unknown = 0;
        int answered = 0;
        try (AsMember app = new AsMember()) {
            for (Member member : world.members) {
                app.begin(member.id());
                Set<String> shown = app.keys(UNDER_POLICIES.formatted(ids));
                assertThat(app.keys(ANSWERED.formatted("read_messages(%s)".formatted(ids))))
                        .as("seed %d: %s", seed, member)
                        .isEqualTo(shown);
                unknown += app.keys("select public_id from read_messages(%s) where author is null".formatted(ids))
                        .size();
                answered += app.keys("select public_id from read_messages(%s) where answers > 0".formatted(ids))
                        .size();
            }
        }
        assertThat(unknown)
                .as("seed %d: authors whom the reader may not know of", seed)
                .isPositive();
        assertThat(answered).as("seed %d: messages with answers", seed).isPositive();
    }

    @Test
    void nobodyAndOfficialsAreAnsweredNothing() throws SQLException {
        List<String> asked = new ArrayList<>(
                List.of("read_messages(%s)".formatted(ids), "find_messages(null, null, '{drawn,lot}', 1000)"));
        channels.forEach(channel -> asked.add("message_page('%s', %d, 1000)".formatted(channel, Long.MAX_VALUE)));
        List<UUID> officials = List.of(Roles.ADMINISTRATOR, Roles.NATION_ADMINISTRATOR, Roles.AUDITOR).stream()
                .map(this::admittedAndCleared)
                .toList();
        try (AsMember app = new AsMember()) {
            for (String reading : asked) {
                String keys = "select public_id from " + reading;
                app.begin(null);
                assertThat(app.keys(keys)).as("nobody: %s", reading).isEmpty();
                app.begin(UUID.randomUUID());
                assertThat(app.keys(keys)).as("a stranger: %s", reading).isEmpty();
                for (UUID official : officials) {
                    app.begin(official);
                    assertThat(app.keys(keys)).as("an official: %s", reading).isEmpty();
                }
            }
        }
    }

    @Test
    void suspensionHoldsFromTheNextStatementOn() throws SQLException {
        try (AsMember app = new AsMember()) {
            app.begin(null);
            Rules rules = new Rules(world, app.today());
            Drawn one = drawn.stream()
                    .filter(each -> !each.answer()
                            && channels.contains(each.conversation().key()))
                    .filter(each -> world.members.stream().anyMatch(member -> reads(rules, member, each)))
                    .findFirst()
                    .orElseThrow();
            Member reader = world.members.stream()
                    .filter(member -> reads(rules, member, one))
                    .findFirst()
                    .orElseThrow();
            String page = "select public_id from message_page('%s', %d, 1000)"
                    .formatted(one.conversation().key(), Long.MAX_VALUE);
            app.begin(reader.id());
            assertThat(app.keys(page)).contains(one.message().key());
            assertThat(found(app, "null")).contains(one.message().key());
            fixture.sql()
                    .sql("update member set state = 'SUSPENDED' where id = ?")
                    .param(reader.id())
                    .update();
            assertThat(app.keys(page)).isEmpty();
            assertThat(found(app, "null")).isEmpty();
            assertThat(app.keys("select public_id from read_messages(%s)".formatted(ids)))
                    .isEmpty();
            fixture.sql()
                    .sql("update member set state = 'ACTIVE' where id = ?")
                    .param(reader.id())
                    .update();
        }
    }

    private static boolean reads(Rules rules, Member member, Drawn one) {
        return rules.sees(member, one.conversation())
                && rules.sees(member, one.message())
                && (one.root() == null || rules.sees(member, one.root()));
    }

    private static Set<String> keys(List<Drawn> messages) {
        return messages.stream().map(one -> one.message().key()).collect(Collectors.toSet());
    }

    // Others' tests leave messages with the same words.
    private Set<String> found(AsMember app, String conversation) throws SQLException {
        Set<String> found = app.keys(
                "select public_id from find_messages(null, %s, '{drawn,lot}', 100000)".formatted(conversation));
        found.retainAll(keys(drawn));
        return found;
    }

    // Half of the messages carry another label than their conversation, a third answer one before, under its label.
    private void channel() {
        Space space = lot.any(world.spaces);
        List<Label> below = below(space);
        Label label = lot.any(below);
        Row conversation = row("conversation", space, label, MessageRows::channel);
        channels.add(conversation.key());
        List<Drawn> begun = new ArrayList<>();
        for (int i = 0; i < MESSAGES / CHANNELS; i++) {
            boolean answer = i > 0 && random.nextInt(3) == 0;
            Drawn root = answer ? lot.any(begun) : null;
            Label own = root != null ? root.message().label() : random.nextBoolean() ? label : lot.any(below);
            Row message = row(
                    "message",
                    space,
                    own,
                    (sql, in, under, originator, author) -> MessageRows.inChannel(
                            sql,
                            conversation.key(),
                            under,
                            originator,
                            author,
                            List.of(lot.any(world.members), lot.any(world.members)),
                            root == null ? null : root.message().key()));
            Drawn made = new Drawn(conversation, message, root == null ? null : root.message());
            drawn.add(made);
            if (!answer) {
                begun.add(made);
            }
        }
    }

    // Of one member to somebody who is not there; the conversation carries the label of the message.
    private void direct() {
        Space space = lot.any(world.spaces);
        Label label = lot.any(below(space));
        String originator = originator(label);
        Member person = lot.any(world.members);
        String key = MessageRows.direct(fixture.sql(), space, label, originator, person);
        Row message = new Row("message", key, space, label, originator, person, Set.of());
        drawn.add(new Drawn(message, message, null));
    }

    // A third of what is in channels gets another label, answers and what they answer alike.
    private void relabel() throws SQLException {
        Map<String, Row> anew = new HashMap<>();
        for (Drawn one : drawn) {
            Row before = one.message();
            List<Label> possible = below(before.space()).stream()
                    .filter(label -> label.nations().contains(before.originator()))
                    .filter(label -> label.id() != before.label().id())
                    .toList();
            if (random.nextInt(3) == 0 && !possible.isEmpty()) {
                Label label = lot.any(possible);
                MessageRows.relabel(before.key(), label, world.members.getFirst(), world.members.getLast());
                anew.put(
                        before.key(),
                        new Row("message", before.key(), before.space(), label, before.originator(), null, Set.of()));
            }
        }
        drawn.replaceAll(one -> new Drawn(
                one.conversation(),
                anew.getOrDefault(one.message().key(), one.message()),
                one.root() == null ? null : anew.getOrDefault(one.root().key(), one.root())));
    }

    private Row row(String table, Space space, Label label, RowMaker.Insert insert) {
        String originator = originator(label);
        String key = insert.row(fixture.sql(), space, label, originator, lot.any(world.members));
        return new Row(table, key, space, label, originator, null, Set.of());
    }

    private List<Label> below(Space space) {
        return world.labels.stream()
                .filter(label -> label.policy().equals("ENTENTE") && label.level() <= space.ceiling())
                .toList();
    }

    private String originator(Label label) {
        return lot.any(label.nations().stream().sorted().toList());
    }

    private UUID admittedAndCleared(String role) {
        UUID official = fixture.official(lot.any(List.copyOf(world.nations.keySet())), role)
                .id()
                .value();
        fixture.sql()
                .sql(
                        "insert into admission (workspace_id, member_id, role) select id, ?, 'LEAD' from workspace where name like 'Drawn by lot%'")
                .param(official)
                .update();
        fixture.sql()
                .sql(
                        "insert into dominance select m.clearance_id, l.id, true from member m cross join label l where m.id = ? and l.id <> 0"
                                + " on conflict (clearance_id, label_id) do nothing")
                .param(official)
                .update();
        return official;
    }
}
