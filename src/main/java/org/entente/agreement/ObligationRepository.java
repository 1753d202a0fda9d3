package org.entente.agreement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.entente.agreement.law.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The obligations in PostgreSQL. Where they are and what label they carry is their agreement's, by a trigger. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ObligationRepository {

    private static final String SELECT = """
            select a.public_id as agreement, o.public_id, o.duty, o.article, o.party, o.due_on, o.met_on, o.evidence, o.evidence_note,
                   o.version
              from agreement_obligation o
              join agreement a on a.id = o.agreement_id
            """;

    private final JdbcClient jdbc;

    ObligationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An obligation, and whose it is. */
    record Owed(AgreementId agreement, Obligation obligation) {}

    List<Obligation> of(AgreementId agreement) {
        return jdbc.sql(SELECT + " where a.public_id = ? order by o.due_on, o.id")
                .param(agreement.value())
                .query((row, n) -> read(row).obligation())
                .list();
    }

    List<Owed> open(LocalDate until) {
        return jdbc.sql(SELECT + " where o.met_on is null and o.due_on <= ? order by o.due_on, o.id")
                .param(Date.valueOf(until))
                .query((row, n) -> read(row))
                .list();
    }

    boolean insert(AgreementId agreement, UUID id, Obligation.Data data) {
        return jdbc.sql("""
                        insert into agreement_obligation
                               (agreement_id, workspace_id, label_id, public_id, duty, article, party, due_on, created_by, updated_by)
                        select a.id, a.workspace_id, a.label_id, ?, ?, ?, ?, ?, current_member(), current_member()
                          from agreement a
                         where a.public_id = ?
                        """)
                        .param(id)
                        .param(data.duty().strip())
                        .param(data.article().strip())
                        .param(name(data.party()))
                        .param(Date.valueOf(data.dueOn()))
                        .param(agreement.value())
                        .update()
                == 1;
    }

    boolean update(AgreementId agreement, UUID id, int version, Obligation.Data data) {
        return jdbc.sql("""
                        update agreement_obligation
                           set duty = ?, article = ?, party = ?, due_on = ?, version = version + 1, updated_at = now(),
                               updated_by = current_member()
                         where public_id = ? and version = ?
                           and agreement_id = (select a.id from agreement a where a.public_id = ?)
                        """)
                        .param(data.duty().strip())
                        .param(data.article().strip())
                        .param(name(data.party()))
                        .param(Date.valueOf(data.dueOn()))
                        .param(id)
                        .param(version)
                        .param(agreement.value())
                        .update()
                == 1;
    }

    boolean settle(
            AgreementId agreement,
            UUID id,
            int version,
            @Nullable LocalDate metOn,
            @Nullable UUID evidence,
            String note) {
        return jdbc.sql("""
                        update agreement_obligation
                           set met_on = :metOn, evidence = :evidence, evidence_note = :note, version = version + 1, updated_at = now(),
                               updated_by = current_member()
                         where public_id = :id and version = :version
                           and agreement_id = (select a.id from agreement a where a.public_id = :agreement)
                        """)
                        .param("metOn", metOn == null ? null : Date.valueOf(metOn))
                        .param("evidence", evidence)
                        .param("note", note.strip())
                        .param("id", id)
                        .param("version", version)
                        .param("agreement", agreement.value())
                        .update()
                == 1;
    }

    private static @Nullable String name(@Nullable Party party) {
        return party == null ? null : party.name();
    }

    private static Owed read(ResultSet row) throws SQLException {
        String party = row.getString("party");
        Date metOn = row.getDate("met_on");
        return new Owed(
                new AgreementId(row.getObject("agreement", UUID.class)),
                new Obligation(
                        row.getObject("public_id", UUID.class),
                        new Obligation.Data(
                                row.getString("duty"),
                                row.getString("article"),
                                party == null ? null : new Party(party),
                                row.getDate("due_on").toLocalDate()),
                        metOn == null ? null : metOn.toLocalDate(),
                        row.getObject("evidence", UUID.class),
                        row.getString("evidence_note"),
                        row.getInt("version")));
    }
}
