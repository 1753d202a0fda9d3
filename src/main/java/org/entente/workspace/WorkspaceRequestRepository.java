package org.entente.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of requests for workspaces, as the database lets the asker read and decide them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WorkspaceRequestRepository {

    private static final String SELECT = """
            select r.id, r.name, r.purpose, r.policy, r.ceiling, r.nations, r.state, m.display_name, m.nation, r.requested_at
              from workspace_request r
              join member m on m.id = r.requested_by
            """;

    private final JdbcClient jdbc;
    private final Ceilings ceilings;

    WorkspaceRequestRepository(JdbcClient jdbc, Ceilings ceilings) {
        this.jdbc = jdbc;
        this.ceilings = ceilings;
    }

    void insert(UUID id, WorkspaceData data, Collection<NationCode> nations) {
        jdbc.sql(
                        "insert into workspace_request (id, name, purpose, policy, ceiling, nations) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(data.name().strip())
                .param(data.purpose().strip())
                .param(data.policy())
                .param(ceilings.rank(data))
                .param(nations.stream().map(NationCode::value).sorted().toArray(String[]::new))
                .update();
    }

    List<WorkspaceRequest> waiting() {
        return jdbc.sql(SELECT + " where r.state = 'WAITING' order by r.requested_at, r.id")
                .query((row, n) -> read(row))
                .list();
    }

    List<WorkspaceRequest> mine() {
        return jdbc.sql(SELECT + " where r.requested_by = current_member() order by r.requested_at desc limit 20")
                .query((row, n) -> read(row))
                .list();
    }

    Optional<WorkspaceRequest> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = ? and r.state = 'WAITING'")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    MemberId requester(UUID id) {
        return new MemberId(jdbc.sql("select requested_by from workspace_request where id = ?")
                .param(id)
                .query(UUID.class)
                .single());
    }

    /** Whether the database let the asker decide it so. */
    boolean decide(UUID id, WorkspaceRequest.State state) {
        return jdbc.sql("update workspace_request set state = ? where id = ? and state = 'WAITING'")
                        .param(state.name())
                        .param(id)
                        .update()
                == 1;
    }

    private WorkspaceRequest read(ResultSet row) throws SQLException {
        String policy = row.getString("policy");
        return new WorkspaceRequest(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("purpose"),
                policy,
                ceilings.level(policy, row.getInt("ceiling")),
                Stream.of((String[]) row.getArray("nations").getArray())
                        .map(NationCode::new)
                        .toList(),
                WorkspaceRequest.State.valueOf(row.getString("state")),
                row.getString("display_name"),
                new NationCode(row.getString("nation")),
                row.getTimestamp("requested_at").toInstant());
    }
}
