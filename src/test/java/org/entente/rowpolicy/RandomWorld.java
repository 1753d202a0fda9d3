package org.entente.rowpolicy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.label.Category;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.TagType;
import org.entente.rowpolicy.World.Clearance;
import org.entente.rowpolicy.World.Label;
import org.entente.rowpolicy.World.Member;
import org.entente.rowpolicy.World.Row;
import org.entente.rowpolicy.World.Space;
import org.entente.testing.Fixture;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws people, workspaces and rows by lot, into the database and into a {@link World}; then changes them by lot. */
final class RandomWorld {

    private static final List<String> LEVELS = List.of("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET");
    private static final List<String> ROLES =
            List.of("liaison-officer", "administrator", "nation-administrator", "auditor");
    private static final List<String> IN_WORKSPACE = List.of("LEAD", "CONTRIBUTOR", "READER");
    private static final String POLICY = "ENTENTE";
    private static final String CAVEAT = "EXERCISE CONTROL";

    private final World world = new World();
    private final Random random;
    private final Fixture fixture;
    private final Labels labels;
    private final JdbcClient sql;
    private final LocalDate today = LocalDate.now();
    private final Map<Integer, String> taken = new HashMap<>();

    RandomWorld(long seed, Fixture fixture, Labels labels) {
        this.random = new Random(seed);
        this.fixture = fixture;
        this.labels = labels;
        this.sql = fixture.sql();
    }

    World draw(int members, int spaces, int rowsOfEachTable) {
        for (int i = 0; i < 6; i++) {
            world.nations.put(fixture.newNation().value(), "ACTIVE");
        }
        setNation(anyNation(), "LEFT");
        times(30, () -> world.clearances.add(clearance()));
        times(50, () -> world.labels.add(label()));
        world.labels.add(labelOfAnotherPolicy());
        times(spaces, () -> world.spaces.add(space()));
        times(members, () -> world.members.add(member()));
        world.nations.keySet().stream()
                .filter(nation -> "ACTIVE".equals(world.nations.get(nation)))
                .forEach(nation -> world.members.add(whoseClearanceEnded(nation)));
        for (Member member : world.members) {
            world.spaces.stream().filter(space -> chance(2)).forEach(space -> admit(space, member, any(IN_WORKSPACE)));
        }
        RowMaker.byTable().values().forEach(maker -> times(rowsOfEachTable, () -> row(maker)));
        return world;
    }

    /** What an afternoon of administrators may bring: nobody's session ends, nobody's connection is told. */
    void change() {
        world.nations.keySet().forEach(nation -> {
            if (chance(5)) {
                setNation(nation, chance(3) ? "SUSPENDED" : "ACTIVE");
            }
        });
        world.spaces.replaceAll(space -> chance(4) ? sealOrOpen(space) : space);
        world.members.replaceAll(member -> chance(4) ? redraw(member) : member);
        for (int i = 0; i < world.members.size() * 3; i++) {
            Space space = any(world.spaces);
            Member member = any(world.members);
            if (chance(3)) {
                remove(space, member);
            } else {
                admit(space, member, any(IN_WORKSPACE));
            }
        }
    }

    /** What others' tests are not to find on their people's pages. */
    static void closeCommons(Fixture fixture) {
        fixture.sql()
                .sql("update workspace set commons = false where name like 'Drawn by lot%'")
                .update();
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Clearance clearance() {
        Set<Integer> levels = chance(4)
                ? some(IntStream.range(0, LEVELS.size()).boxed().toList(), 0)
                : IntStream.rangeClosed(0, random.nextInt(LEVELS.size()))
                        .boxed()
                        .collect(Collectors.toSet());
        Set<String> nations = chance(5) ? some(nations(), 0) : Set.of(anyNation());
        Set<String> caveats = chance(2) ? Set.of(CAVEAT) : Set.of();
        String policy = world.clearances.size() < 2 || chance(10) ? "OTHER" : POLICY;
        int id = labels.intern(new org.entente.label.Clearance(
                        policy,
                        levels.stream().map(LEVELS::get).collect(Collectors.toCollection(TreeSet::new)),
                        categories(nations, caveats)))
                .value();
        return new Clearance(id, policy, levels, nations, caveats);
    }

    private Label label() {
        int level = random.nextInt(LEVELS.size());
        Set<String> nations = some(nations(), 1);
        Set<String> caveats = chance(3) ? Set.of(CAVEAT) : Set.of();
        int id = labels.intern(new ConfidentialityLabel(POLICY, LEVELS.get(level), categories(nations, caveats)))
                .value();
        return new Label(id, POLICY, level, nations, caveats);
    }

    // The front door lets no such label in; were one there, it would be nobody's to read.
    private Label labelOfAnotherPolicy() {
        Set<String> nations = Set.copyOf(nations());
        int id = sql.sql("""
                        insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                        values ('FOREIGN', 1, 'UNCLASSIFIED', 0, ?, ?::jsonb, ?) returning id
                        """)
                .params(
                        nations.toArray(String[]::new),
                        "{\"policy\": \"FOREIGN\", \"edition\": 1, \"classification\": \"UNCLASSIFIED\", \"categories\": []}",
                        "FOREIGN " + UUID.randomUUID())
                .query(Integer.class)
                .single();
        return new Label(id, "FOREIGN", 0, nations, Set.of());
    }

    private static List<Category> categories(Set<String> nations, Set<String> caveats) {
        List<Category> categories = new ArrayList<>();
        if (!nations.isEmpty()) {
            categories.add(Category.of(TagType.PERMISSIVE, "Releasable To", nations));
        }
        if (!caveats.isEmpty()) {
            categories.add(Category.of(TagType.RESTRICTIVE, "Caveat", caveats));
        }
        return categories;
    }

    private Space space() {
        int ceiling = chance(2) ? 3 : random.nextInt(LEVELS.size());
        boolean commons = world.spaces.isEmpty();
        int id = sql.sql("insert into workspace (name, ceiling, commons) values (?, ?, ?) returning id")
                .params("Drawn by lot " + UUID.randomUUID(), ceiling, commons)
                .query(Integer.class)
                .single();
        Space space = new Space(id, ceiling, true, commons);
        return chance(4) ? sealOrOpen(space) : space;
    }

    private Space sealOrOpen(Space space) {
        sql.sql("update workspace set state = ? where id = ?")
                .params(space.active() ? "SEALED" : "ACTIVE", space.id())
                .update();
        return new Space(space.id(), space.ceiling(), !space.active(), space.commons());
    }

    private Member member() {
        return inserted(drawn(UUID.randomUUID(), anyNation()));
    }

    // Among those drawn by lot there may be nobody of whom this alone is so.
    private Member whoseClearanceEnded(String nation) {
        Clearance highest = world.clearances.stream()
                .filter(one -> one.policy().equals(POLICY) && one.nations().contains(nation))
                .max(Comparator.comparingInt(
                        one -> one.levels().size() * 2 + one.caveats().size()))
                .orElseGet(() -> any(world.clearances));
        return inserted(
                new Member(UUID.randomUUID(), nation, "liaison-officer", "ACTIVE", null, highest, today.minusDays(1)));
    }

    private Member inserted(Member drawn) {
        UUID id = drawn.id();
        sql.sql("""
                        insert into member (id, username, display_name, nation, role, state, tour_ends_on, clearance_id,
                                            clearance_ends_on)
                        values (?, ?, 'Drawn by Lot', ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param("lot-" + id)
                .param(drawn.nation())
                .param(drawn.role())
                .param(drawn.state())
                .param(drawn.tourEndsOn())
                .param(drawn.clearance().id())
                .param(drawn.clearanceEndsOn())
                .update();
        return drawn;
    }

    private Member redraw(Member member) {
        Member drawn = drawn(member.id(), member.nation());
        sql.sql(
                        "update member set role = ?, state = ?, tour_ends_on = ?, clearance_id = ?, clearance_ends_on = ? where id = ?")
                .param(drawn.role())
                .param(drawn.state())
                .param(drawn.tourEndsOn())
                .param(drawn.clearance().id())
                .param(drawn.clearanceEndsOn())
                .param(drawn.id())
                .update();
        return drawn;
    }

    private Member drawn(UUID id, String nation) {
        String role = chance(6) ? any(ROLES) : "liaison-officer";
        String state = chance(8) ? any(List.of("SUSPENDED", "ENDED")) : "ACTIVE";
        LocalDate tourEndsOn = chance(3) ? today.plusDays(random.nextInt(-1, 3)) : null;
        List<Clearance> ofNation = world.clearances.stream()
                .filter(c -> c.nations().contains(nation))
                .toList();
        return new Member(
                id,
                nation,
                role,
                state,
                tourEndsOn,
                ofNation.isEmpty() || chance(5) ? any(world.clearances) : any(ofNation),
                chance(4) ? today.plusDays(random.nextInt(-1, 3)) : null);
    }

    private void row(RowMaker maker) {
        Space space = any(world.spaces);
        List<Label> below =
                world.labels.stream().filter(l -> l.level() <= space.ceiling()).toList();
        Label label = any(below);
        String originator = any(label.nations().stream().sorted().toList());
        Member person = any(world.members.subList(0, world.members.size() / 10));
        takes(space, label.policy());
        String key = maker.insert().row(sql, space, label, originator, person);
        takes(space, POLICY);
        world.add(new Row(
                maker.table(),
                key,
                space,
                label,
                maker.personal() ? null : originator,
                maker.personal() ? person : null,
                maker.originators()
                        ? Set.of(originator)
                        : maker.national() ? Set.copyOf(List.of(originator, person.nation())) : Set.of()));
    }

    // A workspace takes labels of one policy; under whichever it is, rows are seen by their labels.
    private void takes(Space space, String policy) {
        String before = taken.put(space.id(), policy);
        if (!policy.equals(before == null ? POLICY : before)) {
            sql.sql("update workspace set policy = ? where id = ?")
                    .params(policy, space.id())
                    .update();
        }
    }

    private void setNation(String nation, String state) {
        sql.sql("update nation set state = ? where code = ?")
                .params(state, nation)
                .update();
        world.nations.put(nation, state);
    }

    private void admit(Space space, Member member, String role) {
        sql.sql("""
                        insert into admission (workspace_id, member_id, role) values (?, ?, ?)
                            on conflict (workspace_id, member_id) do update set role = excluded.role
                        """).params(space.id(), member.id(), role).update();
        world.admit(space, member, role);
    }

    private void remove(Space space, Member member) {
        sql.sql("delete from admission where workspace_id = ? and member_id = ?")
                .params(space.id(), member.id())
                .update();
        world.remove(space, member);
    }

    private List<String> nations() {
        return world.nations.keySet().stream().sorted().toList();
    }

    private String anyNation() {
        return any(nations());
    }

    private <T> Set<T> some(Collection<T> all, int atLeast) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return Set.copyOf(shuffled.subList(0, random.nextInt(atLeast, Math.min(shuffled.size(), 4) + 1)));
    }

    /** True once in so many times. */
    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private static void times(int n, Runnable work) {
        for (int i = 0; i < n; i++) {
            work.run();
        }
    }
}
