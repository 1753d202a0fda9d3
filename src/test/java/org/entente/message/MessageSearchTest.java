package org.entente.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words as people type them against what was written, never a query language, and by the index. */
class MessageSearchTest extends PortalTest {

    private static final int MANY = 20_000;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Messages messages;

    private WorkspaceId workspace;
    private Person officer;
    private ConversationId channel;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        officer = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
        channel = act.get(
                officer.subject(), () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR"), "Search"));
    }

    @Test
    void nothingOfWhatIsTypedIsAnOperator() {
        post("Northern gale expected");
        assertThat(found("gale & !northern | x:*")).isZero();
        assertThat(found("!!! ':*")).isZero();
        assertThat(found("<-> ()")).isZero();
        assertThat(found("")).isZero();
        assertThat(found("\\' northern")).isOne();
        assertThat(found("gale nowhere")).isZero();
        assertThat(found("NORTH expec")).isOne();
    }

    @Test
    void conversationIsSearchedAlone() {
        post("Fulmar in the first");
        ConversationId other = act.get(
                officer.subject(), () -> conversations.create(workspace, fixture.label("RESTRICTED", "GBR"), "Other"));
        assertThat(act.get(officer.subject(), () -> messages.search(workspace, other, "fulmar", 10)))
                .isEmpty();
        assertThat(act.get(officer.subject(), () -> messages.search(workspace, channel, "fulmar", 10)))
                .hasSize(1);
    }

    @Test
    void searchReadsTheIndexOfWordsAsTheApplicationsRole() throws SQLException {
        fixture.sql().sql("""
                        insert into message (conversation_id, workspace_id, label_id, originator, text, search)
                        select c.id, c.workspace_id, c.label_id, c.originator, 'Report ' || md5(n::text), ''
                          from conversation c cross join generate_series(1, %d) n
                         where c.public_id = ?
                        """.formatted(MANY)).param(channel.value()).update();
        post("The one with razorbill");
        fixture.sql().sql("analyze message").update();
        String plan = plan("razorbill");
        assertThat(plan).contains("Bitmap Index Scan on message_search").doesNotContain("Seq Scan on message");
        assertThat(found("razorbill")).isOne();
    }

    // The statement runs inside a function, of which EXPLAIN tells nothing: PostgreSQL's own auto_explain explains it
    // as it runs.
    private String plan(String word) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("load 'auto_explain'");
            statement.execute("set auto_explain.log_min_duration = 0");
            statement.execute("set auto_explain.log_nested_statements = on");
            statement.execute("set auto_explain.log_level = notice");
            statement.execute("set session authorization entente_app");
            statement.execute("set search_path = entente");
            statement.execute("select set_config('entente.member', '%s', false)".formatted(officer.id()));
            statement.clearWarnings();
            statement.execute("select * from find_messages(null, null, array['%s'], 20)".formatted(word));
            StringBuilder plan = new StringBuilder();
            for (SQLWarning told = statement.getWarnings(); told != null; told = told.getNextWarning()) {
                plan.append(told.getMessage()).append('\n');
            }
            return plan.toString();
        }
    }

    private void post(String text) {
        act.as(
                officer.subject(),
                () -> messages.post(channel, MessageData.of(text, fixture.label("RESTRICTED", "GBR"))));
    }

    private int found(String text) {
        return act.get(officer.subject(), () -> messages.search(workspace, null, text, 50))
                .size();
    }
}
