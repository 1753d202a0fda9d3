package org.entente.label;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decision of every pair of clearance and label. A pair whose policy the clearance is of is decided once and for good, by the
 * edition that the label was made under; across policies the newest editions decide, so those pairs are decided again when a
 * policy comes.
 */
@Component
class Dominance {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<Integer, ConfidentialityLabel> read = new ConcurrentHashMap<>();
    private volatile Map<Pair, Boolean> known = new ConcurrentHashMap<>();

    Dominance(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A pair, and what was decided of it. */
    record Decided(int clearance, int label, boolean permitted) {}

    private record Pair(ClearanceId clearance, LabelId label) {}

    private record Asked(int clearance, int label, Clearances held, ConfidentialityLabel asked) {

        Decided by(AccessDecisionFunction decisions) {
            return new Decided(clearance, label, decisions.decide(held, asked).permitted());
        }
    }

    /** Whether a pair is permitted, if that was asked before and nothing has come since that could change it. */
    Optional<Boolean> known(ClearanceId clearance, LabelId label) {
        return Optional.ofNullable(known.get(new Pair(clearance, label)));
    }

    /** Whether a pair is permitted; what is not decided is denied. In a transaction of the engine. */
    boolean permits(ClearanceId clearance, LabelId label) {
        // What is read before a policy comes goes into the map that is then forgotten.
        Map<Pair, Boolean> into = known;
        Optional<Boolean> decided = jdbc.sql("select permitted from dominance where clearance_id = ? and label_id = ?")
                .params(clearance.value(), label.value())
                .query(Boolean.class)
                .optional();
        decided.ifPresent(answer -> into.put(new Pair(clearance, label), answer));
        return decided.orElse(false);
    }

    void forget() {
        known = new ConcurrentHashMap<>();
    }

    /** Decides a new label for every clearance. */
    void decideLabel(int label, ConfidentialityLabel asked, Policies policies) {
        decide(
                jdbc.sql("select id, content from clearance")
                        .query((row, n) -> new Asked(row.getInt(1), label, clearances(row.getString(2)), asked))
                        .list(),
                policies);
    }

    /** Decides a new clearance for every label. */
    void decideClearance(int clearance, Clearances held, Policies policies) {
        decide(
                jdbc.sql("select id, content from label")
                        .query((row, n) ->
                                new Asked(clearance, row.getInt(1), held, label(row.getInt(1), row.getString(2))))
                        .list(),
                policies);
    }

    /** Decides every pair that has no row, and answers how many there were. */
    int decideGaps(Policies policies) {
        return decide(
                jdbc.sql("""
                                select c.id as clearance, c.content as held, l.id as label, l.content as asked
                                  from clearance c
                                 cross join label l
                                 where not exists (select from dominance d where d.clearance_id = c.id and d.label_id = l.id)
                                """)
                        .query((row, n) -> new Asked(
                                row.getInt("clearance"),
                                row.getInt("label"),
                                clearances(row.getString("held")),
                                label(row.getInt("label"), row.getString("asked"))))
                        .list(),
                policies);
    }

    /**
     * Denies what a policy permits no more across policies, and asks for a second person where a level that somebody is cleared for
     * is now one of its highest.
     *
     * @param policies with the new policy
     */
    void withdraw(String policy, Policies policies) {
        AccessDecisionFunction decisions = new AccessDecisionFunction(policies);
        List<Decided> denied = jdbc
                .sql("""
                        with held as (
                            select c.id, c.content, array(select upper(h ->> 'policy') from jsonb_array_elements(c.content -> 'held') h) as policies
                              from clearance c)
                        select d.clearance_id, d.label_id, held.content as held, l.content as asked
                          from dominance d
                          join held on held.id = d.clearance_id
                          join label l on l.id = d.label_id
                         where d.permitted
                           and (upper(l.policy) = upper(:policy) or upper(:policy) = any (held.policies))
                           and upper(l.policy) <> all (held.policies)
                        """)
                .param("policy", policy)
                .query((row, n) -> new Asked(
                                row.getInt("clearance_id"),
                                row.getInt("label_id"),
                                clearances(row.getString("held")),
                                label(row.getInt("label_id"), row.getString("asked")))
                        .by(decisions))
                .list()
                .stream()
                .filter(one -> !one.permitted())
                .toList();
        change(denied, false);
        List<Integer> high = jdbc
                .sql("select id, content from clearance where not needs_second_person")
                .query((row, n) -> clearances(row.getString(2)).isHigh(policies) ? row.getInt(1) : 0)
                .list()
                .stream()
                .filter(id -> id > 0)
                .toList();
        jdbc.sql("update clearance set needs_second_person = true where id = any (?::int[])")
                .param(high.toArray(Integer[]::new))
                .update();
    }

    /**
     * Permits the next clearance what a policy now permits across policies.
     *
     * @param through the clearance before
     * @param upto the last clearance to look at
     * @return the clearance; empty if there is none left
     */
    Optional<Integer> permitNext(String policy, int through, int upto, Policies policies) {
        record Next(int id, Clearances held) {}
        Optional<Next> next = jdbc.sql("select id, content from clearance where id > ? and id <= ? order by id limit 1")
                .params(through, upto)
                .query((row, n) -> new Next(row.getInt(1), clearances(row.getString(2))))
                .optional();
        next.ifPresent(one -> {
            String[] held = one.held().held().stream()
                    .map(clearance -> clearance.policy().toUpperCase(Locale.ROOT))
                    .toArray(String[]::new);
            AccessDecisionFunction decisions = new AccessDecisionFunction(policies);
            change(
                    jdbc
                            .sql("""
                                    select l.id, l.content
                                      from dominance d
                                      join label l on l.id = d.label_id
                                     where d.clearance_id = ?
                                       and not d.permitted
                                       and (upper(l.policy) = upper(?) or ?)
                                       and upper(l.policy) <> all (?::text[])
                                    """)
                            .params(one.id(), policy, one.held().under(policy).isPresent(), held)
                            .query((row, n) -> new Asked(
                                            one.id(), row.getInt(1), one.held(), label(row.getInt(1), row.getString(2)))
                                    .by(decisions))
                            .list()
                            .stream()
                            .filter(Decided::permitted)
                            .toList(),
                    true);
        });
        return next.map(Next::id);
    }

    private int decide(List<Asked> pairs, Policies policies) {
        AccessDecisionFunction decisions = new AccessDecisionFunction(policies);
        List<Decided> decided = pairs.stream().map(pair -> pair.by(decisions)).toList();
        if (!decided.isEmpty()) {
            jdbc.sql("""
                            insert into dominance (clearance_id, label_id, permitted)
                            select * from unnest(?::int[], ?::int[], ?::boolean[])
                            """)
                    .param(decided.stream().map(Decided::clearance).toArray(Integer[]::new))
                    .param(decided.stream().map(Decided::label).toArray(Integer[]::new))
                    .param(decided.stream().map(Decided::permitted).toArray(Boolean[]::new))
                    .update();
        }
        return decided.size();
    }

    private void change(List<Decided> pairs, boolean permitted) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update dominance d
                           set permitted = ?
                          from unnest(?::int[], ?::int[]) as changed (clearance_id, label_id)
                         where d.clearance_id = changed.clearance_id and d.label_id = changed.label_id
                        """)
                .param(permitted)
                .param(pairs.stream().map(Decided::clearance).toArray(Integer[]::new))
                .param(pairs.stream().map(Decided::label).toArray(Integer[]::new))
                .update();
    }

    private ConfidentialityLabel label(int id, String content) {
        return read.computeIfAbsent(id, any -> json.readValue(content, ConfidentialityLabel.class));
    }

    private Clearances clearances(String content) {
        return json.readValue(content, Clearances.class);
    }
}
