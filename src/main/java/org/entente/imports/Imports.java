package org.entente.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.audit.Attempts;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.imports.csv.CsvFile;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.InvalidLabel;
import org.entente.label.LabelId;
import org.entente.live.LiveChanges;
import org.entente.shared.WorkspaceId;
import org.entente.workspace.GivenLabels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings lists in from files. Each row is stored, is known already, or is named with its line and reason. */
@Service
public class Imports {

    /** Topic of {@link LiveChanges}: a run has moved or ended; the id is the run's. */
    public static final String TOPIC = "import";

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    /** The most rows of a file. */
    public static final int MOST_ROWS = 100_000;

    private static final int MOST_RUNS = 20;
    private static final int NAME_LENGTH = 200;

    private final ImportRepository imports;
    private final Map<ImportKind, Importer<?>> importers;
    private final ImportRunner runner;
    private final GivenLabels labels;
    private final AuditLog log;
    private final Attempts attempts;

    Imports(
            ImportRepository imports,
            List<Importer<?>> importers,
            ImportRunner runner,
            GivenLabels labels,
            AuditLog log,
            Attempts attempts) {
        this.imports = imports;
        this.importers = importers.stream().collect(Collectors.toUnmodifiableMap(Importer::kind, one -> one));
        this.runner = runner;
        this.labels = labels;
        this.log = log;
        this.attempts = attempts;
    }

    /**
     * Reads a file and stores nothing.
     *
     * @throws FileRefused if it is no list of that kind
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public CheckedFile check(ImportKind kind, byte[] file) {
        CsvFile<?> read = read(importer(kind), file);
        return new CheckedFile(read.layout(), read.encoding(), read.rows().size(), read.readable());
    }

    /**
     * Begins to import a file in the background, and comes back at once. All its rows get the label, of the asker's nation.
     *
     * @throws FileRefused if it is no list of that kind
     * @throws InvalidLabel if the policy does not allow the label
     * @throws ImportRefused if a rule stands against this label there
     * @throws ImportRunning if an import of the asker's is still running
     */
    @PreAuthorize("hasRole('liaison-officer')")
    public ImportRunId start(
            ImportKind kind, WorkspaceId workspace, ConfidentialityLabel label, String fileName, byte[] file) {
        return start(importer(kind), workspace, label, fileName, file);
    }

    /** Stops a run of the asker's; what it has imported stays. */
    @PreAuthorize("hasRole('liaison-officer')")
    public void cancel(ImportRunId id) {
        runner.end(id, ImportRun.State.CANCELLED);
    }

    /** How a run of the asker's stands. Reads nothing of the file but its name, so following it is not entered in the log. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional(readOnly = true)
    public Optional<ImportRun> find(ImportRunId id) {
        return imports.find(id);
    }

    /** The asker's latest runs of a kind in a workspace, at most 20, the latest first. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public List<ImportRun> list(ImportKind kind, WorkspaceId workspace) {
        List<ImportRun> found = imports.list(kind, workspace, MOST_RUNS);
        log.append(AuditEvent.of(AuditAction.IMPORTS_LISTED, kind.objectKind(), null)
                .in(workspace)
                .with("rows", found.size()));
        return found;
    }

    /** Opens the report of a run: the rows that were not stored, by line. Empty if there is no such run for the asker. */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<List<ImportProblem>> report(ImportKind kind, ImportRunId id) {
        Optional<ImportRun> found = imports.find(id).filter(run -> run.kind() == kind);
        found.ifPresentOrElse(
                run -> log.append(AuditEvent.of(AuditAction.IMPORT_OPENED, kind.objectKind(), id)
                        .in(run.workspace())),
                () -> log.notGiven(kind.objectKind(), id.toString()));
        return found.map(run -> imports.problems(id));
    }

    private <T> ImportRunId start(
            Importer<T> importer, WorkspaceId workspace, ConfidentialityLabel label, String fileName, byte[] file) {
        CsvFile<T> read = read(importer, file);
        ImportRunId id = new ImportRunId(UUID.randomUUID());
        AuditEvent attempt = AuditEvent.of(
                        AuditAction.IMPORT_STARTED, importer.kind().objectKind(), id)
                .in(workspace);
        LabelId labelId = labels.intern(attempt, ImportRefused::of, workspace, label);
        var run = new ImportRunner.Run<>(importer, new Importer.Place(id, workspace, labelId), read.rows());
        attempts.write(attempt, ImportRefused::of, () -> begin(run, named(fileName), read));
        runner.start(run);
        return run.id();
    }

    private Importer<?> importer(ImportKind kind) {
        return Optional.<Importer<?>>ofNullable(importers.get(kind)).orElseThrow();
    }

    private static <T> CsvFile<T> read(Importer<T> importer, byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new FileRefused(FileRefused.Why.TOO_LARGE);
        }
        return CsvFile.read(file, MOST_ROWS, importer.layouts());
    }

    private void begin(ImportRunner.Run<?> run, String fileName, CsvFile<?> read) {
        imports.obstacle(run.place().workspace(), run.place().label()).ifPresent(why -> {
            throw new ImportRefused(why);
        });
        if (imports.running()) {
            throw new ImportRunning();
        }
        imports.insert(run.importer().kind(), run.place(), fileName, read);
        log.append(run.event(AuditAction.IMPORT_STARTED)
                .with("label", run.place().label().value())
                .with("rows", read.rows().size()));
    }

    // Some browsers send a path.
    private static String named(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        String kept = last.isEmpty() ? "list.csv" : last;
        return kept.substring(0, Math.min(kept.length(), NAME_LENGTH));
    }
}
