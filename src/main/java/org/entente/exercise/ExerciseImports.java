package org.entente.exercise;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.exercise.csv.PlanFile;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.label.Labels;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings lists of plans in from files. Each row becomes a plan, is known already, or is named with its line and reason. */
@Service
public class ExerciseImports {

    /** Topic of {@link LiveChanges}: a run has moved or ended; the id is the run's. */
    public static final String TOPIC = "exercise-import";

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /** The most rows of a file. */
    public static final int MOST_ROWS = 100_000;

    private static final int MOST_RUNS = 20;
    private static final int NAME_LENGTH = 200;

    private final ExerciseImportRepository imports;
    private final ImportRunner runner;
    private final Labels labels;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    ExerciseImports(
            ExerciseImportRepository imports,
            ImportRunner runner,
            Labels labels,
            AuditLog log,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.runner = runner;
        this.labels = labels;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Reads a file and stores nothing.
     *
     * @throws FileRefused if it is no list of plans
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public CheckedFile check(byte[] file) {
        PlanFile read = read(file);
        return new CheckedFile(read.layout(), read.encoding(), read.rows().size(), read.readable());
    }

    /**
     * Begins to import a file in the background, and comes back at once. All its plans get the label, of the asker's nation.
     *
     * @throws FileRefused if it is no list of plans
     * @throws InvalidLabel if the policy does not allow the label
     * @throws PlanNotAllowed if a rule stands against plans with this label there
     * @throws ImportRunning if an import of the asker's is still running
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public ExerciseImportId start(WorkspaceId workspace, ConfidentialityLabel label, String fileName, byte[] file) {
        PlanFile read = read(file);
        LabelId labelId = labels.intern(label);
        ImportRunner.Run run =
                new ImportRunner.Run(new ExerciseImportId(UUID.randomUUID()), workspace, labelId, read.rows());
        try {
            transaction.executeWithoutResult(status -> begin(run, named(fileName), read));
        } catch (DataAccessException e) {
            throw refused(run, ExercisePlans.refused(e));
        } catch (PlanNotAllowed e) {
            throw refused(run, e);
        }
        runner.start(run);
        return run.id();
    }

    /** Stops a run of the asker's; what it has imported stays. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void cancel(ExerciseImportId id) {
        runner.end(id, ExerciseImport.State.CANCELLED);
    }

    /** How a run of the asker's stands. Reads nothing of the file but its name, so following it is not entered in the log. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<ExerciseImport> find(ExerciseImportId id) {
        return imports.find(id);
    }

    /** The asker's latest runs in a workspace, at most 20, the latest first. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<ExerciseImport> list(WorkspaceId workspace) {
        List<ExerciseImport> found = imports.list(workspace, MOST_RUNS);
        log.append(AuditEvent.of(AuditAction.IMPORTS_LISTED, ObjectKind.EXERCISE_IMPORT, null)
                .in(workspace)
                .with("rows", found.size()));
        return found;
    }

    /** Opens the report of a run: the rows that became no plans, by line. Empty if there is no such run for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<List<ImportProblem>> report(ExerciseImportId id) {
        Optional<ExerciseImport> found = imports.find(id);
        found.ifPresentOrElse(
                run -> log.append(AuditEvent.of(AuditAction.IMPORT_OPENED, ObjectKind.EXERCISE_IMPORT, id)
                        .in(run.workspace())),
                () -> log.notGiven(ObjectKind.EXERCISE_IMPORT, id.toString()));
        return found.map(run -> imports.problems(id));
    }

    private static PlanFile read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new FileRefused(FileRefused.Why.TOO_LARGE);
        }
        return PlanFile.read(file, MOST_ROWS);
    }

    private void begin(ImportRunner.Run run, String fileName, PlanFile read) {
        imports.obstacle(run.workspace(), run.label()).ifPresent(why -> {
            throw new PlanNotAllowed(why);
        });
        if (imports.running()) {
            throw new ImportRunning();
        }
        imports.insert(run.id(), run.workspace(), run.label(), fileName, read);
        log.append(run.event(AuditAction.IMPORT_STARTED)
                .with("label", run.label().value())
                .with("rows", read.rows().size()));
    }

    private RuntimeException refused(ImportRunner.Run run, RuntimeException refusal) {
        if (refusal instanceof PlanNotAllowed not) {
            log.refused(
                    run.event(AuditAction.IMPORT_STARTED),
                    Outcome.DENIED,
                    not.why().name());
        }
        return refusal;
    }

    // Some browsers send a path.
    private static String named(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        String kept = last.isEmpty() ? "plans.csv" : last;
        return kept.substring(0, Math.min(kept.length(), NAME_LENGTH));
    }
}
