package org.entente.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.imports.ImportRun.Failure;
import org.entente.imports.ImportRun.State;
import org.entente.imports.csv.CsvFile;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The runs of imports in PostgreSQL, which shows each to its importer alone. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ImportRepository {

    // A batch takes a second at most, so a run silent for a minute has lost the portal that ran it.
    private static final String SELECT = """
            select i.public_id, i.kind, w.public_id as workspace, i.file_name, i.layout, i.encoding, i.label_id,
                   case when i.state = 'RUNNING' and i.progress_at < now() - interval '1 minute' then 'INTERRUPTED'
                        else i.state end as state,
                   i.total, i.imported, i.known, i.rejected, i.started_at, i.finished_at, i.failure
              from import_run i
              join workspace w on w.id = i.workspace_id
            """;

    private final JdbcClient jdbc;
    private final Labels labels;

    ImportRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** What stands against a label in a workspace, before anything is stored; empty if nothing does. */
    Optional<ImportRefused.Why> obstacle(WorkspaceId workspace, LabelId label) {
        return jdbc.sql("""
                        select case when w.id <> all (writable_workspaces()) then 'BEYOND_RIGHTS'
                                    when not originator_reads(l.id, acting_nation()) then 'ORIGINATOR_LEFT_OUT'
                                    when l.policy <> w.policy or l.rank > w.ceiling then 'ABOVE_CEILING'
                                    else '' end
                          from workspace w
                          join label l on l.id = :label
                         where w.public_id = :workspace
                        """)
                .param("label", label.value())
                .param("workspace", workspace.value())
                .query(String.class)
                .optional()
                .or(() -> Optional.of(ImportRefused.Why.BEYOND_RIGHTS.name()))
                .filter(why -> !why.isEmpty())
                .map(ImportRefused.Why::valueOf);
    }

    void insert(ImportKind kind, Importer.Place place, String fileName, CsvFile<?> file) {
        jdbc.sql("""
                        insert into import_run
                               (public_id, kind, workspace_id, label_id, member_id, file_name, layout, encoding, total)
                        select :id, :kind, w.id, :label, current_member(), :fileName, :layout, :encoding, :total
                          from workspace w
                         where w.public_id = :workspace
                        """)
                .param("id", place.run().value())
                .param("kind", kind.name())
                .param("label", place.label().value())
                .param("fileName", fileName)
                .param("layout", file.layout())
                .param("encoding", file.encoding())
                .param("total", file.rows().size())
                .param("workspace", place.workspace().value())
                .update();
    }

    /** Whether a run of the asker's is moving. */
    boolean running() {
        return jdbc.sql("""
                        select exists (select from import_run
                                        where member_id = current_member() and state = 'RUNNING'
                                          and progress_at >= now() - interval '1 minute')
                        """).query((row, n) -> row.getBoolean(1)).single();
    }

    Optional<ImportRun> find(ImportRunId id) {
        return jdbc.sql(SELECT + " where i.public_id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** The asker's runs of a kind in a workspace, the latest first. */
    List<ImportRun> list(ImportKind kind, WorkspaceId workspace, int limit) {
        return jdbc.sql(SELECT + " where i.kind = ? and w.public_id = ? order by i.started_at desc, i.id desc limit ?")
                .param(kind.name())
                .param(workspace.value())
                .param(limit)
                .query((row, n) -> read(row))
                .list();
    }

    void insert(ImportRunId id, ImportProblem problem) {
        jdbc.sql("""
                        insert into import_problem (import_id, workspace_id, label_id, member_id, line, reason, detail)
                        select i.id, i.workspace_id, i.label_id, i.member_id, ?, ?, ? from import_run i where i.public_id = ?
                        """)
                .param(problem.line())
                .param(problem.reason().name())
                .param(problem.detail())
                .param(id.value())
                .update();
    }

    /** The rows that were not stored, by line. */
    List<ImportProblem> problems(ImportRunId id) {
        return jdbc.sql("""
                        select p.line, p.reason, p.detail
                          from import_problem p
                          join import_run i on i.id = p.import_id
                         where i.public_id = ?
                         order by p.line
                        """)
                .param(id.value())
                .query((row, n) -> new ImportProblem(
                        row.getInt("line"),
                        ImportProblem.Reason.valueOf(row.getString("reason")),
                        row.getString("detail")))
                .list();
    }

    /** Counts a batch; false if the run is no longer the asker's to go on with: cancelled, or out of reach. */
    boolean advance(ImportRunId id, int imported, int known, int rejected) {
        return jdbc.sql("""
                        update import_run
                           set imported = imported + ?, known = known + ?, rejected = rejected + ?, progress_at = clock_timestamp()
                         where public_id = ? and state = 'RUNNING'
                        """)
                        .param(imported)
                        .param(known)
                        .param(rejected)
                        .param(id.value())
                        .update()
                == 1;
    }

    /** Ends a run; false if it does not run. */
    boolean end(ImportRunId id, State state, @Nullable Failure failure) {
        return jdbc.sql("""
                        update import_run set state = ?, failure = ?, finished_at = clock_timestamp()
                         where public_id = ? and state = 'RUNNING'
                        """)
                        .param(state.name())
                        .param(failure == null ? null : failure.name())
                        .param(id.value())
                        .update()
                == 1;
    }

    private ImportRun read(ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        String failure = row.getString("failure");
        return new ImportRun(
                new ImportRunId(row.getObject("public_id", UUID.class)),
                ImportKind.valueOf(row.getString("kind")),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("file_name"),
                row.getString("layout"),
                row.getString("encoding"),
                labels.label(new LabelId(row.getInt("label_id"))),
                State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("imported"),
                row.getInt("known"),
                row.getInt("rejected"),
                row.getTimestamp("started_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                failure == null ? null : Failure.valueOf(failure));
    }
}
