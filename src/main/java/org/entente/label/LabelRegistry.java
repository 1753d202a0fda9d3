package org.entente.label;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores labels and clearances once, and the decision of every pair beside them.
 *
 * <p>Interning holds one advisory lock until it commits: two at a time would each miss the other's new row and leave their pair
 * undecided for good, which denies. It runs under the role for background work, which alone sees all labels.
 */
@Component
class LabelRegistry {

    private static final long INTERNING = 0x656e74656e746531L;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AccessDecisionFunction decisions;
    private final Policies policies;
    private final TransactionTemplate own;
    private final TransactionTemplate readers;
    private final Map<LabelId, ConfidentialityLabel> labels = new ConcurrentHashMap<>();
    private final Map<String, LabelId> labelIds = new ConcurrentHashMap<>();
    private final Map<ClearanceId, Clearances> clearances = new ConcurrentHashMap<>();
    private final Map<String, ClearanceId> clearanceIds = new ConcurrentHashMap<>();

    LabelRegistry(JdbcClient jdbc, JsonMapper json, Policies policies, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.decisions = new AccessDecisionFunction(policies);
        this.policies = policies;
        this.readers = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The id of a label that is tied to an edition of its policy and known here or in the database. */
    Optional<LabelId> find(ConfidentialityLabel label) {
        if (label.edition() == 0) {
            return Optional.empty();
        }
        LabelId known = labelIds.get(label.canonical());
        if (known != null) {
            return Optional.of(known);
        }
        return asEngine(() -> stored("label", label.canonical())).map(id -> {
            LabelId found = new LabelId(id);
            labels.put(found, label);
            labelIds.put(label.canonical(), found);
            return found;
        });
    }

    LabelId intern(ConfidentialityLabel label) {
        LabelId known = labelIds.get(label.canonical());
        if (known != null) {
            return known;
        }
        LabelId id =
                new LabelId(asEngine(() -> stored("label", label.canonical()).orElseGet(() -> {
                    lock();
                    return stored("label", label.canonical()).orElseGet(() -> store(label));
                })));
        labels.put(id, label);
        labelIds.put(label.canonical(), id);
        return id;
    }

    ClearanceId intern(Clearances clearance) {
        ClearanceId known = clearanceIds.get(clearance.canonical());
        if (known != null) {
            return known;
        }
        ClearanceId id = new ClearanceId(asEngine(() -> stored("clearance", clearance.canonical())
                .orElseGet(() -> {
                    lock();
                    return stored("clearance", clearance.canonical()).orElseGet(() -> store(clearance));
                })));
        clearances.put(id, clearance);
        clearanceIds.put(clearance.canonical(), id);
        return id;
    }

    // In the reader's own transaction, where there is one: a second connection beside it could starve the pool. The row
    // policies let a reader see the labels and clearances of the rows that it reads.
    ConfidentialityLabel label(LabelId id) {
        ConfidentialityLabel known = labels.get(id);
        if (known == null) {
            known = asReader(() -> jdbc.sql("select content from label where id = ?")
                    .param(id.value())
                    .query((row, n) -> readLabel(row.getString(1)))
                    .optional()
                    .orElseThrow(() -> new IllegalArgumentException("No such label")));
            labels.put(id, known);
            labelIds.put(known.canonical(), id);
        }
        return known;
    }

    Clearances clearances(ClearanceId id) {
        Clearances known = clearances.get(id);
        if (known == null) {
            known = asReader(() -> jdbc.sql("select content from clearance where id = ?")
                    .param(id.value())
                    .query((row, n) -> readClearance(row.getString(1)))
                    .optional()
                    .orElseThrow(() -> new IllegalArgumentException("No such clearance")));
            clearances.put(id, known);
            clearanceIds.put(known.canonical(), id);
        }
        return known;
    }

    /** Decides every pair that has no row, and answers how many there were. */
    int decideGaps() {
        return asEngine(() -> {
            lock();
            List<Pair> gaps = jdbc.sql("""
                            select c.id as clearance, c.content as held, l.id as label, l.content as asked
                              from clearance c
                             cross join label l
                             where not exists (select from dominance d where d.clearance_id = c.id and d.label_id = l.id)
                            """)
                    .query((row, n) -> new Pair(
                            row.getInt("clearance"),
                            row.getInt("label"),
                            decisions
                                    .decide(readClearance(row.getString("held")), readLabel(row.getString("asked")))
                                    .permitted()))
                    .list();
            record(gaps);
            return gaps.size();
        });
    }

    private int store(ConfidentialityLabel label) {
        int rank = policies.of(label)
                .flatMap(policy -> policy.level(label.classification()))
                .orElseThrow()
                .rank();
        int id = jdbc.sql("""
                        insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?)
                        returning id
                        """)
                .param(label.policy())
                .param(label.edition())
                .param(label.classification())
                .param(rank)
                .param(label.values(CoalitionPolicy.RELEASABLE_TO).toArray(String[]::new))
                .param(json.writeValueAsString(label))
                .param(label.canonical())
                .query(Integer.class)
                .single();
        record(jdbc.sql("select id, content from clearance")
                .query((row, n) -> new Pair(
                        row.getInt(1),
                        id,
                        decisions.decide(readClearance(row.getString(2)), label).permitted()))
                .list());
        return id;
    }

    // One of its policy's two highest levels; of a policy that is not known, any.
    private boolean isHigh(Clearance clearance) {
        return policies.current(clearance.policy())
                .map(policy ->
                        policy
                                .levels()
                                .subList(
                                        Math.max(0, policy.levels().size() - 2),
                                        policy.levels().size())
                                .stream()
                                .anyMatch(level -> clearance.classifications().contains(level.name())))
                .orElse(true);
    }

    private int store(Clearances clearance) {
        int id = jdbc.sql("""
                        insert into clearance (content, canonical, needs_second_person) values (?::jsonb, ?, ?)
                        returning id
                        """)
                .param(json.writeValueAsString(clearance))
                .param(clearance.canonical())
                .param(clearance.held().stream().anyMatch(this::isHigh))
                .query(Integer.class)
                .single();
        record(jdbc.sql("select id, content from label")
                .query((row, n) -> new Pair(
                        id,
                        row.getInt(1),
                        decisions.decide(clearance, readLabel(row.getString(2))).permitted()))
                .list());
        return id;
    }

    private void record(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into dominance (clearance_id, label_id, permitted)
                        select * from unnest(?::int[], ?::int[], ?::boolean[])
                        """)
                .param(pairs.stream().map(Pair::clearance).toArray(Integer[]::new))
                .param(pairs.stream().map(Pair::label).toArray(Integer[]::new))
                .param(pairs.stream().map(Pair::permitted).toArray(Boolean[]::new))
                .update();
    }

    private Optional<Integer> stored(String table, String canonical) {
        String sql = table.equals("label")
                ? "select id from label where canonical = ?"
                : "select id from clearance where canonical = ?";
        return jdbc.sql(sql).param(canonical).query(Integer.class).optional();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(INTERNING)
                .query((row, n) -> "")
                .single();
    }

    private <T> T asReader(Supplier<T> work) {
        return Objects.requireNonNull(readers.execute(status -> work.get()), "The reader always answers");
    }

    private <T> T asEngine(Supplier<T> work) {
        T result = own.execute(status -> {
            jdbc.sql("set local role entente_jobs").update();
            return work.get();
        });
        if (result == null) {
            throw new IllegalStateException("The engine always answers");
        }
        return result;
    }

    private ConfidentialityLabel readLabel(String content) {
        return json.readValue(content, ConfidentialityLabel.class);
    }

    private Clearances readClearance(String content) {
        return json.readValue(content, Clearances.class);
    }

    private record Pair(int clearance, int label, boolean permitted) {}
}
