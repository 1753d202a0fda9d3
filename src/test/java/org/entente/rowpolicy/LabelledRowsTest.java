package org.entente.rowpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.Clearances;
import org.entente.label.Drawn;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.label.LabelProblem;
import org.entente.label.Labels;
import org.entente.label.model.LabelLot;
import org.entente.label.model.PolicyDocuments;
import org.entente.label.model.PolicyModel;
import org.entente.label.model.PolicyModel.Answer;
import org.entente.label.model.Said;
import org.entente.label.spif.SpifReader;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.Seed;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The engine and the row policy against the model of labels, which shares no code with them, pair by pair: what carries a label
 * drawn by lot is permitted by the engine to a clearance drawn by lot, and its row is seen with it, exactly if the model permits
 * it, whatever policy they are of. The shipped and the example policy come to 100,000 pairs.
 */
class LabelledRowsTest extends PortalTest {

    /** How many are drawn over a policy. */
    private record Sample(int labels, int clearances) {

        static Sample of(PolicyDocuments document) {
            return document == PolicyDocuments.THORNY ? new Sample(120, 120) : new Sample(250, 200);
        }

        int pairs() {
            return labels * clearances;
        }
    }

    // Few nations, so that label and clearance have one in common now and then.
    private static final Map<String, List<String>> FEW =
            Map.of("Releasable To", List.of("GBR", "FRA", "POL", "EST", "CAN", "DNK", "NOR"));

    private final long seed = Seed.drawn();

    private final Random random = new Random(seed);
    private final Set<String> policies = new HashSet<>();

    @Autowired
    private Labels labels;

    private record LabelledRow(String key, Said.Label label) {}

    @AfterEach
    void takeAway() {
        for (String policy : policies) {
            fixture.sql()
                    .sql("delete from exercise_plan where label_id in (select id from label where policy = ?)")
                    .param(policy)
                    .update();
            fixture.sql()
                    .sql("delete from dominance where label_id in (select id from label where policy = ?)")
                    .param(policy)
                    .update();
            fixture.sql()
                    .sql("delete from label where policy = ?")
                    .param(policy)
                    .update();
        }
    }

    @ParameterizedTest
    @EnumSource(PolicyDocuments.class)
    void engineAndRowPolicyPermitEachPairExactlyIfTheModelDoes(PolicyDocuments document) throws SQLException {
        PolicyModel model = load(document);
        LabelLot lot = new LabelLot(model, random, FEW);
        Person person = fixture.member(
                "GBR", Roles.LIAISON_OFFICER, labels.policy().clearance("SECRET", fixture.nation("GBR"), List.of()));
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, person, AdmissionRole.READER);
        Sample sample = Sample.of(document);
        List<LabelledRow> rows = rows(lot, workspace, sample.labels());
        int seen = 0;
        try (AsMember app = new AsMember()) {
            for (int i = 0; i < sample.clearances(); i++) {
                Said.Clearance clearance =
                        lot.clearance(rows.get(random.nextInt(rows.size())).label());
                clear(person, clearance);
                app.begin(person.id().value());
                Set<String> visible =
                        app.keys("select public_id::text from exercise_plan where name = 'Labelled by lot'");
                Clearances held = Clearances.of(Drawn.clearance(clearance));
                for (LabelledRow row : rows) {
                    boolean expected = model.decide(clearance, row.label()) == Answer.PERMIT;
                    boolean decided =
                            labels.decide(held, Drawn.label(row.label())).permitted();
                    boolean shown = visible.contains(row.key());
                    if (decided != expected || shown != expected) {
                        throw new AssertionError(
                                "seed %d: %s asked of %s: the model says %s, the engine %s, the row policy %s"
                                        .formatted(seed, row.label(), clearance, expected, decided, shown));
                    }
                }
                seen += visible.size();
            }
        }
        System.out.printf("Rows under %s: %,d pairs, %,d seen (seed %d)%n", model.name(), sample.pairs(), seen, seed);
        assertThat(seen).as("seed %d", seed).isBetween(sample.pairs() / 50, sample.pairs() * 9 / 10);
    }

    // The portal's own policy is there. Another one comes under a name that nobody else uses.
    private PolicyModel load(PolicyDocuments document) {
        if (document == PolicyDocuments.SHIPPED) {
            return PolicyModel.read(document.document());
        }
        String name = "DRAWN " + UUID.randomUUID();
        policies.add(name);
        byte[] spif = document.named(name);
        labels.policies().add(SpifReader.read(spif));
        return PolicyModel.read(spif);
    }

    // Past the triggers: a label of another policy need name no nation, which the guard of those who write asks for.
    private List<LabelledRow> rows(LabelLot lot, WorkspaceId workspace, int wanted) throws SQLException {
        List<LabelledRow> rows = new ArrayList<>();
        try (var connection = TestDatabase.superuser().getConnection()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            sql.sql("set local session_replication_role = replica").update();
            while (rows.size() < wanted) {
                Said.Label label = lot.validLabel();
                Optional<LabelId> id = interned(label);
                if (id.isPresent()) {
                    rows.add(new LabelledRow(row(sql, workspace, id.get()), label));
                }
            }
            connection.commit();
        }
        return rows;
    }

    private static String row(JdbcClient sql, WorkspaceId workspace, LabelId label) {
        return sql.sql("""
                        insert into exercise_plan (workspace_id, label_id, originator, name, kind, starts_on, starts_precision,
                                                   ends_on, ends_precision, status, search)
                        select id, ?, 'GBR', 'Labelled by lot', 'LIVE', '2031-06-02', 'DAY', '2031-06-15', 'DAY', 'PLANNED', ''
                          from workspace where public_id = ?
                        returning public_id::text
                        """)
                .params(label.value(), workspace.value())
                .query(String.class)
                .single();
    }

    // What is valid in old labels only, nobody can give any more.
    private Optional<LabelId> interned(Said.Label label) {
        try {
            return Optional.of(labels.intern(Drawn.label(label)));
        } catch (InvalidLabel old) {
            assertThat(old.problems())
                    .as("seed %d: %s", seed, label)
                    .extracting(LabelProblem::kind)
                    .containsOnly(LabelProblem.Kind.NOT_FOR_NEW_LABELS);
            return Optional.empty();
        }
    }

    private void clear(Person person, Said.Clearance clearance) {
        Clearances held = Clearances.of(Drawn.clearance(clearance));
        fixture.sql()
                .sql("update member set clearance_id = ? where id = ?")
                .params(labels.intern(held).value(), person.id().value())
                .update();
    }
}
