package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.entente.label.Labels;
import org.entente.rowpolicy.World.Clearance;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.entente.rowpolicy.World.Space;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Seed;
import org.entente.workspace.AdmissionRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who may write, in each table that the portal may write at all, against the rules in words. Tables come from the catalogue. What
 * is tried has no other fault than who tries it: a row that was there is put back, or written as it stands.
 */
class EveryTableWriteTest extends PortalTest {

    private static final int ATTEMPTS_IN_EACH = 150;
    private static final int PUT_BACK = 25;

    /** Tables of content that the portal's role writes no row of, and what does. */
    private static final Set<String> NOT_WRITTEN = Set.of(
            // Kept by the trigger of messages.
            "message_version",
            // Kept by the triggers of what has a label.
            "label_history",
            // The functions by which something is frozen and put right.
            "spill_case",
            "spill_person");

    /** Tables whose rows the portal's role changes and adds none of, and what does. */
    private static final Set<String> NOT_ADDED = Set.of(
            // The function that tells members; they say that they read it.
            "notification");

    private final long seed = Seed.drawn();

    @Autowired
    private Labels labels;

    /** A row that was there, with all that it needs still in place. */
    private record Taken(
            Row row,
            String json,
            @Nullable String originator,
            @Nullable UUID nominator) {}

    @AfterEach
    void closeCommons() {
        RandomWorld.closeCommons(fixture);
    }

    @Test
    void everyTableOfContentIsTried() {
        Set<String> written = new TreeSet<>(writable("insert"));
        written.addAll(writable("update"));
        assertThat(contentTables().stream().filter(table -> !written.contains(table)))
                .containsExactlyInAnyOrderElementsOf(NOT_WRITTEN);
        written.removeAll(writable("insert"));
        assertThat(written).isEqualTo(NOT_ADDED);
    }

    @Test
    void memberAddsNoRowButThoseTheRulesLetThroughAndAllOfThose() throws SQLException {
        RandomWorld lot = new RandomWorld(seed, fixture, labels);
        World world = lot.draw(80, 5, PUT_BACK);
        List<String> differences = new ArrayList<>();
        Map<String, Integer> added = new TreeMap<>();
        try (AsMember app = new AsMember()) {
            for (String table : writable("insert")) {
                List<Taken> taken = world.rows(table).stream().map(this::take).toList();
                for (int i = 0; i < ATTEMPTS_IN_EACH; i++) {
                    Taken one = lot.any(taken);
                    app.begin(null);
                    WriteRules rules = new WriteRules(new Rules(world, app.today()));
                    Predicate<Member> allowed =
                            member -> rules.adds(member, one.row(), one.originator(), one.nominator());
                    Member member = i % 2 == 0 ? lot.any(world.members) : near(lot, world, allowed);
                    boolean written = put(app, member, one) == 1;
                    if (written != allowed.test(member)) {
                        differences.add("%s %s %s".formatted(member, written ? "added" : "did not add", one));
                    }
                    added.merge(table, written ? 1 : 0, Integer::sum);
                }
            }
        }
        System.out.println("Row policies: rows added, of %d attempts in each: %s".formatted(ATTEMPTS_IN_EACH, added));
        assertThat(differences).as("seed %d", seed).isEmpty();
    }

    @Test
    void memberChangesNoRowButThoseTheRulesLetThroughAndAllOfThose() throws SQLException {
        RandomWorld lot = new RandomWorld(seed, fixture, labels);
        World world = lot.draw(80, 5, PUT_BACK);
        List<String> differences = new ArrayList<>();
        Map<String, Integer> changed = new TreeMap<>();
        try (AsMember app = new AsMember()) {
            for (String table : writable("update")) {
                List<Row> rows = world.rows(table);
                for (int i = 0; i < ATTEMPTS_IN_EACH; i++) {
                    Row row = lot.any(rows);
                    app.begin(null);
                    WriteRules rules = new WriteRules(new Rules(world, app.today()));
                    Predicate<Member> allowed = member -> rules.changes(member, row);
                    Member member = i % 2 == 0 ? lot.any(world.members) : near(lot, world, allowed);
                    boolean written = touch(app, member, row) == 1;
                    if (written != allowed.test(member)) {
                        differences.add("%s %s %s".formatted(member, written ? "changed" : "did not change", row));
                    }
                    changed.merge(table, written ? 1 : 0, Integer::sum);
                }
            }
        }
        System.out.println(
                "Row policies: rows changed, of %d attempts in each: %s".formatted(ATTEMPTS_IN_EACH, changed));
        assertThat(differences).as("seed %d", seed).isEmpty();
    }

    /** So that none of the above holds because an attempt could not succeed at all. */
    @Test
    void leadOfTheOriginatingNationWritesInEachTableAndNobodyWhoIsNotAdmittedInAny() throws SQLException {
        Person person = fixture.officer("FRA", "SECRET");
        Person stranger = fixture.officer("FRA", "SECRET");
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, person, AdmissionRole.LEAD);
        Space space = fixture.sql()
                .sql("select id, ceiling from workspace where public_id = ?")
                .param(workspace.value())
                .query((row, n) -> new Space(row.getInt(1), row.getInt(2), true, false))
                .single();
        Label label =
                new Label(labels.intern(fixture.label("RESTRICTED", "FRA")).value(), "", 1, Set.of("FRA"), Set.of());
        Member lead = member(person);
        Member other = member(stranger);
        try (AsMember app = new AsMember()) {
            for (String table : contentTables()) {
                if (writable("update").contains(table)) {
                    Row row = row(table, space, label, lead);
                    assertThat(touch(app, lead, row)).as("changes " + table).isEqualTo(1);
                    assertThat(touch(app, other, row)).as("changes " + table).isZero();
                }
                if (writable("insert").contains(table)) {
                    Taken taken = take(row(table, space, label, lead));
                    assertThat(put(app, lead, taken)).as("adds to " + table).isEqualTo(1);
                    assertThat(put(app, other, taken)).as("adds to " + table).isZero();
                }
            }
        }
    }

    private static Member near(RandomWorld lot, World world, Predicate<Member> allowed) {
        List<Member> some = world.members.stream().filter(allowed).toList();
        return lot.any(some.isEmpty() ? world.members : some);
    }

    private static int put(AsMember app, Member member, Taken taken) throws SQLException {
        app.begin(member.id());
        return app.write("""
                insert into %1$s overriding system value
                select * from jsonb_populate_record(null::%1$s, ?::jsonb)
                """.formatted(taken.row().table()), taken.json());
    }

    /** Writes a row as it stands: triggers find nothing changed, and policies ask who it is. */
    private int touch(AsMember app, Member member, Row row) throws SQLException {
        String column = changeable(row.table());
        app.begin(member.id());
        return app.write(
                "update %1$s set %2$s = %2$s where %3$s = ?"
                        .formatted(row.table(), column, RowMaker.of(row.table()).key()),
                row.key());
    }

    private Taken take(Row row) {
        RowMaker maker = RowMaker.of(row.table());
        Taken taken = fixture.sql()
                .sql("""
                        select r, r ->> 'originator', (r ->> 'nominated_by')::uuid
                          from (select to_jsonb(t) from %s t where %s = ?) as found (r)
                        """.formatted(maker.table(), maker.key()))
                .param(row.key())
                .query((found, n) ->
                        new Taken(row, found.getString(1), found.getString(2), found.getObject(3, UUID.class)))
                .single();
        fixture.sql()
                .sql("delete from %s where %s = ?".formatted(maker.table(), maker.key()))
                .param(row.key())
                .update();
        return taken;
    }

    private Row row(String table, Space space, Label label, Member person) {
        RowMaker maker = RowMaker.of(table);
        String key = maker.insert().row(fixture.sql(), space, label, person.nation(), person);
        return new Row(table, key, space, label, person.nation(), maker.personal() ? person : null, Set.of());
    }

    private static Member member(Person person) {
        return new Member(
                person.id().value(),
                person.nation().value(),
                "liaison-officer",
                "ACTIVE",
                null,
                new Clearance(0, "", Set.of(), Set.of(), Set.of()),
                null);
    }

    private String changeable(String table) {
        return fixture.sql()
                .sql("""
                        select a.attname
                          from pg_attribute a
                         where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
                           and has_column_privilege('entente_app', a.attrelid, a.attnum, 'update')
                         order by a.attname <> 'label_id', a.attnum
                         limit 1
                        """)
                .param(table)
                .query((row, n) -> row.getString(1))
                .single();
    }

    private List<String> writable(String privilege) {
        return fixture.sql()
                .sql("select t from unnest(?::text[]) t where has_any_column_privilege('entente_app', t, ?)")
                .param(contentTables().toArray(String[]::new))
                .param(privilege)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> contentTables() {
        return fixture.sql().sql("""
                        select c.relname
                          from pg_class c
                         where c.relnamespace = 'entente'::regnamespace
                           and c.relkind in ('r', 'p')
                           and 2 = (select count(*) from pg_attribute a
                                     where a.attrelid = c.oid and a.attname in ('workspace_id', 'label_id') and not a.attisdropped)
                         order by 1
                        """).query((row, n) -> row.getString(1)).list();
    }
}
