package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.approval.ApprovalId;
import org.entente.approval.Approvals;
import org.entente.approval.TakesAnotherPerson;
import org.entente.audit.ObjectKind;
import org.entente.audit.proof.LogInspections;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.document.content.ContentKey;
import org.entente.document.content.Contents;
import org.entente.document.content.S3Server;
import org.entente.review.Hindsight;
import org.entente.review.Questions;
import org.entente.review.SightThen;
import org.entente.spill.SpillId;
import org.entente.spill.Spills;
import org.entente.testing.Fixture.Person;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.ContentExpiry;
import org.entente.workspace.Holds;
import org.entente.workspace.RetentionKind;
import org.entente.workspace.Retentions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What withdrawn files and former versions held is gone when the rule of their workspace has it: rows, bytes and names; and nothing else. */
class DocumentExpiryTest extends DocumentTest {

    private static final String EVERY_TEXT = """
            select table_name from information_schema.columns
             where table_schema = 'entente' and data_type in ('text', 'tsvector', 'jsonb', 'ARRAY', 'bytea')
             group by table_name
            """;

    @Autowired
    private DocumentExpiry expiry;

    @Autowired
    private ContentExpiry content;

    @Autowired
    private ContentCare care;

    @Autowired
    private ContentRecords records;

    @Autowired
    private Retentions retentions;

    @Autowired
    private Holds holds;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Spills spills;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private LogInspections inspections;

    @Autowired
    private Questions questions;

    @Autowired
    private Hindsight hindsight;

    @Autowired
    private TransactionTemplate transaction;

    private Person administrator;

    @BeforeEach
    void administrator() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
    }

    // The job takes from every workspace: what one test leaves is not to be another's.
    @AfterEach
    void keepForEver() {
        fixture.sql().sql("delete from retention_rule").update();
    }

    @Test
    void nothingOfAWithdrawnFileIsLeftAndItsPlaceIs() {
        String word = word();
        DocumentId id = store(word + ".txt", bytes("First"));
        addVersion(id, word + ".txt", "Second");
        String before = row(id);
        withdrawn(id, 31);
        foreignLabel(id, 1);
        assertThat(tablesWith(word)).containsExactly("document");
        assertThat(kept(workspace)).hasSize(2);
        List<String> digests = digests(id);
        holds(RetentionKind.DOCUMENT, 30);

        expiry.expireDue();

        assertThat(tablesWith(word)).isEmpty();
        assertThat(digests)
                .hasSize(2)
                .allSatisfy(digest -> assertThat(tablesWith(digest)).isEmpty());
        assertThat(kept(workspace)).isEmpty();
        assertThat(rows("foreign_label", id)).isZero();
        assertThat(rows("document_version", id)).isEqualTo(2);
        assertThat(row(id)).isEqualTo(before);
        assertThatThrownBy(() -> download(british, id, 1)).isInstanceOf(DocumentNotThere.class);
        assertThatThrownBy(() -> view(french, id, 1)).isInstanceOf(DocumentNotThere.class);
        assertThat(refusals(id)).containsExactlyInAnyOrder(british.name(), french.name());
    }

    @Test
    void formerVersionExpiresAndTheNewestStays() {
        DocumentId id = store("plan.txt", bytes("First"));
        addVersion(id, "plan.txt", "Second");
        addVersion(id, "plan.txt", "Third");
        aged(id, 2, 31);
        aged(id, 3, 5);
        foreignLabel(id, 1);
        holds(RetentionKind.DOCUMENT_VERSION, 30);
        act.as(
                administrator.subject(),
                () -> assertThat(retentions.olderThan(workspace, RetentionKind.DOCUMENT_VERSION, 30))
                        .isEqualTo(1));

        expiry.expireDue();

        assertThat(opened(id).versions())
                .extracting(DocumentVersion::number, version -> version.content() != null, DocumentVersion::storedBy)
                .containsExactly(
                        tuple(3, true, british.name()),
                        tuple(2, true, british.name()),
                        tuple(1, false, british.name()));
        assertThat(kept(workspace)).hasSize(2);
        assertThat(rows("foreign_label", id)).isZero();
        assertThat(download(french, id, 2)).isEqualTo(bytes("Second"));
        assertThatThrownBy(() -> download(french, id, 1)).isInstanceOf(DocumentNotThere.class);
        assertThat(reasons(id)).containsExactly("EXPIRED");
        assertThatThrownBy(() -> act.as(british.subject(), () -> documents.restore(id, 1)))
                .isInstanceOf(DocumentNotThere.class);
        assertThat(opened(id).summary().number()).isEqualTo(3);
    }

    @Test
    void contentThatAnotherFileHasStaysForIt() {
        byte[] same = Samples.noise(1000);
        DocumentId gone = store("a.bin", same);
        DocumentId there = store("b.bin", same);
        withdrawn(gone, 31);
        holds(RetentionKind.DOCUMENT, 30);

        expiry.expireDue();

        assertThat(digests(gone)).isEmpty();
        assertThat(download(french, there, 1)).isEqualTo(same);
        assertThat(store("c.bin", same)).isNotNull();
        assertThat(kept(workspace)).hasSize(1);
    }

    @Test
    void whatIsYoungerInUseOrWithoutARuleStays() {
        DocumentId young = store("young.txt", bytes("Young"));
        withdrawn(young, 29);
        DocumentId used = store("used.txt", bytes("Used"));
        addVersion(used, "used.txt", "Used again");
        aged(used, 1, 4000);
        aged(used, 2, 3000);
        holds(RetentionKind.DOCUMENT, 30);

        expiry.expireDue();

        assertThat(kept(workspace)).hasSize(3);
        assertThat(digests(young)).hasSize(1);
        assertThat(download(french, used, 1)).isEqualTo(bytes("Used"));
    }

    @Test
    void whatStopsBetweenTheEntryAndTheLastByteIsMadeGood() {
        DocumentId id = store("a.bin", Samples.noise(1000));
        withdrawn(id, 31);
        holds(RetentionKind.DOCUMENT, 30);
        // Stopped before it commits: nothing has happened.
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    expireNext(RetentionKind.DOCUMENT, 10);
                    throw new IllegalStateException("stopped");
                }));
        assertThat(entered()).isZero();
        assertThat(kept(workspace)).hasSize(1);
        // Stopped after that, before the bytes went.
        assertThat(expireNext(RetentionKind.DOCUMENT, 10)).isTrue();
        assertThat(kept(workspace)).hasSize(1);
        ContentKey key = new ContentKey(workspace.value(), digests(id).getFirst());
        assertThat(records.expired()).contains(key);
        // The store does not answer.
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> records.forgetExpired(key, () -> {
                    throw new UncheckedIOException(new IOException("unreachable"));
                }));
        assertThat(records.expired()).contains(key);

        care.removeExpired();

        assertThat(kept(workspace)).isEmpty();
        assertThat(digests(id)).isEmpty();
        assertThat(records.expired()).doesNotContain(key);
        assertThat(entered()).isEqualTo(1);
    }

    @Test
    void bytesGoFromAStoreThatIsAnS3BucketAsSoonAsItAnswers(@TempDir Path directory) throws IOException {
        DocumentId id = store("a.bin", Samples.noise(1000));
        withdrawn(id, 31);
        holds(RetentionKind.DOCUMENT, 30);
        assertThat(expireNext(RetentionKind.DOCUMENT, 10)).isTrue();
        ContentKey key = new ContentKey(workspace.value(), digests(id).getFirst());
        try (S3Server server = S3Server.start(directory);
                S3Client client = server.client()) {
            String name = server.bucket().name();
            client.putObject(put -> put.bucket(name).key(key.path()), RequestBody.fromBytes(bytes("Sealed")));

            removeExpired(directory, server.bucketWith("refused"));
            assertThat(client.listObjectsV2(list -> list.bucket(name)).contents())
                    .hasSize(1);
            assertThat(digests(id)).containsExactly(key.digest());

            removeExpired(directory, server.bucket());
            assertThat(client.listObjectsV2(list -> list.bucket(name)).contents())
                    .isEmpty();
            assertThat(digests(id)).isEmpty();
        }
    }

    private void removeExpired(Path directory, Contents.Bucket bucket) throws IOException {
        try (Contents contents = Contents.open(directory, directory.resolve("master-key"), bucket, () -> false)) {
            new ContentCare(contents, records).removeExpired();
        }
    }

    @Test
    void ofSeveralNodesOneMakesEachExpireAndEntersItOnce() throws Exception {
        for (int i = 0; i < 12; i++) {
            withdrawn(store(i + ".bin", Samples.noise(100)), 40);
        }
        holds(RetentionKind.DOCUMENT, 30);
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = IntStream.range(0, 3)
                    .mapToObj(node -> nodes.submit(() -> {
                        together.await();
                        while (expireNext(RetentionKind.DOCUMENT, 2)) {}
                        care.removeExpired();
                        return true;
                    }))
                    .toList();
            together.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        expiry.expireDue();
        assertThat(entered()).isEqualTo(12);
        assertThat(kept(workspace)).isEmpty();
    }

    @Test
    void whatIsInTheOpenCaseOfASpillStaysUntilItIsClosed() {
        Person second = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, second, AdmissionRole.CONTRIBUTOR);
        DocumentId id = store("evidence.txt", bytes("First"));
        addVersion(id, "evidence.txt", "Second");
        aged(id, 2, 40);
        SpillId spill =
                act.get(french.subject(), () -> spills.report(ObjectKind.DOCUMENT, id.value(), shared(), "Invented"));
        holds(RetentionKind.DOCUMENT, 30);
        holds(RetentionKind.DOCUMENT_VERSION, 30);
        expiry.expireDue();
        assertThat(kept(workspace)).as("frozen").hasSize(2);

        act.as(second.subject(), () -> spills.release(spill));
        expiry.expireDue();
        assertThat(download(french, id, 1)).as("released, and not closed").isEqualTo(bytes("First"));
        withdrawn(id, 31);
        expiry.expireDue();
        assertThat(kept(workspace)).as("withdrawn, and not closed").hasSize(2);
        refusedToExpire(id, "nothing holds it");

        act.as(british.subject(), () -> spills.close(spill));
        expiry.expireDue();
        assertThat(kept(workspace)).isEmpty();
    }

    @Test
    void nothingExpiresInAWorkspaceThatIsHeldUntilTwoLiftIt() {
        DocumentId id = store("a.bin", Samples.noise(1000));
        withdrawn(id, 31);
        holds(RetentionKind.DOCUMENT, 30);
        act.as(administrator.subject(), () -> holds.set(workspace, "An invented inquiry"));

        expiry.expireDue();
        refusedToExpire(id, "nothing holds it");
        assertThat(kept(workspace)).hasSize(1);

        ApprovalId asked = act.get(administrator.subject(), () -> {
            holds.askToLift(workspace);
            return approvals.waiting().stream()
                    .filter(one -> workspace.equals(one.asked().workspace()))
                    .findFirst()
                    .orElseThrow()
                    .id();
        });
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> approvals.approve(asked)).isInstanceOf(TakesAnotherPerson.class));
        expiry.expireDue();
        assertThat(kept(workspace)).as("asked for").hasSize(1);

        act.as(fixture.official("FRA", Roles.ADMINISTRATOR).subject(), () -> approvals.approve(asked));
        expiry.expireDue();
        assertThat(kept(workspace)).isEmpty();
        assertThat(fixture.sql()
                        .sql("""
                                select action from audit_entry where object_id = ?
                                   and action in ('RETENTION_HELD', 'RETENTION_HOLD_LIFTED', 'CONTENT_EXPIRED') order by id
                                """)
                        .param(workspace.toString())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("RETENTION_HELD", "RETENTION_HOLD_LIFTED", "CONTENT_EXPIRED");
    }

    @Test
    void nobodyMakesAFileExpireBeforeItsTimeNorBringsOneBack() throws SQLException {
        DocumentId used = store("used.txt", bytes("Used"));
        addVersion(used, "used.txt", "Used again");
        holds(RetentionKind.DOCUMENT, 30);
        holds(RetentionKind.DOCUMENT_VERSION, 30);
        refusedToExpire(used, "when the rule");
        assertThatThrownBy(() -> fixture.sql()
                        .sql(
                                "update document_version set expired_at = now() where number = 1 and document_id = (select id from document where public_id = ?)")
                        .param(used.value())
                        .update())
                .hasMessageContaining("when the rule");
        assertThatThrownBy(() -> fixture.sql()
                        .sql(
                                "update document_version set digest = repeat('0', 64) where document_id = (select id from document where public_id = ?)")
                        .param(used.value())
                        .update())
                .hasMessageContaining("never changes");
        // When it was withdrawn, and when a version came, is the database's word.
        assertThat(asApp(
                        british,
                        "update document set withdrawn_at = now() - interval '99 days' where public_id = '%s'",
                        used))
                .isTrue();
        assertThat(fixture.sql()
                        .sql("select withdrawn_at > now() - interval '1 hour' from document where public_id = ?")
                        .param(used.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(asApp(british, "update document set withdrawn_at = null where public_id = '%s'", used))
                .isFalse();
        assertThat(asApp(british, "update document set expired_at = now() where public_id = '%s'", used))
                .isFalse();
        assertThat(asApp(
                        british,
                        "update document_version set expired_at = now() where document_id = (select id from document where public_id = '%s')",
                        used))
                .isFalse();

        expiry.expireDue();
        assertThat(kept(workspace)).hasSize(2);

        aged("withdrawn_at", used, 40);
        expiry.expireDue();
        assertThat(kept(workspace)).isEmpty();
        assertThat(asApp(
                        british,
                        "update document set name = 'Back.txt', expired_at = null where public_id = '%s'",
                        used))
                .isFalse();
    }

    @Test
    void entriesAboutItAreFoundTheLogIsWholeAndQuestionsAreAnswered() {
        String word = word();
        DocumentId id = store(word + ".txt", bytes("Once"));
        download(french, id, 1);
        Instant whenThere = fixture.sql()
                .sql("select now()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        withdrawn(id, 31);
        holds(RetentionKind.DOCUMENT, 30);

        expiry.expireDue();

        await().until(() -> fixture.sql()
                .sql("""
                        select exists (select from audit_leaf l join audit_entry e on e.id = l.entry
                                        where e.action = 'CONTENT_EXPIRED' and e.object_id = ?)
                        """)
                .param(workspace.toString())
                .query(Boolean.class)
                .single());
        Person auditor = fixture.official("NLD", Roles.AUDITOR);
        act.as(auditor.subject(), () -> {
            assertThat(trail.list(AuditQuery.ALL.on(id), null, 10))
                    .extracting(entry -> entry.action().name())
                    .contains("DOCUMENT_STORED", "DOCUMENT_DOWNLOADED", "DOCUMENT_WITHDRAWN");
            assertThat(inspections.check(null, checked -> true).findings()).isEmpty();
            assertThat(questions.whoHasSeen(id.value())).extracting("person").isNotEmpty();
            SightThen then = hindsight.whoCouldSee(id.value(), whenThere, null).orElseThrow();
            assertThat(then.toString()).contains(french.name());
        });
        assertThat(fixture.sql()
                        .sql("select detail::text from audit_entry where action = 'CONTENT_EXPIRED' and object_id = ?")
                        .param(workspace.toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .singleElement()
                .asString()
                .contains("\"count\": \"1\"", "\"kind\": \"DOCUMENT\"", "\"first\"", "\"last\"")
                .doesNotContain(word)
                .doesNotContain(id.toString());
    }

    private boolean expireNext(RetentionKind kind, int most) {
        return content.expireNext(kind, most, expired -> {});
    }

    private void addVersion(DocumentId id, String name, String text) {
        act.as(british.subject(), () -> {
            try {
                documents.addVersion(id, name, new ByteArrayInputStream(bytes(text)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void withdrawn(DocumentId id, int daysAgo) {
        act.as(
                british.subject(),
                () -> documents.withdraw(
                        id, documents.open(id).orElseThrow().summary().version()));
        aged("withdrawn_at", id, daysAgo);
    }

    // The guards would refuse it.
    private void aged(String what, DocumentId id, int days) {
        fixture.sql().sql("""
                        with past as (select set_config('session_replication_role', 'replica', true))
                        update document set %1$s = %1$s - make_interval(days => ?) from past where public_id = ?
                        """.formatted(what)).params(days, id.value()).update();
    }

    private void aged(DocumentId id, int version, int days) {
        fixture.sql().sql("""
                        with past as (select set_config('session_replication_role', 'replica', true))
                        update document_version set stored_at = stored_at - make_interval(days => ?) from past
                         where number = ? and document_id = (select id from document where public_id = ?)
                        """).params(days, version, id.value()).update();
    }

    private void holds(RetentionKind kind, int days) {
        fixture.sql()
                .sql(
                        "insert into retention_rule (workspace_id, kind, days) select id, ?, ? from workspace where public_id = ?")
                .params(kind.name(), days, workspace.value())
                .update();
    }

    private void foreignLabel(DocumentId id, int version) {
        fixture.sql().sql("""
                        insert into foreign_label (document_id, workspace_id, label_id, number, xml, sha384)
                        select d.id, d.workspace_id, d.label_id, ?, 'came with it', sha384('came with it')
                          from document d where d.public_id = ?
                        """).params(version, id.value()).update();
    }

    private void refusedToExpire(DocumentId id, String why) {
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update document set expired_at = now() where public_id = ?")
                        .param(id.value())
                        .update())
                .hasMessageContaining(why);
    }

    private String row(DocumentId id) {
        return fixture.sql()
                .sql("""
                        select (d.id, d.workspace_id, d.label_id, d.originator, d.created_at, d.created_by, d.newest,
                                (select array_agg(v.stored_at || ' ' || v.stored_by order by v.number)
                                   from document_version v where v.document_id = d.id))::text
                          from document d where d.public_id = ?
                        """)
                .param(id.value())
                .query((row, n) -> row.getString(1))
                .single();
    }

    private List<String> digests(DocumentId id) {
        return fixture.sql()
                .sql(
                        "select v.digest from document_version v join document d on d.id = v.document_id where d.public_id = ? and v.digest is not null")
                .param(id.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int rows(String table, DocumentId id) {
        return fixture.sql()
                .sql("select count(*) from %s where document_id = (select id from document where public_id = ?)"
                        .formatted(table))
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private List<String> refusals(DocumentId id) {
        return fixture.sql()
                .sql("""
                        select m.display_name from audit_entry e join member m on m.id = e.actor
                         where e.object_id = ? and e.action = 'OBJECT_OPENED' and e.outcome = 'DENIED'
                        """)
                .param(id.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> reasons(DocumentId id) {
        return fixture.sql()
                .sql(
                        "select reason from audit_entry where object_id = ? and action = 'OBJECT_OPENED' and outcome = 'DENIED'")
                .param(id.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int entered() {
        return fixture.sql()
                .sql(
                        "select coalesce(sum((detail ->> 'count')::int), 0) from audit_entry where action = 'CONTENT_EXPIRED' and object_id = ?")
                .param(workspace.toString())
                .query(Integer.class)
                .single();
    }

    private List<String> tablesWith(String word) {
        return fixture.sql().sql(EVERY_TEXT).query((row, n) -> row.getString(1)).list().stream()
                .filter(table -> fixture.sql()
                        .sql("select exists (select from \"%s\" t where t::text ilike ?)".formatted(table))
                        .param("%" + word + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Whether the portal's own role may, past every service.
    private static boolean asApp(Person person, String change, DocumentId id) throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            statement.execute("select set_config('entente.member', '%s', true)".formatted(person.id()));
            try {
                boolean changed = statement.executeUpdate(change.formatted(id)) > 0;
                connection.commit();
                return changed;
            } catch (SQLException e) {
                connection.rollback();
                return false;
            }
        }
    }
}
