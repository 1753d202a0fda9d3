package org.entente.label;

import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.entente.label.policy.SecurityPolicy;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores labels and clearances once, and the decision of every pair beside them.
 *
 * <p>Interning is work of the engine, one at a time, and knows every policy that was loaded before it began.
 */
@Component
class LabelRegistry {

    private record Pair(LabelId from, LabelId to) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Policies policies;
    private final PolicyStore store;
    private final EngineWork engine;
    private final Dominance dominance;
    private final ClearancePairs pairs;
    private final TransactionTemplate readers;
    private final Map<LabelId, ConfidentialityLabel> labels = new ConcurrentHashMap<>();
    private final Map<String, LabelId> labelIds = new ConcurrentHashMap<>();
    private final Map<ClearanceId, Clearances> clearances = new ConcurrentHashMap<>();
    private final Map<String, ClearanceId> clearanceIds = new ConcurrentHashMap<>();
    private final Map<Pair, LabelRelation> related = new ConcurrentHashMap<>();

    LabelRegistry(
            JdbcClient jdbc,
            JsonMapper json,
            PolicyStore store,
            EngineWork engine,
            Dominance dominance,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.policies = store.policies();
        this.store = store;
        this.engine = engine;
        this.dominance = dominance;
        this.pairs = new ClearancePairs(jdbc, json);
        this.readers = new TransactionTemplate(transactions);
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
        return engine.alone(() -> stored("label", label.canonical())).map(id -> {
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
        LabelId id = new LabelId(engine.alone(() -> stored("label", label.canonical())
                .orElseGet(() -> {
                    settle();
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
        ClearanceId id = new ClearanceId(engine.alone(() -> stored("clearance", clearance.canonical())
                .orElseGet(() -> {
                    settle();
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
                            .optional())
                    .orElseThrow(() -> new IllegalArgumentException("No such label"));
            if (policies.of(known).isEmpty()) {
                store.refresh();
            }
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
                            .optional())
                    .orElseThrow(() -> new IllegalArgumentException("No such clearance"));
            clearances.put(id, known);
            clearanceIds.put(known.canonical(), id);
        }
        return known;
    }

    /** Compares clearances that came before they were compared with each other. */
    @PostConstruct
    void compareClearances() {
        engine.alone(() -> {
            engine.lock();
            pairs.compareUncompared();
            return pairs;
        });
    }

    /** Decides every pair that has no row, and answers how many there were. */
    int decideGaps() {
        return engine.alone(() -> {
            settle();
            pairs.compareUncompared();
            return dominance.decideGaps(policies);
        });
    }

    /** Whether a pair is permitted: a look into memory, once it was asked. */
    boolean permits(ClearanceId clearance, LabelId label) {
        return dominance
                .known(clearance, label)
                .orElseGet(() -> engine.alone(() -> dominance.permits(clearance, label)));
    }

    /** What a label does to an object that has another; one that does not open is kept for the database. */
    LabelRelation relate(LabelId from, LabelId to, LabelRelations relations) {
        Pair pair = new Pair(from, to);
        LabelRelation known = related.get(pair);
        if (known == null) {
            known = engine.alone(() -> {
                LabelRelation found = relations.between(label(from), label(to));
                if (found != LabelRelation.OPENS) {
                    jdbc.sql("insert into label_restriction (from_id, to_id) values (?, ?) on conflict do nothing")
                            .params(from.value(), to.value())
                            .update();
                }
                return found;
            });
            related.put(pair, known);
        }
        return known;
    }

    // From here until the transaction ends, nobody else adds, and every policy there is decides.
    private void settle() {
        engine.lock();
        store.readNew();
    }

    private int store(ConfidentialityLabel label) {
        SecurityPolicy policy = policies.of(label).orElseThrow();
        int rank = policy.level(label.classification()).orElseThrow().rank();
        int id = jdbc.sql("""
                        insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?)
                        returning id
                        """)
                .param(label.policy())
                .param(label.edition())
                .param(label.classification())
                .param(rank)
                .param(policy.nations(label).stream().map(NationCode::value).toArray(String[]::new))
                .param(json.writeValueAsString(label))
                .param(label.canonical())
                .query(Integer.class)
                .single();
        dominance.decideLabel(id, label, policies);
        return id;
    }

    private int store(Clearances clearance) {
        int id = jdbc.sql("""
                        insert into clearance (content, canonical, needs_second_person) values (?::jsonb, ?, ?)
                        returning id
                        """)
                .param(json.writeValueAsString(clearance))
                .param(clearance.canonical())
                .param(clearance.isHigh(policies))
                .query(Integer.class)
                .single();
        dominance.decideClearance(id, clearance, policies);
        pairs.compare(id, clearance);
        return id;
    }

    private Optional<Integer> stored(String table, String canonical) {
        String sql = table.equals("label")
                ? "select id from label where canonical = ?"
                : "select id from clearance where canonical = ?";
        return jdbc.sql(sql).param(canonical).query(Integer.class).optional();
    }

    // What is not there is found out outside: thrown within, it would have the reader's own transaction roll back.
    private <T> T asReader(Supplier<T> work) {
        return Objects.requireNonNull(readers.execute(status -> work.get()), "The reader always answers");
    }

    private ConfidentialityLabel readLabel(String content) {
        return json.readValue(content, ConfidentialityLabel.class);
    }

    private Clearances readClearance(String content) {
        return json.readValue(content, Clearances.class);
    }
}
