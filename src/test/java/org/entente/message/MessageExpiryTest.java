package org.entente.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entente.access.Roles;
import org.entente.audit.proof.LogInspections;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.ContentExpiry;
import org.entente.workspace.Holds;
import org.entente.workspace.Retention;
import org.entente.workspace.RetentionKind;
import org.entente.workspace.Retentions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What messages say is gone when the rule of their workspace has it, and nothing else is. */
class MessageExpiryTest extends PortalTest {

    private static final String EVERY_TEXT = """
            select table_name from information_schema.columns
             where table_schema = 'entente' and data_type in ('text', 'tsvector', 'jsonb', 'ARRAY', 'bytea')
             group by table_name
            """;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    @Autowired
    private Retentions retentions;

    @Autowired
    private MessageExpiry expiry;

    @Autowired
    private ContentExpiry content;

    @Autowired
    private Holds holds;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private LogInspections inspections;

    @Autowired
    private TransactionTemplate transaction;

    private WorkspaceId workspace;
    private Person author;
    private Person reader;
    private Person administrator;
    private ConversationId channel;

    @BeforeEach
    void found() {
        author = fixture.officer("GBR", "SECRET");
        reader = fixture.officer("FRA", "SECRET");
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        workspace = workspace();
        channel = channel(workspace);
    }

    // The job takes from every workspace: what one test leaves is not to be another's.
    @AfterEach
    void keepForEver() {
        fixture.sql().sql("delete from retention_rule").update();
    }

    @Test
    void nothingOfWhatItSaidIsLeftInTheDatabaseAndItsPlaceIs() {
        String first = word();
        String second = word();
        String withdrawn = word();
        MessageId id = post(channel, first, true);
        act.as(reader.subject(), () -> messages.acknowledge(id));
        act.as(author.subject(), () -> messages.edit(id, 0, "Now " + second + " instead"));
        MessageId takenBack = post(channel, withdrawn, false);
        act.as(author.subject(), () -> messages.withdraw(takenBack));
        MessageId answer = act.get(author.subject(), () -> messages.post(channel, data("Answers it", id, false)));
        Message before = read(author, id);
        aged(id, 31);
        aged(takenBack, 31);
        assertThat(tablesWith(first)).containsExactly("message_version");
        assertThat(tablesWith(second)).containsExactly("message");
        assertThat(tablesWith(withdrawn)).containsExactly("message_version");
        holds(workspace, 30);

        expiry.expireDue();

        assertThat(List.of(first, second, withdrawn))
                .allSatisfy(word -> assertThat(tablesWith(word)).isEmpty());
        Message after = read(reader, id);
        assertThat(after.expired()).isTrue();
        assertThat(after.text()).isEmpty();
        assertThat(List.of(after.place(), after.label(), after.nation(), after.version(), after.answers()))
                .isEqualTo(List.of(before.place(), before.label(), before.nation(), 1, 1));
        assertThat(after.author()).isEqualTo(author.id());
        assertThat(after.editedAt()).isEqualTo(before.editedAt());
        assertThat(read(author, takenBack).expired()).isTrue();
        assertThat(read(reader, answer).text()).isEqualTo("Answers it");
        act.as(author.subject(), () -> {
            assertThat(messages.acknowledgments(id).given()).hasSize(1);
            assertThat(messages.versions(id)).isEmpty();
            assertThat(messages.search(workspace, null, second, 10)).isEmpty();
        });
    }

    @Test
    void entriesAboutItAreFoundAndTheLogIsWhole() {
        MessageId id = post(channel, word(), false);
        read(reader, id);
        aged(id, 31);
        holds(workspace, 30);

        expiry.expireDue();

        await().until(() -> fixture.sql()
                .sql("""
                        select exists (select from audit_leaf l join audit_entry e on e.id = l.entry
                                        where e.action = 'CONTENT_EXPIRED' and e.object_id = ?)
                        """)
                .param(workspace.toString())
                .query(Boolean.class)
                .single());
        Person auditor = fixture.official("FRA", Roles.AUDITOR);
        act.as(auditor.subject(), () -> {
            assertThat(trail.list(AuditQuery.ALL.on(id), null, 10))
                    .extracting(entry -> entry.action().name())
                    .contains("MESSAGE_POSTED");
            assertThat(inspections.check(null, checked -> true).findings()).isEmpty();
        });
        assertThat(entries("CONTENT_EXPIRED"))
                .singleElement()
                .asString()
                .contains("\"count\": \"1\"", "\"kind\": \"MESSAGE\"", "\"first\"", "\"last\"")
                .doesNotContain(id.toString());
        assertThat(fixture.sql()
                        .sql("""
                                select convert_from(l.body, 'UTF8')::jsonb from audit_leaf l join audit_entry e on e.id = l.entry
                                 where e.action = 'CONTENT_EXPIRED' and e.object_id = ?
                                """)
                        .param(workspace.toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .as("what was sealed: the portal's own, and nobody's")
                .singleElement()
                .asString()
                .contains("\"origin\": \"portal\"", "\"workspace\": \"" + workspace + "\"")
                .doesNotContain("\"actor\": \"");
    }

    @Test
    void whatIsYoungerOrInAnotherWorkspaceOrWithoutARuleStays() {
        WorkspaceId other = workspace();
        WorkspaceId unruled = workspace();
        MessageId young = aged(post(channel, "Young", false), 29);
        MessageId old = aged(post(channel, "Old", false), 31);
        MessageId elsewhere = aged(post(channel(other), "Elsewhere", false), 59);
        MessageId forEver = aged(post(channel(unruled), "For ever", false), 4000);
        holds(workspace, 30);
        holds(other, 60);

        expiry.expireDue();

        assertThat(read(author, old).expired()).isTrue();
        assertThat(List.of(young, elsewhere, forEver))
                .allSatisfy(one -> assertThat(read(author, one).expired()).isFalse());
    }

    @Test
    void ofSeveralNodesOneMakesEachExpireAndEntersItOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            aged(post(channel, "Old " + i, false), 40);
        }
        holds(workspace, 30);
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = IntStream.range(0, 3)
                    .mapToObj(node -> nodes.submit(() -> {
                        together.await();
                        while (expireNext(4)) {}
                        return true;
                    }))
                    .toList();
            together.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        expiry.expireDue();
        assertThat(expired()).isEqualTo(30);
        assertThat(entered()).isEqualTo(30);
    }

    @Test
    void stopInTheMiddleOfABatchLeavesItUndoneAndItIsDoneLater() {
        for (int i = 0; i < 5; i++) {
            aged(post(channel, "Old " + i, false), 40);
        }
        holds(workspace, 30);
        assertThat(expireNext(2)).isTrue();
        // As if the portal were stopped before it commits.
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    expireNext(2);
                    throw new IllegalStateException("stopped");
                }));
        assertThat(expired()).isEqualTo(2);
        assertThat(entered()).isEqualTo(2);

        expiry.expireDue();

        assertThat(expired()).isEqualTo(5);
        assertThat(entered()).isEqualTo(5);
    }

    @Test
    void nobodyMakesAMessageExpireBeforeItsTimeNorChangesOneThatHas() {
        MessageId young = post(channel, "Young", false);
        MessageId old = aged(post(channel, "Old", false), 31);
        holds(workspace, 30);
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update message set state = 'EXPIRED' where public_id = ?")
                        .param(young.value())
                        .update())
                .hasMessageContaining("a message expires when");

        expiry.expireDue();

        act.as(
                author.subject(),
                () -> assertThatExceptionOfType(MessageNotAllowed.class)
                        .isThrownBy(() -> messages.edit(old, 0, "Back again")));
        assertThat(read(author, old).text()).isEmpty();
    }

    @Test
    void shorterPeriodHoldsAfterSevenDaysAndCanBeTakenBackUntilThen() {
        MessageId old = aged(post(channel, "Old", false), 100);
        set(null);
        set(90);
        assertThat(kept()).satisfies(now -> {
            assertThat(now.days()).isNull();
            assertThat(now.nextDays()).isEqualTo(90);
            assertThat(now.nextFrom()).isNotNull();
        });
        expiry.expireDue();
        assertThat(read(author, old).expired()).as("before it holds").isFalse();

        set(null);
        sevenDaysLater();
        expiry.expireDue();
        assertThat(read(author, old).expired()).as("taken back").isFalse();

        set(90);
        sevenDaysLater();
        assertThat(kept()).isEqualTo(new Retention(90, null, null));
        set(120);
        assertThat(kept()).as("longer holds at once").isEqualTo(new Retention(120, null, null));
        expiry.expireDue();
        assertThat(read(author, old).expired()).isFalse();

        set(95);
        set(90);
        assertThat(kept().days()).isEqualTo(120);
        assertThat(kept().nextDays()).isEqualTo(90);
        sevenDaysLater();
        expiry.expireDue();
        assertThat(read(author, old).expired()).isTrue();
        assertThat(entries("RETENTION_SET")).hasSize(7);
    }

    @Test
    void whatIsEvidenceOfASpillStaysUntilItsCaseIsClosed() {
        MessageId evidence = aged(post(channel, "Evidence", false), 31);
        MessageId beside = aged(post(channel, "Beside it", false), 31);
        holds(workspace, 30);
        // The hold asks for an open case of the object, and never of which kind it is.
        fixture.sql().sql("""
                        insert into spill_case (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, own_label,
                                                originator, wrong_since, reason, nation, reported_by)
                        select gen_random_uuid(), 'DOCUMENT', m.public_id, m.public_id, m.workspace_id, m.label_id, m.label_id, true,
                               m.originator, m.sent_at, 'Wrong label', 'FRA', ?
                          from message m where m.public_id = ?
                        """).params(reader.id().value(), evidence.value()).update();
        act.as(
                administrator.subject(),
                () -> assertThat(retentions.olderThan(workspace, RetentionKind.MESSAGE, 30))
                        .isEqualTo(1));

        expiry.expireDue();
        assertThat(read(author, beside).expired()).isTrue();
        assertThat(read(author, evidence).text()).isEqualTo("Evidence");
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update message set state = 'EXPIRED' where public_id = ?")
                        .param(evidence.value())
                        .update())
                .hasMessageContaining("nothing holds it");

        fixture.sql()
                .sql(
                        "update spill_case set state = 'CLOSED', settled_at = now(), closed_at = now() where object_id = ?")
                .param(evidence.value())
                .update();
        expiry.expireDue();
        assertThat(read(author, evidence).expired()).isTrue();
    }

    @Test
    void nothingExpiresInAWorkspaceThatIsHeldAndTheOthersAreNotHeldUp() {
        WorkspaceId other = workspace();
        MessageId held = aged(post(channel, "Held", false), 31);
        MessageId elsewhere = aged(post(channel(other), "Elsewhere", false), 31);
        holds(workspace, 30);
        holds(other, 30);
        act.as(administrator.subject(), () -> holds.set(workspace, "An inquiry"));

        expiry.expireDue();

        assertThat(read(author, elsewhere).expired()).isTrue();
        assertThat(read(author, held).text()).isEqualTo("Held");
        assertThatThrownBy(() -> fixture.sql()
                        .sql("update message set state = 'EXPIRED' where public_id = ?")
                        .param(held.value())
                        .update())
                .hasMessageContaining("nothing holds it");
    }

    @Test
    void whatWasTypedAndNotSentGoesByARuleOfItsOwn() {
        String forgotten = word();
        String recent = word();
        ConversationId another = channel(workspace);
        draft(channel, forgotten);
        draft(another, recent);
        fixture.sql()
                .sql("update message_draft set updated_at = updated_at - interval '31 days' where text = ?")
                .param(forgotten)
                .update();
        holds(workspace, 30);
        expiry.expireDue();
        assertThat(tablesWith(forgotten)).as("by the rule of messages").containsExactly("message_draft");
        holds(workspace, RetentionKind.MESSAGE_DRAFT, 30);
        act.as(
                administrator.subject(),
                () -> assertThat(retentions.olderThan(workspace, RetentionKind.MESSAGE_DRAFT, 30))
                        .isEqualTo(1));

        expiry.expireDue();

        assertThat(tablesWith(forgotten)).isEmpty();
        assertThat(tablesWith(recent)).containsExactly("message_draft");
        assertThat(entries("CONTENT_EXPIRED"))
                .singleElement()
                .asString()
                .contains("\"count\": \"1\"", "\"kind\": \"MESSAGE_DRAFT\"");
    }

    private void draft(ConversationId where, String text) {
        act.as(
                author.subject(),
                () -> conversations.keepDraft(where, null, new Draft(text, fixture.label("RESTRICTED", "GBR", "FRA"))));
    }

    @Test
    void onlyAdministratorsSetItOrCountAndTheDatabaseLetsNobodyBeQuicker() throws SQLException {
        aged(post(channel, "Old", false), 100);
        post(channel, "Young", false);
        act.as(author.subject(), () -> {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> retentions.set(workspace, RetentionKind.MESSAGE, 30));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> retentions.olderThan(workspace, RetentionKind.MESSAGE, 30));
            assertThat(retentions.of(workspace).values()).containsOnly(Retention.FOR_EVER);
        });
        act.as(administrator.subject(), () -> {
            assertThat(retentions.olderThan(workspace, RetentionKind.MESSAGE, 90))
                    .isEqualTo(1);
            assertThatThrownBy(() -> retentions.set(workspace, RetentionKind.MESSAGE, 29))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        set(90);
        assertThat(asApp(administrator, "next_days = 80")).isTrue();
        assertThat(asApp(administrator, "days = 30, next_days = null")).isFalse();
        assertThat(asApp(administrator, "next_from = now()")).isFalse();
        asApp(author, "next_days = 40");
        assertThat(kept().nextDays()).isEqualTo(80);
    }

    private WorkspaceId workspace() {
        WorkspaceId made = fixture.workspace("SECRET");
        fixture.admit(made, author, AdmissionRole.LEAD);
        fixture.admit(made, reader, AdmissionRole.READER);
        return made;
    }

    private ConversationId channel(WorkspaceId where) {
        return act.get(
                author.subject(),
                () -> conversations.create(where, fixture.label("RESTRICTED", "GBR", "FRA"), "Air tasking"));
    }

    private MessageId post(ConversationId where, String text, boolean acknowledge) {
        return act.get(author.subject(), () -> messages.post(where, data(text, null, acknowledge)));
    }

    private MessageData data(String text, @Nullable MessageId thread, boolean acknowledge) {
        return new MessageData(
                text, fixture.label("RESTRICTED", "GBR", "FRA"), Precedence.ROUTINE, acknowledge, thread);
    }

    private Message read(Person person, MessageId id) {
        return act.get(person.subject(), () -> messages.open(id)).orElseThrow();
    }

    private boolean expireNext(int most) {
        return content.expireNext(RetentionKind.MESSAGE, most, expired -> {});
    }

    private void set(@Nullable Integer days) {
        act.as(administrator.subject(), () -> retentions.set(workspace, RetentionKind.MESSAGE, days));
    }

    private Retention kept() {
        return act.get(administrator.subject(), () -> retentions.of(workspace).get(RetentionKind.MESSAGE));
    }

    private void holds(WorkspaceId where, int days) {
        holds(where, RetentionKind.MESSAGE, days);
    }

    private void holds(WorkspaceId where, RetentionKind kind, int days) {
        fixture.sql()
                .sql(
                        "insert into retention_rule (workspace_id, kind, days) select id, ?, ? from workspace where public_id = ?")
                .params(kind.name(), days, where.value())
                .update();
    }

    private void sevenDaysLater() {
        fixture.sql()
                .sql("update retention_rule set next_from = next_from - interval '7 days' where next_from is not null")
                .update();
    }

    // The guard would refuse it.
    private MessageId aged(MessageId id, int days) {
        fixture.sql().sql("""
                        with past as (select set_config('session_replication_role', 'replica', true))
                        update message set sent_at = sent_at - make_interval(days => ?) from past where public_id = ?
                        """).params(days, id.value()).update();
        return id;
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
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

    private List<String> entries(String action) {
        return fixture.sql()
                .sql("select detail::text from audit_entry where action = ? and object_id = ?")
                .params(action, workspace.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int expired() {
        return fixture.sql()
                .sql(
                        "select count(*) from message where state = 'EXPIRED' and workspace_id = (select id from workspace where public_id = ?)")
                .param(workspace.value())
                .query(Integer.class)
                .single();
    }

    private int entered() {
        return fixture.sql()
                .sql(
                        "select coalesce(sum((detail ->> 'count')::int), 0) from audit_entry where action = 'CONTENT_EXPIRED' and object_id = ?")
                .param(workspace.toString())
                .query(Integer.class)
                .single();
    }

    // Whether the portal's own role may, past every service.
    private boolean asApp(Person person, String change) throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            statement.execute("select set_config('entente.member', '%s', true)".formatted(person.id()));
            try {
                statement.execute(
                        "update retention_rule set %s where workspace_id = (select id from workspace where public_id = '%s')"
                                .formatted(change, workspace));
                connection.commit();
                return true;
            } catch (SQLException e) {
                connection.rollback();
                return false;
            }
        }
    }
}
