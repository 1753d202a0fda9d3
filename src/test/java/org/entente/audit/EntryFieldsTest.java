package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entente.access.Roles;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.member.MemberQuery;
import org.entente.member.Members;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;
import org.entente.testing.PortalTest;
import org.entente.workspace.AdmissionRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Entries hold what AU-3 asks of them, whatever feature wrote them: all that there are, those of the demo's months included. */
class EntryFieldsTest extends PortalTest {

    @Autowired
    private ExercisePlans plans;

    @Autowired
    private Members members;

    @Test
    void everyEntrySaysWhatWhenOnWhatWithWhichOutcomeAndWhose() {
        Person officer = fixture.officer("GBR", "SECRET");
        Person stranger = fixture.officer("FRA", "SECRET");
        WorkspaceId workspace = fixture.workspace("SECRET");
        fixture.admit(workspace, officer, AdmissionRole.CONTRIBUTOR);
        ExercisePlanId plan = act.get(
                officer.subject(),
                () -> plans.create(workspace, fixture.label("SECRET", "GBR"), Fixture.plan("With all its fields")));
        act.as(stranger.subject(), () -> plans.open(plan));
        act.as(
                stranger.subject(),
                () -> assertThatThrownBy(() -> members.list(MemberQuery.ALL, 0, 1))
                        .isInstanceOf(AccessDeniedException.class));
        act.as(fixture.official("GBR", Roles.ADMINISTRATOR).subject(), () -> members.list(MemberQuery.ALL, 0, 1));

        assertThat(found("true")).as("entries").hasSizeGreaterThan(3);
        assertThat(found("object_kind is null")).as("on nothing").isEmpty();
        assertThat(found("outcome <> 'SUCCESS' and coalesce(reason, '') = ''"))
                .as("denied or failed without a reason")
                .isEmpty();
        assertThat(found("outcome = 'SUCCESS' and reason is not null"))
                .as("a reason for nothing")
                .isEmpty();
        assertThat(found("actor is not null and (actor_name is null or actor_nation is null or actor_role is null)"))
                .as("of somebody without name, nation or role")
                .isEmpty();
        assertThat(found("extract(microseconds from occurred_at)::bigint % 1000 <> 0"))
                .as("times finer than a millisecond")
                .isNotEmpty();
        assertThat(found("actor = '%s' and action = 'CALL_DENIED' and object_id is not null".formatted(stranger.id())))
                .as("of a call that was denied, the method")
                .hasSize(1);
    }

    // Of entries that the portal made: other tests put some of their own in.
    private List<String> found(String condition) {
        return fixture.sql()
                .sql("select distinct action || ' ' || outcome || ' ' || coalesce(object_id, '') from audit_entry"
                        + " where hmac is not null and (" + condition + ") limit 20")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
