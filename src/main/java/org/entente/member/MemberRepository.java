package org.entente.member;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.ClearanceId;
import org.entente.label.Labels;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of members, as the database lets the asker read and write them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MemberRepository {

    private static final String COLUMNS =
            "select id, username, display_name, nation, role, state, clearance_id, tour_ends_on, clearance_ends_on, version";

    private static final String MATCHING = """

              from member
             where (cast(:text as text) is null or display_name ilike :text escape '!' or username ilike :text escape '!')
               and (cast(:nation as text) is null or nation = :nation)
               and (cast(:role as text) is null or role = :role)
               and (cast(:state as text) is null or state = :state)
            """;

    private final JdbcClient jdbc;
    private final Labels labels;

    MemberRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    List<Member> list(MemberQuery query, int offset, int limit) {
        return matching(COLUMNS + MATCHING + orderBy(query) + " offset :offset limit :limit", query)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    Member get(MemberId id) {
        return jdbc.sql(COLUMNS + " from member where id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .single();
    }

    int count(MemberQuery query) {
        return matching("select count(*)" + MATCHING, query)
                .query(Integer.class)
                .single();
    }

    List<Person> activeLiaisonOfficers(String text, int offset, int limit) {
        return jdbc.sql("""
                        select id, display_name, nation
                          from member
                         where role = 'liaison-officer'
                           and state = 'ACTIVE'
                           and (tour_ends_on is null or tour_ends_on >= current_date)
                           and (display_name ilike :text escape '!' or nation ilike :text escape '!')
                         order by nation, display_name, id
                        offset :offset limit :limit
                        """)
                .param("text", part(text))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new Person(
                        new MemberId(row.getObject("id", UUID.class)),
                        row.getString("display_name"),
                        new NationCode(row.getString("nation"))))
                .list();
    }

    // The id is made here: "returning" would read a row that the statement's own snapshot does not show yet.
    MemberId insert(MemberData data, ClearanceId clearance, Member.State state) {
        MemberId id = new MemberId(UUID.randomUUID());
        try {
            jdbc.sql("""
                            insert into member (id, subject, username, display_name, nation, role, clearance_id, tour_ends_on,
                                                clearance_ends_on, state)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(id.value())
                    .param(data.subject().toString())
                    .param(data.username())
                    .param(data.displayName())
                    .param(data.nation().value())
                    .param(data.role())
                    .param(clearance.value())
                    .param(data.tourEndsOn())
                    .param(data.clearanceEndsOn())
                    .param(state.name())
                    .update();
            return id;
        } catch (DuplicateKeyException e) {
            throw new MemberAlreadyThere(data.username());
        }
    }

    boolean state(Member member, Member.State state) {
        return jdbc.sql("update member set state = ?, version = version + 1 where id = ? and version = ?")
                        .param(state.name())
                        .param(member.id().value())
                        .param(member.version())
                        .update()
                == 1;
    }

    boolean clearance(Member member, ClearanceId clearance, @Nullable LocalDate lastDay) {
        return jdbc.sql("""
                        update member
                           set clearance_id = ?, clearance_ends_on = cast(? as date), version = version + 1
                         where id = ? and version = ?
                        """)
                        .param(clearance.value())
                        .param(lastDay)
                        .param(member.id().value())
                        .param(member.version())
                        .update()
                == 1;
    }

    /** What those who may act or may act again hold, and how many hold it. */
    Map<ClearanceId, Integer> clearancesOf(NationCode nation) {
        Map<ClearanceId, Integer> held = new LinkedHashMap<>();
        jdbc.sql("""
                        select clearance_id, count(*) from member
                         where nation = ? and state in ('ACTIVE', 'SUSPENDED')
                         group by clearance_id order by clearance_id
                        """)
                .param(nation.value())
                .query((row, n) -> held.put(new ClearanceId(row.getInt(1)), row.getInt(2)))
                .list();
        return held;
    }

    /** Waits for whoever is changing a member of the nation, and lets nobody change one until the transaction ends. */
    void hold(NationCode nation) {
        jdbc.sql("select id from member where nation = ? order by id for update")
                .param(nation.value())
                .query((row, n) -> "")
                .list();
    }

    /** Whose clearance it was and is not any more. */
    List<MemberId> lower(NationCode nation, ClearanceId before, ClearanceId left) {
        List<MemberId> holders = jdbc.sql("""
                        select id from member
                         where nation = ? and clearance_id = ? and state in ('ACTIVE', 'SUSPENDED')
                         order by id
                        """)
                .params(nation.value(), before.value())
                .query((row, n) -> new MemberId(row.getObject("id", UUID.class)))
                .list();
        jdbc.sql("update member set clearance_id = ?, version = version + 1 where id = any (?::uuid[])")
                .param(left.value())
                .param(holders.stream().map(MemberId::value).toArray(UUID[]::new))
                .update();
        return holders;
    }

    boolean role(Member member, String role) {
        return jdbc.sql("update member set role = ?, version = version + 1 where id = ? and version = ?")
                        .param(role)
                        .param(member.id().value())
                        .param(member.version())
                        .update()
                == 1;
    }

    /** The subject under which Keycloak knows the member. */
    String subject(MemberId id) {
        return jdbc.sql("select subject from member where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    /** Whether one person alone may not give the role or the clearance; the database refuses it by the same function. */
    boolean takesSecondPerson(String role, ClearanceId clearance) {
        return role.equals(Roles.ADMINISTRATOR) || role.equals(Roles.AUDITOR) || takesSecondPerson(clearance);
    }

    boolean takesSecondPerson(ClearanceId clearance) {
        return jdbc.sql("select needs_second_person(?)")
                .param(clearance.value())
                .query(Boolean.class)
                .single();
    }

    boolean tour(Member member, @Nullable LocalDate lastDay) {
        return jdbc.sql(
                                "update member set tour_ends_on = cast(? as date), version = version + 1 where id = ? and version = ?")
                        .param(lastDay)
                        .param(member.id().value())
                        .param(member.version())
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec matching(String sql, MemberQuery query) {
        return jdbc.sql(sql)
                .param("text", query.text() == null ? null : part(query.text()))
                .param("nation", query.nation() == null ? null : query.nation().value())
                .param("role", query.role())
                .param("state", query.state() == null ? null : query.state().name());
    }

    private static String orderBy(MemberQuery query) {
        String key = switch (query.order()) {
            case NATION -> "nation";
            case NAME -> "lower(display_name)";
            case USERNAME -> "username";
            case ROLE -> "role";
            case STATE -> "state";
            case TOUR_END -> "tour_ends_on";
        };
        return " order by " + key + (query.descending() ? " desc" : "") + " nulls last, lower(display_name), id";
    }

    private static String part(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private Member read(ResultSet row) throws SQLException {
        Date tourEndsOn = row.getDate("tour_ends_on");
        return new Member(
                new MemberId(row.getObject("id", UUID.class)),
                row.getString("username"),
                row.getString("display_name"),
                new NationCode(row.getString("nation")),
                row.getString("role"),
                Member.State.valueOf(row.getString("state")),
                labels.clearances(new ClearanceId(row.getInt("clearance_id"))),
                tourEndsOn == null ? null : tourEndsOn.toLocalDate(),
                row.getObject("clearance_ends_on", LocalDate.class),
                row.getInt("version"));
    }
}
