package org.entente.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.AuditQuery;
import org.entente.audit.trail.AuditTrail;
import org.entente.relabelling.RelabellingRefused;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What a plan's life leaves in the audit trail, who may read that, and what nobody can do to it. */
class PlanTrailTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private WorkspaceId workspace;
    private Person british;
    private Person polish;
    private Person auditor;

    @BeforeEach
    void found() {
        workspace = fixture.workspace("SECRET");
        british = fixture.officer("GBR", "SECRET");
        polish = fixture.officer("POL", "SECRET");
        auditor = fixture.official("BEL", "auditor");
        fixture.admit(workspace, british, AdmissionRole.LEAD);
        fixture.admit(workspace, polish, AdmissionRole.CONTRIBUTOR);
    }

    @Test
    void everyActOnAPlanIsEnteredWithWhoDidItAndHowItEnded() {
        ExercisePlanId id = create();
        act.as(british.subject(), () -> plans.change(id, 0, Fixture.plan("Renamed quietly")));
        relabel.give(british, id, fixture.label("SECRET", "GBR"));
        act.as(british.subject(), () -> plans.open(id));
        act.as(polish.subject(), () -> plans.open(id));

        List<AuditEntry> entries = entriesOf(id);
        assertThat(entries)
                .extracting(AuditEntry::action, AuditEntry::outcome, AuditEntry::actorName, AuditEntry::reason)
                .containsExactlyInAnyOrder(
                        tuple(AuditAction.PLAN_CREATED, Outcome.SUCCESS, british.name(), null),
                        tuple(AuditAction.PLAN_CHANGED, Outcome.SUCCESS, british.name(), null),
                        tuple(AuditAction.PLAN_RELABELLED, Outcome.SUCCESS, british.name(), null),
                        tuple(AuditAction.PLAN_OPENED, Outcome.SUCCESS, british.name(), null),
                        tuple(AuditAction.OBJECT_OPENED, Outcome.DENIED, polish.name(), "LABEL"));
        assertThat(entries).extracting(AuditEntry::actorNation).contains("GBR", "POL");
        assertThat(entries).noneMatch(entry -> String.valueOf(entry.detail()).contains("quietly"));
    }

    @Test
    void theReasonOfADenialTellsTheAuditorWhatTheAskerIsNotTold() {
        ExercisePlanId id = create();
        Person outsider = fixture.officer("GBR", "SECRET");
        act.as(outsider.subject(), () -> plans.open(id));
        ExercisePlanId absent = new ExercisePlanId(UUID.randomUUID());
        act.as(outsider.subject(), () -> plans.open(absent));
        assertThat(entriesOf(id)).anyMatch(entry -> "NOT_ADMITTED".equals(entry.reason()));
        assertThat(entriesOf(absent)).anyMatch(entry -> "ABSENT".equals(entry.reason()));
    }

    @Test
    void aWriteThatIsRefusedIsEnteredToo() {
        ExercisePlanId id = create();
        assertThatThrownBy(() -> act.as(polish.subject(), () -> plans.change(id, 0, Fixture.plan("x"))))
                .isInstanceOf(PlanNotThere.class);
        relabel.give(british, id, fixture.label("SECRET", "GBR", "POL"));
        assertThat(relabel.refusal(
                        polish, ObjectKind.EXERCISE_PLAN, id.value(), fixture.label("SECRET", "GBR", "POL", "FRA")))
                .isEqualTo(RelabellingRefused.Why.NOT_THE_ORIGINATOR);
        assertThat(entriesOf(id).stream().filter(entry -> entry.outcome() == Outcome.DENIED))
                .extracting(AuditEntry::actorName, AuditEntry::reason)
                .containsExactlyInAnyOrder(tuple(polish.name(), "LABEL"), tuple(polish.name(), "NOT_THE_ORIGINATOR"));
    }

    @Test
    void aListIsEnteredOncePerQuery() {
        act.as(polish.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 50));
        AuditQuery lists = AuditQuery.ALL
                .by(polish.id().value())
                .of(AuditAction.PLANS_LISTED)
                .with(Outcome.SUCCESS);
        assertThat(act.get(auditor.subject(), () -> trail.list(lists, null, 50)))
                .hasSize(1);
    }

    @Test
    void aCallThatTheGuardRefusesIsEnteredThoughNothingElseIsWritten() {
        Person administrator = fixture.official("GBR", "administrator");
        assertThatThrownBy(
                        () -> act.as(administrator.subject(), () -> plans.list(ExercisePlanQuery.of(workspace), 0, 1)))
                .isInstanceOf(AccessDeniedException.class);
        AuditQuery denials = AuditQuery.ALL
                .by(administrator.id().value())
                .of(AuditAction.CALL_DENIED)
                .with(Outcome.DENIED);
        assertThat(act.get(auditor.subject(), () -> trail.list(denials, null, 50)))
                .extracting(AuditEntry::objectId)
                .containsExactly("ExercisePlans.list");
    }

    @Test
    void nobodyButAnAuditorReadsTheTrail() {
        for (Person person : List.of(british, fixture.official("GBR", "administrator"))) {
            assertThatThrownBy(() -> act.get(person.subject(), () -> trail.list(AuditQuery.ALL, null, 1)))
                    .isInstanceOf(AccessDeniedException.class);
            // Past the guard, the database's own answer: nothing, though the role of auditors is taken.
            int seen = act.get(
                    person.subject(),
                    () -> transaction.execute(status -> {
                        jdbc.sql("set local role entente_auditor").update();
                        return jdbc.sql("select count(*) from audit_entry")
                                .query(Integer.class)
                                .single();
                    }));
            assertThat(seen).isZero();
        }
        assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("select count(*) from audit_entry")
                        .query(Integer.class)
                        .single()))
                .isInstanceOf(DataAccessException.class)
                .hasRootCauseMessage("ERROR: permission denied for table audit_entry");
    }

    @Test
    void whatCannotBeEnteredDoesNotHappen() {
        ExercisePlanId id = create();
        String block = "test_block_" + british.id().value().toString().replace('-', '_');
        fixture.sql()
                .sql("alter table audit_entry add constraint %s check (actor is distinct from '%s'::uuid) not valid"
                        .formatted(block, british.id()))
                .update();
        try {
            assertThatThrownBy(() -> act.as(british.subject(), () -> plans.change(id, 0, Fixture.plan("Unentered"))))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            fixture.sql()
                    .sql("alter table audit_entry drop constraint " + block)
                    .update();
        }
        assertThat(act.get(british.subject(), () -> plans.open(id)))
                .hasValueSatisfying(plan -> assertThat(plan.version()).isZero());
    }

    @Test
    void entriesAreNeverChangedOrRemovedNotEvenByASuperuser() {
        create();
        for (String attempt : List.of(
                "update audit_entry set outcome = 'FAILED'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> fixture.sql().sql(attempt).update())
                    .hasStackTraceContaining("entries are only ever added");
        }
    }

    @Test
    void nobodyMakesAnEntryInAnothersName() {
        assertThatThrownBy(() -> act.as(
                        british.subject(),
                        () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                        "insert into audit_entry (actor, action, outcome) values (?, 'PLAN_OPENED', 'SUCCESS')")
                                .param(polish.id().value())
                                .update())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void whatWasSoIsKept() {
        ExercisePlanId id = create();
        relabel.give(british, id, fixture.label("SECRET", "GBR"));
        fixture.state(polish, "SUSPENDED");
        fixture.admit(workspace, polish, AdmissionRole.READER);

        assertThat(count(
                        "select count(*) from label_history where object_id = ? and valid_until is not null",
                        id.value()))
                .isEqualTo(1);
        assertThat(count("select count(*) from label_history where object_id = ? and valid_until is null", id.value()))
                .isEqualTo(1);
        assertThat(history("select state from member_history where member_id = ? order by valid_from"))
                .containsExactly("ACTIVE", "SUSPENDED");
        assertThat(history("select role from admission_history where member_id = ? order by valid_from"))
                .containsExactly("CONTRIBUTOR", "READER");
    }

    private List<String> history(String sql) {
        return fixture.sql()
                .sql(sql)
                .param(polish.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private int count(String sql, UUID id) {
        return fixture.sql().sql(sql).param(id).query(Integer.class).single();
    }

    private List<AuditEntry> entriesOf(ExercisePlanId id) {
        AuditQuery query = AuditQuery.ALL.on(id);
        return act.get(auditor.subject(), () -> trail.list(query, null, 50));
    }

    private ExercisePlanId create() {
        return act.get(
                british.subject(),
                () -> plans.create(workspace, fixture.label("CONFIDENTIAL", "GBR"), Fixture.plan("Trail of a plan")));
    }
}
