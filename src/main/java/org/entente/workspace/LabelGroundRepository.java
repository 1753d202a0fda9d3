package org.entente.workspace;

import java.util.List;
import java.util.Optional;
import org.entente.label.ClearanceId;
import org.entente.label.Clearances;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a workspace and what it takes, as far as the asker may know. In the commons everyone is. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LabelGroundRepository {

    private final JdbcClient jdbc;
    private final Labels labels;

    LabelGroundRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    Optional<Row> find(WorkspaceId workspace) {
        return jdbc.sql("select policy, ceiling from workspace where public_id = ?")
                .param(workspace.value())
                .query((row, n) -> new Row(row.getString(1), row.getInt(2)))
                .optional();
    }

    /** Whether the asker may write there. */
    boolean isWritable(WorkspaceId workspace) {
        return jdbc.sql("""
                        select exists (select from workspace w
                                        where w.public_id = ? and w.id = any ((select writable_workspaces())::int[]))
                        """).param(workspace.value()).query(Boolean.class).single();
    }

    /** The nations of those who are admitted; in the commons, every nation that takes part. By code. */
    List<NationCode> nations(WorkspaceId workspace) {
        return jdbc.sql("""
                        select m.nation
                          from workspace w
                          join admission a on a.workspace_id = w.id
                          join member m on m.id = a.member_id
                         where w.public_id = :workspace
                         union
                        select n.code
                          from workspace w
                          join nation n on w.commons and n.state = 'ACTIVE'
                         where w.public_id = :workspace
                         order by 1
                        """)
                .param("workspace", workspace.value())
                .query((row, n) -> new NationCode(row.getString(1)))
                .list();
    }

    /** The asker's own nation's liaison officers who can act and are admitted, by name. */
    List<Person> people(WorkspaceId workspace) {
        return jdbc.sql("""
                        select m.display_name,
                               case when m.clearance_ends_on >= current_date or m.clearance_ends_on is null
                                    then m.clearance_id end as clearance_id
                          from workspace w
                          join member m on m.nation = (select acting_nation()) and m.role = 'liaison-officer'
                                       and m.state = 'ACTIVE' and (m.tour_ends_on is null or m.tour_ends_on >= current_date)
                         where w.public_id = :workspace
                           and (w.commons or exists (select from admission a
                                                      where a.workspace_id = w.id and a.member_id = m.id))
                         order by lower(m.display_name), m.id
                        """)
                .param("workspace", workspace.value())
                .query((row, n) -> {
                    int clearance = row.getInt("clearance_id");
                    Clearances held = row.wasNull() ? Clearances.NONE : labels.clearances(new ClearanceId(clearance));
                    return new Person(row.getString("display_name"), held);
                })
                .list();
    }

    /** The label of what the asker last made in the workspace and may still read. */
    Optional<ConfidentialityLabel> last(WorkspaceId workspace) {
        return jdbc.sql("select last_label(w.id) from workspace w where w.public_id = ?")
                .param(workspace.value())
                .query(Integer.class)
                .optional()
                .map(LabelId::new)
                .map(labels::label);
    }

    record Row(String policy, int ceiling) {}

    record Person(String name, Clearances clearances) {}
}
