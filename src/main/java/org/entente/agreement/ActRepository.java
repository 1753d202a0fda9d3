package org.entente.agreement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The acts in PostgreSQL. Where they are and what label they carry is their agreement's, by a trigger. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ActRepository {

    private final JdbcClient jdbc;

    ActRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The acts that count of each agreement, by the agreements' inner numbers, in the order of their days. */
    Map<Long, List<RecordedAct>> of(Collection<Long> agreements) {
        if (agreements.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select c.agreement_id, c.public_id, c.kind, c.party, c.other_party, c.happened_on, c.effective_on, c.note,
                               c.created_at, m.display_name
                          from agreement_act c
                          left join member m on m.id = c.created_by
                         where c.agreement_id = any (?) and c.struck_at is null
                         order by c.happened_on, c.id
                        """)
                .param(agreements.toArray(Long[]::new))
                .query((row, n) -> new Numbered(row.getLong("agreement_id"), act(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Numbered::agreement, Collectors.mapping(Numbered::act, Collectors.toList())));
    }

    /** False if the same act stands there already, or the agreement is not there for the asker. */
    boolean insert(AgreementId agreement, UUID id, Act act, String note) {
        return jdbc.sql("""
                        insert into agreement_act
                               (agreement_id, workspace_id, label_id, public_id, kind, party, other_party, happened_on, effective_on,
                                note, created_by)
                        select a.id, a.workspace_id, a.label_id, :id, :kind, :party, :other, :on, :effective, :note, current_member()
                          from agreement a
                         where a.public_id = :agreement
                            on conflict do nothing
                        """)
                        .param("agreement", agreement.value())
                        .param("id", id)
                        .param("kind", act.kind().name())
                        .param("party", name(act.party()))
                        .param("other", name(act.other()))
                        .param("on", Date.valueOf(act.on()))
                        .param("effective", act.effectiveOn() == null ? null : Date.valueOf(act.effectiveOn()))
                        .param("note", note)
                        .update()
                == 1;
    }

    /** Strikes an act: it is kept, and counts no longer. False if it is not there for the asker to strike. */
    boolean strike(AgreementId agreement, UUID id) {
        return jdbc.sql("""
                        update agreement_act
                           set struck_at = now(), struck_by = current_member()
                         where public_id = ? and struck_at is null
                           and agreement_id = (select a.id from agreement a where a.public_id = ?)
                        """).param(id).param(agreement.value()).update() == 1;
    }

    private static @Nullable String name(@Nullable Party party) {
        return party == null ? null : party.name();
    }

    private static RecordedAct act(ResultSet row) throws SQLException {
        String party = row.getString("party");
        String other = row.getString("other_party");
        Date effective = row.getDate("effective_on");
        return new RecordedAct(
                row.getObject("public_id", UUID.class),
                new Act(
                        ActKind.valueOf(row.getString("kind")),
                        party == null ? null : new Party(party),
                        row.getDate("happened_on").toLocalDate(),
                        effective == null ? null : effective.toLocalDate(),
                        other == null ? null : new Party(other)),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("display_name"));
    }

    private record Numbered(long agreement, RecordedAct act) {}
}
