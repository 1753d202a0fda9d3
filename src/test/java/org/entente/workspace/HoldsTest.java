package org.entente.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.entente.access.Roles;
import org.entente.approval.AgreedActFailed;
import org.entente.approval.ApprovalId;
import org.entente.approval.Approvals;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.notification.Notification;
import org.entente.notification.Notifications;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Who holds a workspace and who lifts that, who learns why, and who is told of times that are coming. */
class HoldsTest extends PortalTest {

    @Autowired
    private Holds holds;

    @Autowired
    private Retentions retentions;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Notifications notifications;

    private WorkspaceId workspace;
    private Person lead;
    private Person stranger;
    private Person administrator;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        lead = fixture.officer("GBR", "SECRET");
        stranger = fixture.officer("FRA", "SECRET");
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        fixture.admit(workspace, lead, AdmissionRole.LEAD);
    }

    @Test
    void leadsNeitherSetItNorLearnWhyAndStrangersLearnNothing() throws SQLException {
        act.as(lead.subject(), () -> {
            assertThatThrownBy(() -> holds.set(workspace, "Mine")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> holds.of(workspace)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> holds.askToLift(workspace)).isInstanceOf(AccessDeniedException.class);
        });
        set("An invented inquiry");
        assertThat(asApp(lead, "select reason from workspace_hold")).isZero();
        assertThat(asApp(lead, insert())).isEqualTo(-1);
        assertThat(act.get(lead.subject(), () -> holds.since(workspace))).isPresent();
        assertThat(act.get(stranger.subject(), () -> holds.since(workspace))).isEmpty();
        assertThat(act.get(administrator.subject(), () -> holds.of(workspace)).orElseThrow())
                .satisfies(hold -> assertThat(List.of(hold.reason(), hold.setBy()))
                        .isEqualTo(List.of("An invented inquiry", administrator.name())));
    }

    @Test
    void oneAdministratorDoesNotLiftItByWhateverWay() throws SQLException {
        set("An invented inquiry");
        Person another = fixture.official("FRA", Roles.ADMINISTRATOR);
        for (Person one : List.of(administrator, another)) {
            assertThat(asApp(one, "update workspace_hold set lifted_at = now()" + here()))
                    .isEqualTo(-1);
            assertThat(asApp(one, "update workspace_hold set reason = 'None'" + here()))
                    .isEqualTo(-1);
            assertThat(asApp(one, "delete from workspace_hold" + here())).isEqualTo(-1);
        }
        assertThat(act.get(lead.subject(), () -> holds.since(workspace))).isPresent();

        ApprovalId asked = askToLift();
        ApprovalId askedAgain = askToLift();
        act.as(another.subject(), () -> approvals.approve(asked));
        assertThat(act.get(lead.subject(), () -> holds.since(workspace))).isEmpty();
        act.as(
                another.subject(),
                () -> assertThatThrownBy(() -> approvals.approve(askedAgain)).isInstanceOf(AgreedActFailed.class));

        // What was asked about the first hold says nothing of a second.
        assertThat(act.get(administrator.subject(), () -> holds.askToLift(workspace)))
                .isFalse();
        set("Another inquiry");
        act.as(
                another.subject(),
                () -> assertThatThrownBy(() -> approvals.approve(askedAgain)).isInstanceOf(AgreedActFailed.class));
        assertThat(asApp(another, """
                        update approval_request set state = 'APPROVED' where id = '%s';
                        update workspace_hold set lifted_at = now()
                        """.formatted(askedAgain.value()) + here() + " and lifted_at is null"))
                .isEqualTo(-1);
        assertThat(act.get(lead.subject(), () -> holds.since(workspace))).isPresent();
    }

    @Test
    void secondHoldWhileOneStandsIsNoneAndItsReasonIsInNoEntry() {
        set("An invented inquiry");
        set("Another reason");
        assertThat(act.get(administrator.subject(), () -> holds.of(workspace))
                        .orElseThrow()
                        .reason())
                .isEqualTo("An invented inquiry");
        assertThat(fixture.sql()
                        .sql("select detail::text from audit_entry where action = 'RETENTION_HELD' and object_id = ?")
                        .param(workspace.toString())
                        .query((row, n) -> Objects.requireNonNullElse(row.getString(1), ""))
                        .list())
                .singleElement()
                .asString()
                .doesNotContain("inquiry");
        act.as(
                administrator.subject(),
                () -> assertThatThrownBy(() -> holds.set(workspace, " ")).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void whoeverIsAdmittedIsToldOfAShorterTimeAndOfItsBeingTakenBack() {
        keep(RetentionKind.DOCUMENT, 90);
        assertThat(told(lead)).containsExactly("workspace.shorter");
        assertThat(told(stranger)).isEmpty();
        act.as(
                lead.subject(),
                () -> assertThat(notifications.list(10))
                        .singleElement()
                        .extracting(Notification::path)
                        .isEqualTo("workspaces/" + workspace));

        keep(RetentionKind.DOCUMENT, null);
        assertThat(told(lead)).containsExactlyInAnyOrder("workspace.shorter", "workspace.shorter-back");
        keep(RetentionKind.DOCUMENT, null);
        assertThat(act.get(lead.subject(), notifications::unread)).isEqualTo(2);
    }

    @Test
    void workspacesOfOtherPoliciesAreToldToo() {
        WorkspaceId other = fixture.workspace("TLP", "TLP:RED");
        fixture.admit(other, lead, AdmissionRole.LEAD);
        fixture.clear(
                lead, new Clearances(List.of(new Clearance("TLP", new TreeSet<>(Set.of("TLP:CLEAR")), List.of()))));
        act.as(administrator.subject(), () -> retentions.set(other, RetentionKind.MESSAGE, 90));
        assertThat(fixture.sql()
                        .sql(
                                "select l.policy || ' ' || l.classification from notification n join label l on l.id = n.label_id where n.path = ?")
                        .param("workspaces/" + other)
                        .query(String.class)
                        .list())
                .containsExactly("TLP TLP:CLEAR");
    }

    private void set(String reason) {
        act.as(administrator.subject(), () -> holds.set(workspace, reason));
    }

    private void keep(RetentionKind kind, @Nullable Integer days) {
        act.as(administrator.subject(), () -> retentions.set(workspace, kind, days));
    }

    private List<String> told(Person person) {
        return act.get(
                person.subject(),
                () -> notifications.list(10).stream().map(Notification::kind).toList());
    }

    private ApprovalId askToLift() {
        List<ApprovalId> before = waiting();
        act.as(administrator.subject(), () -> holds.askToLift(workspace));
        return waiting().stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElseThrow();
    }

    private List<ApprovalId> waiting() {
        return act.get(
                administrator.subject(),
                () -> approvals.waiting().stream()
                        .filter(one -> workspace.equals(one.asked().workspace()))
                        .map(one -> one.id())
                        .toList());
    }

    private String here() {
        return " where workspace_id = (select id from workspace where public_id = '%s')".formatted(workspace);
    }

    private String insert() {
        return "insert into workspace_hold (workspace_id, reason) select id, 'Mine' from workspace where public_id = '%s'"
                .formatted(workspace);
    }

    // How many rows the portal's own role gets at, past every service; -1 if it is refused.
    private static int asApp(Person person, String sql) throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema("entente");
            connection.setAutoCommit(false);
            statement.execute("select set_config('entente.member', '%s', true)".formatted(person.id()));
            try {
                int rows = 0;
                if (statement.execute(sql)) {
                    while (statement.getResultSet().next()) {
                        rows++;
                    }
                } else {
                    rows = statement.getUpdateCount();
                }
                connection.commit();
                return rows;
            } catch (SQLException e) {
                connection.rollback();
                return -1;
            }
        }
    }
}
