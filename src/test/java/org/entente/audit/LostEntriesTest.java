package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.entente.audit.sealing.LogVerdict;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An entry that is removed together with its place in the queue, before it was sealed, is missed by the node that committed it. */
class LostEntriesTest extends PortalTest {

    @Autowired
    private LostEntries lost;

    @Autowired
    private UnsealedEntries unsealed;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private TransactionTemplate transaction;

    private WorkspaceId workspace;
    private Person officer;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        officer = fixture.officer("GBR", "SECRET");
        fixture.admit(workspace, officer, AdmissionRole.LEAD);
    }

    @Test
    void whatIsRemovedBeforeItIsSealedIsEnteredAndWhatWaitsIsNot() throws SQLException {
        UUID removed;
        UUID waiting;
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setSchema("entente");
            superuser.setAutoCommit(false);
            // Whoever holds the sealer up has as long as it takes.
            superuser.createStatement().execute("select pg_advisory_lock(%d)".formatted(LogVerdict.SEALERS_LOCK));
            removed = entryOf(plan());
            waiting = entryOf(plan());
            superuser.createStatement().execute("set local session_replication_role = replica");
            superuser.createStatement().execute("delete from audit_entry where id = '%s'".formatted(removed));
            superuser.createStatement().execute("delete from audit_queue where entry = '%s'".formatted(removed));
            superuser.commit();

            lost.look();
            assertThat(entered(removed)).isEqualTo(1);
            assertThat(entered(waiting)).isZero();
            lost.look();
            assertThat(entered(removed)).as("once").isEqualTo(1);
            superuser.createStatement().execute("select pg_advisory_unlock(%d)".formatted(LogVerdict.SEALERS_LOCK));
            superuser.commit();
        }
        await().untilAsserted(() -> {
            lost.look();
            assertThat(unsealed.all()).doesNotContain(removed, waiting);
        });
        assertThat(entered(waiting)).isZero();
        await().untilAsserted(() -> assertThat(alerts(removed)).isEqualTo(1));
    }

    @Test
    void whatWasNotCommittedIsNotMissed() {
        int before = unsealed.all().size();
        assertThatThrownBy(() -> act.as(
                        officer.subject(),
                        () -> transaction.executeWithoutResult(status -> {
                            plans.create(workspace, fixture.label("SECRET", "GBR"), Fixture.plan("Rolled back"));
                            throw new IllegalStateException("afterwards");
                        })))
                .hasMessage("afterwards");
        lost.look();
        assertThat(unsealed.all()).hasSizeLessThanOrEqualTo(before);
    }

    private ExercisePlanId plan() {
        return act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR"), Fixture.plan("Watched")));
    }

    private UUID entryOf(ExercisePlanId plan) {
        return fixture.sql()
                .sql("select id from audit_entry where object_id = ?")
                .param(plan.toString())
                .query(UUID.class)
                .single();
    }

    private int entered(UUID entry) {
        return fixture.sql()
                .sql("select count(*) from audit_entry where action = 'ENTRIES_LOST' and detail ->> 'entries' like ?")
                .param("%" + entry + "%")
                .query(Integer.class)
                .single();
    }

    // Of the entry that names it, which is in whatever alert of strangers is open.
    private int alerts(UUID entry) {
        return fixture.sql()
                .sql("""
                        select count(*)
                          from audit_leaf l
                          join audit_entry e on e.id = l.entry
                         where e.action = 'ENTRIES_LOST' and e.detail ->> 'entries' like ?
                           and exists (select from watch_alert a where a.rule = 'STRANGERS' and a.last_index >= l.index)
                        """)
                .param("%" + entry + "%")
                .query(Integer.class)
                .single();
    }
}
