package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Roles;
import org.entente.label.Labels;
import org.entente.review.Hindsight;
import org.entente.review.Sight;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Seed;
import org.entente.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who could read what when, told afterwards, against what each person really read at that moment: the row policies were asked while
 * people, nations, admissions, labels and decisions changed by lot.
 */
class SightThenTest extends PortalTest {

    private static final int LEAST = 5_000;

    /** Where an object stands, by the name of its table. */
    private static final List<String> TABLES = List.of(
            "exercise_plan",
            "exercise_section",
            "document",
            "course",
            "course_iteration",
            "nomination",
            "agreement",
            "conversation",
            "message",
            "import_run");

    private final long seed = Seed.drawn();

    @Autowired
    private Labels labels;

    @Autowired
    private Hindsight hindsight;

    private record Then(Instant at, Map<UUID, Set<UUID>> readers) {}

    @AfterEach
    void closeCommons() {
        RandomWorld.closeCommons(fixture);
    }

    @Test
    void answerAboutAPastMomentIsWhatEachPersonReadThen() throws SQLException {
        compare(40, 6, 6);
    }

    @Test
    @Tag("soak")
    void answerAboutAPastMomentIsWhatEachPersonReadThenInALargeSample() throws SQLException {
        compare(120, 40, 12);
    }

    private void compare(int members, int rowsOfEachTable, int rounds) throws SQLException {
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        RandomWorld lot = new RandomWorld(seed, fixture, labels);
        World world = lot.draw(members, 5, rowsOfEachTable);
        Map<UUID, Row> objects = objects(world);
        Instant before = now().minusSeconds(3600);
        List<Then> walk = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            walk.add(new Then(now(), readers(world, objects.keySet())));
            lot.change();
            relabel(lot, world, objects);
            relabelMessages(lot, world, objects);
            decideAnew(lot, world);
        }
        walk.add(new Then(now(), readers(world, objects.keySet())));

        int triples = 0;
        int could = 0;
        Set<Object> barriers = new HashSet<>();
        Set<UUID> all = world.members.stream().map(Member::id).collect(Collectors.toSet());
        for (Then then : walk) {
            for (UUID object : objects.keySet()) {
                List<Sight> told = act.get(auditor.subject(), () -> hindsight.whoCouldSee(object, then.at(), null))
                        .orElseThrow()
                        .people();
                Set<UUID> expected = then.readers().getOrDefault(object, Set.of());
                assertThat(told.stream().filter(Sight::could).map(Sight::member).filter(all::contains))
                        .as("seed %d, at %s: readers of %s", seed, then.at(), objects.get(object))
                        .containsExactlyInAnyOrderElementsOf(expected);
                triples += all.size();
                could += expected.size();
                told.stream()
                        .filter(one -> one.barriers().size() == 1)
                        .forEach(one -> barriers.add(one.barriers().getFirst()));
            }
        }
        System.out.printf(
                "Hindsight: %,d triples of object, person and moment, %,d could read; alone in the way were %s (seed %d)%n",
                triples, could, barriers, seed);
        assertThat(triples).isGreaterThanOrEqualTo(LEAST);
        assertThat(could).as("seed %d", seed).isGreaterThan(triples / 200);
        for (UUID object : objects.keySet()) {
            assertThat(act.get(auditor.subject(), () -> hindsight.whoCouldSee(object, before, null)))
                    .as("before there was %s", objects.get(object))
                    .isEmpty();
        }
    }

    private Map<UUID, Row> objects(World world) {
        Map<UUID, Row> objects = new HashMap<>();
        for (String table : TABLES) {
            for (Row row : world.rows(table)) {
                objects.put(
                        fixture.sql()
                                .sql("select public_id from %s where %s = ?"
                                        .formatted(table, RowMaker.of(table).key()))
                                .param(row.key())
                                .query(UUID.class)
                                .single(),
                        row);
            }
        }
        // And what answers a message, which is read with that.
        for (Row row : world.rows("message")) {
            if (row.label().policy().equals("ENTENTE")) {
                objects.put(UUID.fromString(MessageRows.answer(fixture.sql(), row.key())), row);
            }
        }
        // And the talk about a plan, which is read with that.
        for (Row row : world.rows("exercise_plan")) {
            if (row.label().policy().equals("ENTENTE")) {
                String talk = MessageRows.talk(fixture.sql(), row.key());
                objects.put(UUID.fromString(talk), said(row, "conversation", talk));
                String message = MessageRows.inTalk(fixture.sql(), talk);
                objects.put(UUID.fromString(message), said(row, "message", message));
            }
        }
        return objects;
    }

    private static Row said(Row about, String table, String key) {
        return new Row(table, key, about.space(), about.label(), about.originator(), null, Set.of());
    }

    // As each of them, through the policies, at this moment; messages as they are read, in their conversations.
    private static Map<UUID, Set<UUID>> readers(World world, Set<UUID> objects) throws SQLException {
        Map<UUID, Set<UUID>> readers = new HashMap<>();
        try (AsMember app = new AsMember()) {
            for (Member member : world.members) {
                app.begin(member.id());
                for (String table : TABLES) {
                    String read = table.equals("message") ? "read_messages(array(select id from message))" : table;
                    app.keys("select public_id::text from " + read).stream()
                            .map(UUID::fromString)
                            .filter(objects::contains)
                            .forEach(object -> readers.computeIfAbsent(object, any -> new HashSet<>())
                                    .add(member.id()));
                }
            }
        }
        return readers;
    }

    // Past the guards, which ask who agrees; what keeps history, and what follows a label, is at work.
    private static void relabel(RandomWorld lot, World world, Map<UUID, Row> objects) throws SQLException {
        for (String table : List.of("exercise_plan", "exercise_section", "document", "course", "agreement")) {
            try (Connection connection = TestDatabase.superuser().getConnection()) {
                connection.setSchema("entente");
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    statement.execute("alter table %s disable trigger guard".formatted(table));
                    if (!table.equals("exercise_section")) {
                        statement.execute("alter table %s disable trigger label".formatted(table));
                    }
                    for (Map.Entry<UUID, Row> object : objects.entrySet()) {
                        Label label = lot.any(world.labels);
                        if (object.getValue().table().equals(table) && label.id() % 2 == 0) {
                            statement.execute("update %s set label_id = %d %s where public_id = '%s'"
                                    .formatted(
                                            table,
                                            label.id(),
                                            table.equals("exercise_section") ? ", own_label = true" : "",
                                            object.getKey()));
                        }
                    }
                    statement.execute("alter table %s enable trigger guard".formatted(table));
                    if (!table.equals("exercise_section")) {
                        statement.execute("alter table %s enable trigger label".formatted(table));
                    }
                }
                connection.commit();
            }
        }
    }

    private void relabelMessages(RandomWorld lot, World world, Map<UUID, Row> objects) throws SQLException {
        for (Map.Entry<UUID, Row> object : objects.entrySet()) {
            Row row = object.getValue();
            if (row.table().equals("message")) {
                String originator = fixture.sql()
                        .sql("select originator from message where public_id = ?")
                        .param(object.getKey())
                        .query(String.class)
                        .single();
                List<Label> possible = world.labels.stream()
                        .filter(label -> label.policy().equals("ENTENTE"))
                        .filter(label -> label.nations().contains(originator))
                        .filter(label -> label.level() <= row.space().ceiling())
                        .toList();
                Label label = lot.any(possible.isEmpty() ? List.of(row.label()) : possible);
                if (label.id() % 2 == 0 && !possible.isEmpty()) {
                    MessageRows.relabel(
                            object.getKey().toString(), label, world.members.getFirst(), world.members.getLast());
                }
            }
        }
    }

    // As when an edition of a policy comes that has other equivalents.
    private void decideAnew(RandomWorld lot, World world) {
        for (int i = 0; i < 40; i++) {
            fixture.sql()
                    .sql("update dominance set permitted = not permitted where clearance_id = ? and label_id = ?")
                    .params(
                            lot.any(world.clearances).id(),
                            lot.any(world.labels).id())
                    .update();
        }
    }

    private Instant now() {
        return fixture.sql()
                .sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
