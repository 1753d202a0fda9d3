package org.entente.imports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.Outcome;
import org.entente.imports.ImportRun.Failure;
import org.entente.imports.ImportRun.State;
import org.entente.imports.csv.ImportRow;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries an import through in the background, as the person who began it and with that person's rights of each moment. What
 * it has done stands in the database after every batch, so it can be followed, cancelled or mourned from any node.
 */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    // A row policy, and the rules of labels.
    private static final Set<String> REFUSALS = Set.of("42501", "EN002", "EN003", "EN004");
    private static final int BATCH = 200;
    private static final int SECONDS_TO_STOP = 20;

    private final ImportRepository imports;
    private final AuditLog log;
    private final LiveChanges changes;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    ImportRunner(ImportRepository imports, AuditLog log, LiveChanges changes, TransactionTemplate transaction) {
        this.imports = imports;
        this.log = log;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** A run that stands in the database as running. */
    record Run<T>(Importer<T> importer, Importer.Place place, List<ImportRow<T>> rows) {

        ImportRunId id() {
            return place.run();
        }

        AuditEvent event(AuditAction action) {
            return AuditEvent.of(action, importer.kind().objectKind(), id()).in(place.workspace());
        }
    }

    void start(Run<?> run) {
        // A context of its own: the request's is emptied when the request ends.
        SecurityContext importer = SecurityContextHolder.createEmptyContext();
        importer.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        threads.execute(new DelegatingSecurityContextRunnable(() -> run(run), importer));
    }

    private <T> void run(Run<T> run) {
        try {
            Map<String, Integer> keys = new HashMap<>();
            for (int from = 0; from < run.rows().size(); from += BATCH) {
                if (stopping) {
                    end(run.id(), State.INTERRUPTED);
                    return;
                }
                List<ImportRow<T>> batch = run.rows()
                        .subList(from, Math.min(from + BATCH, run.rows().size()));
                if (!Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean counted = store(run, batch, keys);
                    if (!counted) {
                        status.setRollbackOnly();
                    }
                    return counted;
                }))) {
                    stopped(run);
                    return;
                }
            }
            end(run.id(), State.FINISHED);
        } catch (RuntimeException e) {
            failed(run, e);
        }
    }

    // A row that is not stored may be known, or its workspace may have gone out of reach: then the run has too, and the
    // counting of the batch fails, which undoes it.
    private <T> boolean store(Run<T> run, List<ImportRow<T>> batch, Map<String, Integer> keys) {
        Optional<Change> last = Optional.empty();
        int imported = 0;
        int known = 0;
        int rejected = 0;
        for (ImportRow<T> row : batch) {
            ImportProblem problem = problem(row, keys);
            if (problem != null) {
                imports.insert(run.id(), problem);
                rejected++;
            } else if (row instanceof ImportRow.Readable<T> readable) {
                Optional<Change> stored = run.importer().store(run.place(), readable.key(), readable.data());
                if (stored.isEmpty()) {
                    known++;
                } else {
                    imported++;
                    last = stored;
                }
            }
        }
        boolean counted = imports.advance(run.id(), imported, known, rejected);
        // One stands for all of a batch: they share workspace and label, so whoever may not read it may read none of
        // them.
        last.ifPresent(changes::publish);
        changes.publish(new Change(Imports.TOPIC, run.id().toString()));
        return counted;
    }

    private static @Nullable ImportProblem problem(ImportRow<?> row, Map<String, Integer> keys) {
        return switch (row) {
            case ImportRow.Unreadable<?> unreadable -> unreadable.problem();
            case ImportRow.Readable<?> readable -> {
                Integer before = keys.putIfAbsent(readable.key(), readable.line());
                yield before == null
                        ? null
                        : new ImportProblem(readable.line(), ImportProblem.Reason.SAME_KEY_AS_LINE, before.toString());
            }
        };
    }

    /** Ends a run of the asker's and tells the log what came of it. False if it does not run. */
    boolean end(ImportRunId id, State state) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!imports.end(id, state, null)) {
                return false;
            }
            imports.find(id).map(ImportRunner::ended).ifPresent(log::append);
            changes.publish(new Change(Imports.TOPIC, id.toString()));
            return true;
        }));
    }

    private static AuditEvent ended(ImportRun run) {
        return AuditEvent.of(AuditAction.IMPORT_FINISHED, run.kind().objectKind(), run.id())
                .in(run.workspace())
                .with("state", run.state())
                .with("rows", run.total())
                .with("imported", run.imported())
                .with("known", run.known())
                .with("rejected", run.rejected());
    }

    // Whoever cancelled it has told the log.
    private void stopped(Run<?> run) {
        State state = transaction.execute(
                status -> imports.find(run.id()).map(ImportRun::state).orElse(State.RUNNING));
        if (state != State.CANCELLED) {
            log.refused(run.event(AuditAction.IMPORT_FINISHED), Outcome.FAILED, Failure.RIGHTS.name());
        }
    }

    private void failed(Run<?> run, RuntimeException cause) {
        Failure failure =
                cause instanceof DataAccessException data && isRefusal(data) ? Failure.RIGHTS : Failure.STORAGE;
        if (failure == Failure.STORAGE) {
            LOG.error("Import {} failed", run.id(), cause);
        }
        try {
            transaction.executeWithoutResult(status -> {
                imports.end(run.id(), State.FAILED, failure);
                changes.publish(new Change(Imports.TOPIC, run.id().toString()));
            });
            log.refused(run.event(AuditAction.IMPORT_FINISHED), Outcome.FAILED, failure.name());
        } catch (RuntimeException e) {
            LOG.error("The failure of import {} could not be stored; it will show as interrupted", run.id(), e);
        }
    }

    static boolean isRefusal(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql
                && REFUSALS.contains(String.valueOf(sql.getSQLState()));
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
}
