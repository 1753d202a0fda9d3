package org.entente.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Nominations in PostgreSQL, which shows each to the nation that made it and the one that gives the course. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class NominationRepository {

    // Whoever gives the course sees all that wait, and so the true place of each; anybody else would see a wrong one.
    private static final String SELECT = """
            select n.public_id, i.public_id as iteration, n.nation, n.originator, n.member_id, n.person_rank, n.person_name, n.state,
                   n.nominated_at,
                   case when n.state = 'WAITING' and n.originator = (select acting_nation())
                        then (select count(*) from nomination w where w.iteration_id = n.iteration_id and w.state = 'WAITING'
                                                                  and (w.waiting_since, w.id) <= (n.waiting_since, n.id)) end as place
              from nomination n
              join course_iteration i on i.id = n.iteration_id
            """;

    private final JdbcClient jdbc;

    NominationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of nomination. */
    List<Nomination> list(IterationId iteration) {
        return jdbc.sql(SELECT + " where i.public_id = ? order by n.nominated_at, n.id")
                .param(iteration.value())
                .query((row, n) -> nomination(row))
                .list();
    }

    Optional<Nomination> find(NominationId id) {
        return jdbc.sql(SELECT + " where n.public_id = ?")
                .param(id.value())
                .query((row, n) -> nomination(row))
                .optional();
    }

    MemberId nominator(NominationId id) {
        return jdbc.sql("select nominated_by from nomination where public_id = ?")
                .param(id.value())
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .single();
    }

    void insert(NominationId id, IterationId iteration, Nominee nominee) {
        jdbc.sql("""
                        insert into nomination
                               (public_id, workspace_id, label_id, originator, iteration_id, nation, member_id, person_rank, person_name,
                                state, nominated_by)
                        select :id, i.workspace_id, i.label_id, i.originator, i.id, acting_nation(), :member, :rank, :name, 'NOMINATED',
                               current_member()
                          from course_iteration i
                         where i.public_id = :iteration
                        """)
                .param("id", id.value())
                .param("iteration", iteration.value())
                .param(
                        "member",
                        nominee.member() == null ? null : nominee.member().value())
                .param("rank", nominee.rank())
                .param("name", nominee.name())
                .update();
    }

    /** Whether a nomination that the asker approves would get a seat, while its iteration is held. */
    boolean seatIsFree(NominationId id) {
        return jdbc.sql("select seat_is_free(?)")
                .param(id.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /** False if it is not the asker's, or no longer in that state. */
    boolean step(NominationId id, NominationState before, NominationState after) {
        return jdbc.sql("""
                        update nomination
                           set state = :after, version = version + 1, changed_at = now(),
                               waiting_since = case when :after = 'WAITING' then clock_timestamp() else waiting_since end
                         where public_id = :id and state = :before
                        """)
                        .param("id", id.value())
                        .param("before", before.name())
                        .param("after", after.name())
                        .update()
                == 1;
    }

    /** Members of the asker's nation whom the asker may know of and who may act. */
    List<Nominee> people() {
        return jdbc.sql("""
                        select id, display_name from member
                         where nation = acting_nation() and state = 'ACTIVE' order by lower(display_name), id
                        """)
                .query((row, n) ->
                        new Nominee(new MemberId(row.getObject("id", UUID.class)), null, row.getString("display_name")))
                .list();
    }

    private static Nomination nomination(ResultSet row) throws SQLException {
        UUID member = row.getObject("member_id", UUID.class);
        int place = row.getInt("place");
        boolean waits = !row.wasNull();
        return new Nomination(
                new NominationId(row.getObject("public_id", UUID.class)),
                new IterationId(row.getObject("iteration", UUID.class)),
                new NationCode(row.getString("nation")),
                new NationCode(row.getString("originator")),
                new Nominee(
                        member == null ? null : new MemberId(member),
                        row.getString("person_rank"),
                        row.getString("person_name")),
                NominationState.valueOf(row.getString("state")),
                waits ? place : null,
                row.getTimestamp("nominated_at").toInstant());
    }
}
