package org.entente.recertification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.shared.MemberId;
import org.entente.shared.WorkspaceId;
import org.entente.testing.Fixture;
import org.entente.testing.Fixture.Person;

/** What tests do to rounds as superuser: put them back in time, and look at what is stored. */
public final class Rounds {

    private Rounds() {}

    /** As if everything in the round of a workspace had been that many days ago. */
    public static void daysLater(Fixture fixture, WorkspaceId workspace, int days) {
        fixture.sql()
                .sql("""
                        update recertification
                           set opened_at = opened_at - make_interval(days => :days), due_at = due_at - make_interval(days => :days),
                               lapses_at = lapses_at - make_interval(days => :days), closed_at = closed_at - make_interval(days => :days)
                         where workspace_id = (select id from workspace where public_id = :workspace)
                        """)
                .param("days", days)
                .param("workspace", workspace.value())
                .update();
    }

    /** What became of each member of the last round. */
    public static Map<MemberId, String> states(Fixture fixture, WorkspaceId workspace) {
        return fixture
                .sql()
                .sql("""
                        select l.member_id, l.state
                          from recertification_line l
                         where l.round_id = (select r.id from recertification r
                                               join workspace w on w.id = r.workspace_id
                                              where w.public_id = ? order by r.opened_at desc limit 1)
                        """)
                .param(workspace.value())
                .query((row, n) -> Map.entry(new MemberId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Somebody's line in the last round. */
    public static LineId line(Fixture fixture, WorkspaceId workspace, Person person) {
        return new LineId(fixture.sql()
                .sql("""
                        select l.id
                          from recertification_line l
                          join recertification r on r.id = l.round_id
                          join workspace w on w.id = r.workspace_id
                         where w.public_id = ? and l.member_id = ? order by r.opened_at desc limit 1
                        """)
                .params(workspace.value(), person.id().value())
                .query(UUID.class)
                .single());
    }

    /** Whether somebody is admitted. */
    public static boolean admitted(Fixture fixture, WorkspaceId workspace, Person person) {
        return fixture.sql()
                .sql("""
                        select exists (select from admission a join workspace w on w.id = a.workspace_id
                                        where w.public_id = ? and a.member_id = ?)
                        """)
                .params(workspace.value(), person.id().value())
                .query(Boolean.class)
                .single();
    }

    /** Actor, outcome, reason and details of the entries of an action about a member or a round, in one line each, oldest first. */
    public static List<String> entries(Fixture fixture, String action, Object object) {
        return fixture.sql()
                .sql("""
                        select concat_ws(' ', coalesce(actor::text, 'nobody'), outcome, reason, detail::text)
                          from audit_entry where action = ? and object_id = ? order by occurred_at, id
                        """)
                .params(action, object.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Kinds of the notices without an object that wait for somebody. */
    public static List<String> notices(Fixture fixture, Person person) {
        return fixture.sql()
                .sql("select kind from personal_notice where member_id = ? and read_at is null order by at, kind")
                .param(person.id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
