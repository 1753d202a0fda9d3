package org.entente.exercise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.exercise.ExerciseImport.Failure;
import org.entente.exercise.ExerciseImport.State;
import org.entente.exercise.csv.PlanFile;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The runs of the import in PostgreSQL, which shows each to its importer alone. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExerciseImportRepository {

    // A batch takes a second at most, so a run silent for a minute has lost the portal that ran it.
    private static final String SELECT = """
            select i.public_id, w.public_id as workspace, i.file_name, i.layout, i.encoding, i.label_id,
                   case when i.state = 'RUNNING' and i.progress_at < now() - interval '1 minute' then 'INTERRUPTED'
                        else i.state end as state,
                   i.total, i.imported, i.known, i.rejected, i.started_at, i.finished_at, i.failure
              from exercise_import i
              join workspace w on w.id = i.workspace_id
            """;

    private final JdbcClient jdbc;
    private final Labels labels;

    ExerciseImportRepository(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** What stands against a label in a workspace, before anything is stored; empty if nothing does. */
    Optional<PlanNotAllowed.Why> obstacle(WorkspaceId workspace, LabelId label) {
        return jdbc.sql("""
                        select case when w.id <> all (writable_workspaces()) then 'BEYOND_RIGHTS'
                                    when not acting_nation() = any (l.releasable_to) then 'ORIGINATOR_LEFT_OUT'
                                    when l.rank > w.ceiling then 'ABOVE_CEILING'
                                    else '' end
                          from workspace w
                          join label l on l.id = :label
                         where w.public_id = :workspace
                        """)
                .param("label", label.value())
                .param("workspace", workspace.value())
                .query(String.class)
                .optional()
                .or(() -> Optional.of(PlanNotAllowed.Why.BEYOND_RIGHTS.name()))
                .filter(why -> !why.isEmpty())
                .map(PlanNotAllowed.Why::valueOf);
    }

    void insert(ExerciseImportId id, WorkspaceId workspace, LabelId label, String fileName, PlanFile file) {
        jdbc.sql("""
                        insert into exercise_import
                               (public_id, workspace_id, label_id, member_id, file_name, layout, encoding, total)
                        select :id, w.id, :label, current_member(), :fileName, :layout, :encoding, :total
                          from workspace w
                         where w.public_id = :workspace
                        """)
                .param("id", id.value())
                .param("label", label.value())
                .param("fileName", fileName)
                .param("layout", file.layout().name())
                .param("encoding", file.encoding())
                .param("total", file.rows().size())
                .param("workspace", workspace.value())
                .update();
    }

    /** Whether a run of the asker's is moving. */
    boolean running() {
        return jdbc.sql("""
                        select exists (select from exercise_import
                                        where member_id = current_member() and state = 'RUNNING'
                                          and progress_at >= now() - interval '1 minute')
                        """).query((row, n) -> row.getBoolean(1)).single();
    }

    Optional<ExerciseImport> find(ExerciseImportId id) {
        return jdbc.sql(SELECT + " where i.public_id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** The asker's runs in a workspace, the latest first. */
    List<ExerciseImport> list(WorkspaceId workspace, int limit) {
        return jdbc.sql(SELECT + " where w.public_id = ? order by i.started_at desc, i.id desc limit ?")
                .param(workspace.value())
                .param(limit)
                .query((row, n) -> read(row))
                .list();
    }

    void insert(ExerciseImportId id, ImportProblem problem) {
        jdbc.sql("""
                        insert into exercise_import_problem (import_id, workspace_id, label_id, member_id, line, reason, detail)
                        select i.id, i.workspace_id, i.label_id, i.member_id, ?, ?, ? from exercise_import i where i.public_id = ?
                        """)
                .param(problem.line())
                .param(problem.reason().name())
                .param(problem.detail())
                .param(id.value())
                .update();
    }

    /** The rows that became no plans, by line. */
    List<ImportProblem> problems(ExerciseImportId id) {
        return jdbc.sql("""
                        select p.line, p.reason, p.detail
                          from exercise_import_problem p
                          join exercise_import i on i.id = p.import_id
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
    boolean advance(ExerciseImportId id, int imported, int known, int rejected) {
        return jdbc.sql("""
                        update exercise_import
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
    boolean end(ExerciseImportId id, State state, @Nullable Failure failure) {
        return jdbc.sql("""
                        update exercise_import set state = ?, failure = ?, finished_at = clock_timestamp()
                         where public_id = ? and state = 'RUNNING'
                        """)
                        .param(state.name())
                        .param(failure == null ? null : failure.name())
                        .param(id.value())
                        .update()
                == 1;
    }

    private ExerciseImport read(ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        String failure = row.getString("failure");
        return new ExerciseImport(
                new ExerciseImportId(row.getObject("public_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace", UUID.class)),
                row.getString("file_name"),
                ImportLayout.valueOf(row.getString("layout")),
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
