package org.entente.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which clearance lies within which, kept for the database, which does not interpret clearances. A pair without a row does not.
 * What a clearance says never changes, so a pair is compared once and for good, when the later of the two is new. Every
 * clearance lies within itself: one without that row was never compared.
 */
class ClearancePairs {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<Integer, Clearances> read = new ConcurrentHashMap<>();

    ClearancePairs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Stored(int id, Clearances held) {}

    private record Pair(int inner, int outer, boolean everyPolicy) {}

    /** Compares a new clearance with all others and itself. */
    void compare(int id, Clearances held) {
        compare(new Stored(id, held), all());
    }

    /** Compares what was never compared. */
    void compareUncompared() {
        List<Stored> all = all();
        jdbc.sql("""
                        select c.id from clearance c
                         where not exists (select from clearance_within w where w.inner_id = c.id and w.outer_id = c.id)
                         order by c.id
                        """).query(Integer.class).list().stream()
                .flatMap(id -> all.stream().filter(one -> one.id() == id))
                .forEach(one -> compare(one, all));
    }

    private void compare(Stored one, List<Stored> all) {
        List<Pair> within = new ArrayList<>();
        for (Stored other : all) {
            if (one.held().liesWithin(other.held())) {
                within.add(pair(one, other));
            }
            if (other.id() != one.id() && other.held().liesWithin(one.held())) {
                within.add(pair(other, one));
            }
        }
        jdbc.sql("""
                        insert into clearance_within (inner_id, outer_id, every_policy)
                        select * from unnest(?::int[], ?::int[], ?::boolean[])
                            on conflict do nothing
                        """)
                .param(within.stream().map(Pair::inner).toArray(Integer[]::new))
                .param(within.stream().map(Pair::outer).toArray(Integer[]::new))
                .param(within.stream().map(Pair::everyPolicy).toArray(Boolean[]::new))
                .update();
    }

    private static Pair pair(Stored inner, Stored outer) {
        return new Pair(inner.id(), outer.id(), inner.held().speakOfAllOf(outer.held()));
    }

    private List<Stored> all() {
        return jdbc.sql("select id, content from clearance")
                .query((row, n) -> new Stored(row.getInt(1), clearances(row.getInt(1), row.getString(2))))
                .list();
    }

    private Clearances clearances(int id, String content) {
        return read.computeIfAbsent(id, any -> json.readValue(content, Clearances.class));
    }
}
