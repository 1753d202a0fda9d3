package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.entente.rowpolicy.World.Space;
import org.entente.testing.PortalTest;
import org.entente.testing.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Attempts to write plans and imports, under any label and for any nation, drawn by lot, against the rules in words. */
class RowPolicyWriteTest extends PortalTest {

    private static final int WORLDS = 3;
    private static final int ATTEMPTS_OF_A_KIND = 1200;

    private static final String ADD = """
            insert into exercise_plan (workspace_id, label_id, originator, name, kind, starts_on, starts_precision,
                                       ends_on, ends_precision, status, search)
            values (?, ?, ?, 'Attempt', 'LIVE', '2031-06-02', 'DAY', '2031-06-15', 'DAY', 'PLANNED', '')
            """;
    private static final String IMPORT = """
            insert into import_run (kind, workspace_id, label_id, member_id, file_name, layout, encoding, total)
            values ('EXERCISE', ?, ?, ?, 'attempt.csv', 'PLAN_LIST', 'UTF-8', 1)
            """;

    private final long seed = Seed.drawn();
    private final Map<String, Integer> allowed = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @Autowired
    private Labels labels;

    @AfterEach
    void closeCommons() {
        RandomWorld.closeCommons(fixture);
    }

    @Test
    void memberWritesNoRowButThoseTheRulesLetThroughAndAllOfThose() throws SQLException {
        // In one world alone it may be that nobody may do one or the other.
        for (int i = 0; i < WORLDS; i++) {
            RandomWorld lot = new RandomWorld(seed + i, fixture, labels);
            attempts(lot, lot.draw(60, 6, 120));
            RandomWorld.closeCommons(fixture);
        }
        assertThat(differences).as("seed %d", seed).isEmpty();
        System.out.println("Row policies: writes allowed, of %d each: %s".formatted(ATTEMPTS_OF_A_KIND, allowed));
        // A sample in which nothing is ever allowed proves little.
        assertThat(allowed)
                .as("seed %d", seed)
                .containsOnlyKeys("add", "add as other", "change", "relabel", "import", "tell of import");
        assertThat(allowed.get("add as other")).isZero();
        allowed.remove("add as other");
        assertThat(allowed.values()).as("seed %d", seed).doesNotContain(0);
    }

    private void attempts(RandomWorld lot, World world) throws SQLException {
        List<Row> plans = world.rows("exercise_plan");
        List<Row> runs = world.rows("import_run");
        try (AsMember app = new AsMember()) {
            for (int i = 0; i < ATTEMPTS_OF_A_KIND / WORLDS; i++) {
                Member member = lot.any(world.members);
                app.begin(member.id());
                Rules rules = new Rules(world, app.today());
                add(
                        app,
                        rules,
                        member,
                        lot.any(world.spaces),
                        lot.any(world.labels),
                        lot.any(world.members).nation());
                Row plan = lot.any(plans);
                // Half of the attempts come from those who are nearest to being allowed.
                Member changing = i % 2 == 0 ? member : compatriot(lot, world, plan);
                compare(
                        "change",
                        rules.changes(changing, plan),
                        app,
                        changing,
                        "update exercise_plan set name = 'Attempt' where public_id = ?",
                        UUID.fromString(plan.key()));
                relabel(app, rules, changing, plan, lot.any(i % 2 == 0 ? world.labels : labelsOf(world, plan)));
                if (i % 10 == 0) {
                    restrict(app, rules, lot, world, plans);
                }
                Row run = lot.any(runs);
                Member importer = run.audience();
                Member telling = i % 2 == 0 || importer == null ? member : importer;
                // Whoever began an import also tells how it ended, even where writing has ended meanwhile.
                compare(
                        "tell of import",
                        rules.sees(telling, run),
                        app,
                        telling,
                        "update import_run set imported = 1 where id = ?",
                        Long.parseLong(run.key()));
            }
        }
    }

    @Test
    void memberNeitherMovesNorDeletesNorSpeaksForAnother() throws SQLException {
        RandomWorld lot = new RandomWorld(seed, fixture, labels);
        World world = lot.draw(60, 4, 60);
        List<Row> plans = world.rows("exercise_plan");
        try (AsMember app = new AsMember()) {
            for (Member member : world.members) {
                Member other = lot.any(
                        world.members.stream().filter(m -> !m.equals(member)).toList());
                Row plan = lot.any(plans);
                Space elsewhere = lot.any(world.spaces.stream()
                        .filter(s -> s.id() != plan.space().id())
                        .toList());
                UUID id = UUID.fromString(plan.key());
                refused(
                        app,
                        member,
                        "update exercise_plan set workspace_id = ? where public_id = ?",
                        elsewhere.id(),
                        id);
                refused(app, member, "update exercise_plan set originator = 'XZZ' where public_id = ?", id);
                refused(app, member, "update exercise_plan set public_id = gen_random_uuid() where public_id = ?", id);
                refused(app, member, "delete from exercise_plan where public_id = ?", id);
                refused(
                        app,
                        member,
                        "insert into exercise_answer (plan_id, nation, workspace_id, label_id, state)"
                                + " select p.id, ?, p.workspace_id, p.label_id, 'CONFIRMED' from exercise_plan p where p.public_id = ?",
                        other.nation().equals(member.nation()) ? "XZZ" : other.nation(),
                        id);
                refused(
                        app,
                        member,
                        "insert into notification (workspace_id, label_id, member_id, kind, path) values (?, ?, ?, 'a.b', 'c')",
                        plan.space().id(),
                        plan.label().id(),
                        other.id());
                refused(app, member, IMPORT, plan.space().id(), plan.label().id(), other.id());
                refused(
                        app,
                        member,
                        "insert into audit_entry (actor, action, outcome) values (?, 'AUDIT_READ', 'SUCCESS')",
                        other.id());
                refused(app, member, "insert into sign_in (member_id, address) values (?, '192.0.2.1')", other.id());
            }
        }
    }

    private void add(AsMember app, Rules rules, Member member, Space space, Label label, String other)
            throws SQLException {
        compare(
                "add",
                rules.adds(member, space, label, member.nation()),
                app,
                member,
                ADD,
                space.id(),
                label.id(),
                member.nation());
        if (!other.equals(member.nation())) {
            compare("add as other", false, app, member, ADD, space.id(), label.id(), other);
        }
        compare(
                "import",
                rules.imports(member, space, label),
                app,
                member,
                IMPORT,
                space.id(),
                label.id(),
                member.id());
    }

    private static Member compatriot(RandomWorld lot, World world, Row plan) {
        List<Member> compatriots = world.members.stream()
                .filter(m -> m.nation().equals(plan.originator()))
                .toList();
        return lot.any(compatriots.isEmpty() ? world.members : compatriots);
    }

    private static List<Label> labelsOf(World world, Row plan) {
        return world.labels.stream()
                .filter(label -> plan.originator() != null && label.nations().contains(plan.originator()))
                .toList();
    }

    // What is allowed is rare among what is drawn: somebody who may, if one is found in some draws.
    private void restrict(AsMember app, Rules rules, RandomWorld lot, World world, List<Row> plans)
            throws SQLException {
        for (int i = 0; i < 100; i++) {
            Row plan = lot.any(plans);
            Member member = compatriot(lot, world, plan);
            List<Label> possible = world.labels.stream()
                    .filter(label -> rules.relabels(member, plan, label))
                    .toList();
            if (!possible.isEmpty()) {
                relabel(app, rules, member, plan, lot.any(possible));
                return;
            }
        }
    }

    private void relabel(AsMember app, Rules rules, Member member, Row plan, Label label) throws SQLException {
        if (label.id() != plan.label().id()) {
            labels.relate(new LabelId(plan.label().id()), new LabelId(label.id()));
            compare(
                    "relabel",
                    rules.relabels(member, plan, label),
                    app,
                    member,
                    "update exercise_plan set label_id = ? where public_id = ?",
                    label.id(),
                    UUID.fromString(plan.key()));
        }
    }

    private void compare(String kind, boolean expected, AsMember app, Member member, String sql, Object... values)
            throws SQLException {
        app.begin(member.id());
        boolean written = app.write(sql, values) == 1;
        if (written != expected) {
            differences.add(
                    "%s by %s with %s: %s".formatted(kind, member, List.of(values), written ? "written" : "refused"));
        }
        allowed.merge(kind, written ? 1 : 0, Integer::sum);
    }

    private static void refused(AsMember app, Member member, String sql, Object... values) throws SQLException {
        app.begin(member.id());
        assertThat(app.write(sql, values)).as("%s by %s", sql, member).isZero();
    }
}
