package org.entente.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.access.Roles;
import org.entente.approval.AgreedActFailed;
import org.entente.approval.Approval;
import org.entente.approval.Approvals;
import org.entente.approval.TakesAnotherPerson;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.Clearance;
import org.entente.label.Clearances;
import org.entente.label.Labels;
import org.entente.member.BeyondNationsClearance;
import org.entente.member.Member;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What a nation is cleared for is its people's limit, changed by administrators of other nations, two of them where it opens much. */
class NationClearancesTest extends PortalTest {

    @Autowired
    private Nations nations;

    @Autowired
    private NationClearances clearances;

    @Autowired
    private Members members;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Labels labels;

    private Person first;
    private Person second;
    private NationCode code;

    @BeforeEach
    void found() {
        first = fixture.official("GBR", Roles.ADMINISTRATOR);
        second = fixture.official("GBR", Roles.ADMINISTRATOR);
        code = fixture.newNation();
    }

    @Test
    void nobodyButAnAdministratorClearsANation() {
        Nation nation = nation();
        for (Person person : List.of(
                fixture.official(code.value(), Roles.NATION_ADMINISTRATOR),
                fixture.official("GBR", Roles.NATION_ADMINISTRATOR),
                fixture.official("GBR", Roles.AUDITOR),
                fixture.officer("GBR", "SECRET"))) {
            act.as(person.subject(), () -> {
                assertThatThrownBy(() -> clearances.clear(nation, upTo("RESTRICTED")))
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> clearances.concerned(code, upTo("RESTRICTED")))
                        .isInstanceOf(AccessDeniedException.class);
            });
        }
        assertThat(nation().clearances()).isEqualTo(labels.standing(code));
    }

    @Test
    void nobodyClearsOnesOwnNationAndTheAttemptIsEntered() {
        Person its = fixture.official(code.value(), Roles.ADMINISTRATOR);
        Nation nation = nation();
        act.as(
                its.subject(),
                () -> assertThatThrownBy(() -> clearances.clear(nation, upTo("RESTRICTED")))
                        .isInstanceOf(OwnNation.class));
        assertThat(entries("outcome || ' ' || reason")).containsExactly("DENIED OWN_NATION");
        assertThat(nation().clearances()).isEqualTo(labels.standing(code));
    }

    @Test
    void raisingTakesASecondPersonOfAnotherNation() {
        clear(upTo("RESTRICTED"));
        Person its = fixture.official(code.value(), Roles.ADMINISTRATOR);

        assertThat(act.get(first.subject(), () -> clearances.clear(nation(), upTo("SECRET"))))
                .isFalse();

        assertThat(nation().clearances()).isEqualTo(upTo("RESTRICTED"));
        Approval asked = asked();
        for (Person person : List.of(first, its)) {
            act.as(
                    person.subject(),
                    () -> assertThatThrownBy(() -> approvals.approve(asked.id()))
                            .isInstanceOf(TakesAnotherPerson.class));
        }
        act.as(second.subject(), () -> approvals.approve(asked.id()));
        assertThat(nation().clearances()).isEqualTo(upTo("SECRET"));
    }

    @Test
    void memberIsGivenNoMoreThanTheNationIsClearedForAndTheAttemptIsEntered() {
        clear(upTo("RESTRICTED"));
        Person officer = fixture.officer(code.value(), "UNCLASSIFIED");

        act.as(first.subject(), () -> {
            for (Clearances more : List.of(
                    upTo("RESTRICTED", "EXERCISE CONTROL"),
                    Clearances.of(labels.policy().clearance("RESTRICTED", new NationCode("GBR"), List.of())),
                    upTo("RESTRICTED").with(new Clearance("TLP", new TreeSet<>(Set.of("TLP:CLEAR")), List.of())))) {
                assertThatThrownBy(() -> members.clear(member(officer), more, null))
                        .isInstanceOf(BeyondNationsClearance.class);
            }
        });

        assertThat(fixture.sql()
                        .sql(
                                "select reason from audit_entry where object_id = ? and action = 'MEMBER_CHANGED' and outcome = 'DENIED'")
                        .param(officer.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("BEYOND_NATION", "BEYOND_NATION", "BEYOND_NATION");
        act.as(first.subject(), () -> members.clear(member(officer), upTo("RESTRICTED"), null));
    }

    @Test
    void whatWasAskedForAMemberIsNotGivenOnceTheNationIsClearedForLess() {
        Person officer = fixture.officer(code.value(), "UNCLASSIFIED");
        act.as(first.subject(), () -> members.clear(member(officer), upTo("SECRET"), null));
        Approval asked = act.get(second.subject(), approvals::waiting).stream()
                .filter(one -> officer.id().equals(one.asked().member()))
                .findFirst()
                .orElseThrow();

        clear(upTo("RESTRICTED"));

        act.as(
                second.subject(),
                () -> assertThatThrownBy(() -> approvals.approve(asked.id())).isInstanceOf(AgreedActFailed.class));
        assertThat(act.get(first.subject(), () -> member(officer)).clearances()).isEqualTo(upTo("UNCLASSIFIED"));
    }

    @Test
    void loweringTakesSightAwayFromTheNextStatementOnAndIsEnteredForEach() {
        Person author = fixture.officer(code.value(), "SECRET", "EXERCISE CONTROL");
        Person untouched = fixture.officer(code.value(), "RESTRICTED");
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, author, AdmissionRole.CONTRIBUTOR);
        ExercisePlanId secret = plan(author, workspace, "SECRET");
        ExercisePlanId open = plan(author, workspace, "RESTRICTED");
        assertThat(sees(author, secret)).isTrue();
        assertThat(act.get(first.subject(), () -> clearances.concerned(code, upTo("RESTRICTED"))))
                .isEqualTo(1);

        clear(upTo("RESTRICTED"));

        assertThat(sees(author, secret)).isFalse();
        assertThat(sees(author, open)).isTrue();
        act.as(first.subject(), () -> {
            assertThat(member(author).clearances()).isEqualTo(upTo("RESTRICTED"));
            assertThat(member(untouched).version()).isZero();
        });
        assertThat(entries("(detail ->> 'clearanceBefore') || ' ' || (detail ->> 'clearance')"))
                .containsExactly(id(labels.standing(code)) + " " + id(upTo("RESTRICTED")));
        assertThat(fixture.sql()
                        .sql("""
                                select (detail ->> 'clearanceBefore') || ' ' || (detail ->> 'clearance') || ' ' || (detail ->> 'why')
                                  from audit_entry where object_id = ? and action = 'MEMBER_CHANGED'
                                """)
                        .param(author.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly(id(upTo("SECRET", "EXERCISE CONTROL")) + " " + id(upTo("RESTRICTED")) + " NATION");
    }

    @Test
    void whoReadANationThatChangedMeanwhileIsRefused() {
        Nation before = nation();
        clear(upTo("RESTRICTED"));
        act.as(
                first.subject(),
                () -> assertThatThrownBy(() -> clearances.clear(before, upTo("UNCLASSIFIED")))
                        .isInstanceOf(NationChangedMeanwhile.class));
        assertThat(nation().clearances()).isEqualTo(upTo("RESTRICTED"));
    }

    @Test
    void clearanceOfANationKeepsItsPastFromTheFirstDay() {
        clear(upTo("RESTRICTED"));
        assertThat(fixture.sql()
                        .sql("""
                                select clearance_id || coalesce(' by ' || changed_by, '')
                                       || case when valid_until is null then ' now' else '' end
                                  from nation_history where nation = ? order by valid_from, valid_until nulls last
                                """)
                        .param(code.value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        Integer.toString(id(labels.standing(code))),
                        id(upTo("RESTRICTED")) + " by " + first.id() + " now");
    }

    private void clear(Clearances wanted) {
        assertThat(act.get(first.subject(), () -> clearances.clear(nation(), wanted)))
                .isTrue();
    }

    private Clearances upTo(String level, String... caveats) {
        return Clearances.of(labels.policy().clearance(level, code, List.of(caveats)));
    }

    private int id(Clearances of) {
        return labels.intern(of).value();
    }

    private Nation nation() {
        return act.get(second.subject(), nations::list).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Member member(Person person) {
        return members.list(new MemberQuery(person.name(), null, null, null, MemberQuery.Order.NATION, false), 0, 10)
                .getFirst();
    }

    private Approval asked() {
        return act.get(second.subject(), approvals::waiting).stream()
                .filter(one -> code.equals(one.asked().nation()))
                .findFirst()
                .orElseThrow();
    }

    private ExercisePlanId plan(Person author, WorkspaceId workspace, String level) {
        return act.get(
                author.subject(),
                () -> plans.create(workspace, fixture.label(level, code.value()), Fixture.plan("Plan " + level)));
    }

    private boolean sees(Person person, ExercisePlanId plan) {
        return act.get(person.subject(), () -> plans.open(plan)).isPresent();
    }

    private List<String> entries(String what) {
        return fixture.sql()
                .sql("select " + what + " from audit_entry where object_id = ? and action = 'NATION_CHANGED'")
                .param(code.value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
