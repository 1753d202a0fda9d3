package org.entente.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.entente.workspace.Workspaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was so when: clearances, roles, admissions and labels keep their past, with who changed them. */
class HistoryTest extends PortalTest {

    @Autowired
    private Members members;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Labels labels;

    private Person administrator;
    private Person officer;

    @BeforeEach
    void found() {
        administrator = fixture.official("GBR", Roles.ADMINISTRATOR);
        officer = fixture.officer("FRA", "SECRET");
    }

    @Test
    void clearanceAndStateOfAMemberKeepTheirPast() {
        int before = clearance();
        act.as(administrator.subject(), () -> {
            Member member = members.list(
                            new MemberQuery(officer.name(), null, null, null, MemberQuery.Order.NATION, false), 0, 10)
                    .getFirst();
            Member cleared =
                    members.clear(member, labels.policy().clearance("RESTRICTED", new NationCode("FRA"), List.of()));
            members.suspend(cleared);
        });

        assertThat(history("""
                        select clearance_id || ' ' || state || ' ' || role || coalesce(' by ' || changed_by, '')
                               || case when valid_until is null then ' now' else '' end
                          from member_history where member_id = ? order by valid_from, valid_until nulls last
                        """, officer.id().value()))
                .containsExactly(
                        before + " ACTIVE liaison-officer",
                        clearance() + " ACTIVE liaison-officer by " + administrator.id(),
                        clearance() + " SUSPENDED liaison-officer by " + administrator.id() + " now");
        assertThat(clearance()).isNotEqualTo(before);
    }

    @Test
    void endOfAClearanceKeepsItsPast() {
        act.as(administrator.subject(), () -> {
            Member member = members.list(
                            new MemberQuery(officer.name(), null, null, null, MemberQuery.Order.NATION, false), 0, 10)
                    .getFirst();
            members.clear(member, member.clearances(), LocalDate.of(2031, 6, 15));
        });

        assertThat(history("""
                        select coalesce(clearance_ends_on::text, 'open') || coalesce(' by ' || changed_by, '')
                          from member_history where member_id = ? order by valid_from, valid_until nulls last
                        """, officer.id().value())).containsExactly("open", "2031-06-15 by " + administrator.id());
    }

    @Test
    void roleOfAMemberKeepsItsPast() {
        fixture.sql()
                .sql("update member set role = 'auditor' where id = ?")
                .param(officer.id().value())
                .update();
        assertThat(history(
                        "select role from member_history where member_id = ? order by valid_from",
                        officer.id().value()))
                .containsExactly("liaison-officer", "auditor");
    }

    @Test
    void admissionKeepsItsPastAlsoWhenItEnds() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        act.as(administrator.subject(), () -> workspaces.admit(workspace, officer.id(), AdmissionRole.READER));
        act.as(administrator.subject(), () -> workspaces.admit(workspace, officer.id(), AdmissionRole.LEAD));
        act.as(administrator.subject(), () -> workspaces.remove(workspace, officer.id()));

        assertThat(history("""
                        select role || ' by ' || changed_by || case when valid_until is null then ' now' else '' end
                          from admission_history where member_id = ? order by valid_from
                        """, officer.id().value()))
                .containsExactly("READER by " + administrator.id(), "LEAD by " + administrator.id());
    }

    @Test
    void labelOfAPlanKeepsItsPast() {
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        ExercisePlanId plan = act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("RESTRICTED", "FRA", "GBR"), Fixture.plan("Relabelled")));
        relabel.give(officer, plan, fixture.label("SECRET", "FRA"));

        assertThat(history("""
                        select l.classification || ' ' || array_to_string(l.releasable_to, ',') || ' by ' || h.changed_by
                               || case when h.valid_until is null then ' now' else '' end
                          from label_history h join label l on l.id = h.label_id where h.object_id = ? order by h.valid_from
                        """, plan.value()))
                .containsExactly("RESTRICTED FRA,GBR by " + officer.id(), "SECRET FRA by " + officer.id() + " now");
    }

    private int clearance() {
        return fixture.sql()
                .sql("select clearance_id from member where id = ?")
                .param(officer.id().value())
                .query(Integer.class)
                .single();
    }

    private List<String> history(String sql, UUID id) {
        return fixture.sql()
                .sql(sql)
                .param(id)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
