package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.access.Roles;
import org.entente.audit.AuditAction;
import org.entente.audit.trail.AuditTrail;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.testing.TestFiles;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commits is sealed, whatever it is and whenever it commits. */
class SealerTest extends PortalTest {

    @Autowired
    private SealRepository repository;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LogKeys keys;

    @Autowired
    private EntryVoucher voucher;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private AuditTrail trail;

    private WorkspaceId workspace;
    private Person british;
    private Person stranger;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        stranger = fixture.officer("FRA", "SECRET");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
    }

    @Test
    void treeHoldsEveryEntryOnceAndItsCheckpointIsSigned() {
        ExercisePlanId plan = plan();
        assertThat(act.get(stranger.subject(), () -> plans.open(plan))).isEmpty();
        sealed();

        transaction.executeWithoutResult(status -> {
            // Nobody seals meanwhile.
            repository.becomeSealer();
            repository.takeTurn();
            SealRepository.Checkpoint newest = repository.newest().orElseThrow();
            List<byte[]> commitments = new ArrayList<>();
            fixture.sql()
                    .sql("select index, salt, commitment, body from audit_leaf where index < ? order by index")
                    .param(newest.size())
                    .query(row -> {
                        assertThat(row.getLong("index")).isEqualTo(commitments.size());
                        var digest = ModelLog.sha256();
                        digest.update(row.getBytes("salt"));
                        assertThat(digest.digest(row.getBytes("body"))).isEqualTo(row.getBytes("commitment"));
                        commitments.add(row.getBytes("commitment"));
                    });
            assertThat((long) commitments.size()).isEqualTo(newest.size());
            assertThat(ModelLog.root(commitments)).isEqualTo(newest.root());
            assertThat(newest.note())
                    .startsWith("%s\n%d\n%s\n\n— %s "
                            .formatted(
                                    keys.name(),
                                    newest.size(),
                                    Base64.getEncoder().encodeToString(newest.root()),
                                    keys.name()));
            Note note = Note.parse(newest.note());
            assertThat(keys.signed(note.text(), note.lines().getFirst())).isTrue();
            assertThat(keys.signed(
                            note.text().replace("\n", "\r\n"), note.lines().getFirst()))
                    .isFalse();
        });
        assertThat(bodies("object_id = '%s'".formatted(plan)))
                .hasSize(2)
                .satisfiesExactly(
                        made -> {
                            assertThat(made.path("action").asString()).isEqualTo("PLAN_CREATED");
                            assertThat(made.path("origin").asString()).isEqualTo("portal");
                            assertThat(made.path("name").asString()).isEqualTo(british.name());
                            assertThat(made.path("workspace").asString())
                                    .isEqualTo(workspace.value().toString());
                        },
                        refused -> {
                            assertThat(refused.path("reason").asString()).isEqualTo("NOT_ADMITTED");
                            assertThat(refused.path("origin").asString())
                                    .as("the portal vouches for what it did not learn the reason of")
                                    .isEqualTo("portal");
                        });
    }

    @Test
    void commitThatComesLateIsNotMissed() throws SQLException {
        try (Connection late = TestDatabase.app().getConnection()) {
            late.setSchema("entente");
            late.setAutoCommit(false);
            UUID id = UUID.randomUUID();
            insert(late, id, "SIGNED_OUT");
            plan();
            sealed();
            assertThat(bodies("id = '%s'".formatted(id))).isEmpty();
            late.commit();
            sealed();
            assertThat(bodies("id = '%s'".formatted(id))).hasSize(1);
        }
    }

    @Test
    void whatDidNotComeThroughThePortalIsNamed() throws SQLException {
        UUID slipped = UUID.randomUUID();
        UUID copied = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        UUID strange = UUID.randomUUID();
        ExercisePlanId plan = plan();
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setSchema("entente");
            superuser.setAutoCommit(false);
            insert(superuser, slipped, "SIGNED_OUT");
            superuser.createStatement().execute("""
                            insert into audit_entry (id, actor, action, object_kind, object_id, workspace_id, outcome, detail, hmac)
                            select '%s', actor, action, object_kind, object_id, workspace_id, outcome, detail, hmac
                              from audit_entry where object_id = '%s'
                            """.formatted(copied, plan));
            superuser.createStatement().execute("""
                            insert into audit_entry (id, action, object_kind, outcome, detail)
                            values ('%s', 'NOTHING_KNOWN', 'NOTHING_KNOWN', 'SUCCESS', '{"nested": {"a": [1, null]}, "number": 7}')
                            """.formatted(strange));
            insert(superuser, gone, "SIGNED_OUT");
            superuser.createStatement().execute("set local session_replication_role = replica");
            superuser.createStatement().execute("delete from audit_entry where id = '" + gone + "'");
            superuser.commit();
        }
        sealed();
        assertThat(origin(slipped)).isEqualTo("unknown");
        assertThat(origin(copied))
                .as("an entry's voucher is of no use to another")
                .isEqualTo("unknown");
        assertThat(origin(gone)).isEqualTo("missing");
        assertThat(origin(strange)).as("what no portal could have written").isEqualTo("unknown");
        Person auditor = fixture.official("GBR", Roles.AUDITOR);
        assertThat(act.get(auditor.subject(), () -> trail.open(strange))
                        .orElseThrow()
                        .entry()
                        .action())
                .isEqualTo(AuditAction.UNKNOWN);
    }

    @Test
    void whatClaimsToBeFromBeforeThereWasSealingIsNamed() throws SQLException {
        plan();
        sealed();
        UUID claimed = UUID.randomUUID();
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setSchema("entente");
            superuser.setAutoCommit(false);
            superuser
                    .createStatement()
                    .execute(
                            "insert into audit_entry (id, action, object_kind, outcome) values ('%s', 'SIGNED_OUT', 'SESSION', 'SUCCESS')"
                                    .formatted(claimed));
            superuser
                    .createStatement()
                    .execute("update audit_queue set adopted = true where entry = '%s'".formatted(claimed));
            superuser.commit();
        }
        sealed();
        assertThat(origin(claimed)).isEqualTo("unknown");
    }

    @Test
    void entryThatWasGivenAnotherTimeIsNamed() throws SQLException {
        UUID backdated;
        UUID close;
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setSchema("entente");
            superuser.setAutoCommit(false);
            // Nothing is sealed meanwhile.
            superuser.createStatement().execute("select pg_advisory_xact_lock(%d)".formatted(SealRepository.LOCK));
            backdated = entryOf(plan());
            close = entryOf(plan());
            superuser.createStatement().execute("set local session_replication_role = replica");
            redate(superuser, backdated, "- interval '6 minutes'");
            redate(superuser, close, "- interval '4 minutes'");
            superuser.commit();
        }
        sealed();
        assertThat(origin(backdated)).isEqualTo("misdated");
        assertThat(origin(close)).as("as far apart as clocks may be").isEqualTo("portal");
    }

    @Test
    void whatIsTriedInVainIsVouchedForWithItsWorkspace() {
        assertThatThrownBy(() -> act.as(
                        stranger.subject(),
                        () -> plans.create(workspace, fixture.label("SECRET", "FRA"), Fixture.plan("Not here"))))
                .isInstanceOf(RuntimeException.class);
        sealed();

        assertThat(bodies("actor = '%s' and e.outcome = 'DENIED'".formatted(stranger.id())))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.path("action").asString()).isEqualTo("PLAN_CREATED");
                    assertThat(refused.path("workspace").asString())
                            .isEqualTo(workspace.value().toString());
                    assertThat(refused.path("origin").asString()).isEqualTo("portal");
                });
    }

    @Test
    void severalNodesSealEachEntryOnce() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> sealed = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                plan();
                sealed.add(nodes.submit(sealer()::sealNext));
            }
            for (Future<Integer> one : sealed) {
                one.get();
            }
        }
        sealed();
        assertThat(fixture.sql().sql("""
                        select (select count(*) from audit_leaf) = (select max(index) + 1 from audit_leaf)
                           and (select count(*) from audit_leaf) = (select max(size) from audit_checkpoint)
                        """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void nothingIsAddedToATreeThatIsNotTheOneThatWasSigned() {
        plan();
        sealed();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    repository.becomeSealer();
                    repository.takeTurn();
                    SealRepository.Checkpoint newest = repository.newest().orElseThrow();
                    repository.add(new SealRepository.Checkpoint(
                            newest.size() + 1, newest.root(), newest.note(), newest.signedAt()));
                    waits();
                    sealer().sealNext();
                }))
                .isInstanceOf(BrokenLog.class);
    }

    @Test
    void anotherKeyDoesNotGoOnWithTheLog() {
        Path other = TestFiles.directory().resolve("another-" + UUID.randomUUID());
        LogKeys.make(other, keys.name());
        Sealer stolen = new Sealer(repository, transaction, LogKeys.read(other), voucher, unanchored(), json, clock);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    repository.becomeSealer();
                    repository.takeTurn();
                    waits();
                    stolen.sealNext();
                }))
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("another key");
    }

    @Test
    void sealerTakesNothingBack() throws SQLException {
        plan();
        sealed();
        for (String sql : List.of(
                "update audit_leaf set salt = salt",
                "delete from audit_leaf",
                "truncate audit_leaf",
                "delete from audit_tile",
                "truncate audit_tile",
                "update audit_entry set outcome = 'FAILED'",
                "delete from audit_entry")) {
            assertThatThrownBy(() -> asSealer(sql)).as(sql).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> fixture.sql().sql(sql).update())
                    .as(sql + " as superuser")
                    .hasMessageContaining("entries are only ever added");
        }
        assertThatThrownBy(() -> asSealer("update audit_tile set hashes = substr(hashes, 1, 31) || '\\x00'"))
                .hasMessageContaining("a tile only grows");
    }

    // One more entry, in this transaction, which holds the portal's own sealer off.
    private void waits() {
        jdbc.sql("set local role none").update();
        jdbc.sql("insert into audit_entry (action, object_kind, outcome) values ('SIGNED_OUT', 'SESSION', 'SUCCESS')")
                .update();
    }

    private void asSealer(String sql) throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection()) {
            connection.setSchema("entente");
            connection.createStatement().execute("set role entente_sealer");
            connection.createStatement().execute(sql);
        }
    }

    private Sealer sealer() {
        return new Sealer(repository, transaction, keys, voucher, unanchored(), json, clock);
    }

    private LogAnchor unanchored() {
        return new LogAnchor(
                TestFiles.directory().resolve("anchor-" + UUID.randomUUID()), keys, new LogTroubles(clock), clock);
    }

    private ExercisePlanId plan() {
        return act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR"), Fixture.plan("Sealed")));
    }

    // By this test's sealer or the portal's own, until nothing waits that is committed.
    private void sealed() {
        await().until(() -> {
            sealer().sealNext();
            return fixture.sql()
                    .sql("select not exists (select from audit_queue)")
                    .query(Boolean.class)
                    .single();
        });
    }

    private UUID entryOf(ExercisePlanId plan) {
        return fixture.sql()
                .sql("select id from audit_entry where object_id = ?")
                .param(plan.toString())
                .query(UUID.class)
                .single();
    }

    private static void redate(Connection superuser, UUID entry, String by) throws SQLException {
        superuser
                .createStatement()
                .execute("update audit_entry set occurred_at = occurred_at %s where id = '%s'".formatted(by, entry));
    }

    private List<JsonNode> bodies(String where) {
        return fixture.sql()
                .sql(
                        "select l.body from audit_leaf l join audit_entry e on e.id = l.entry where e.%s order by e.occurred_at"
                                .formatted(where))
                .query((row, n) -> json.readTree(new String(row.getBytes("body"), StandardCharsets.UTF_8)))
                .list();
    }

    private String origin(UUID entry) {
        return json.readTree(fixture.sql()
                        .sql("select body from audit_leaf where entry = ?")
                        .param(entry)
                        .query((row, n) -> row.getBytes("body"))
                        .single())
                .path("origin")
                .asString();
    }

    private static void insert(Connection connection, UUID id, String action) throws SQLException {
        connection
                .createStatement()
                .execute(
                        "insert into audit_entry (id, action, object_kind, outcome, hmac) values ('%s', '%s', 'SESSION', 'SUCCESS', '\\x%s')"
                                .formatted(id, action, HexFormat.of().formatHex(new byte[32])));
    }
}
