package org.entente.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server programs of one installation. Each leaves a note by which a later start finds it again, should this portal
 * be killed without warning.
 */
final class Children {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TZ", "TMPDIR");

    private final Path notes;
    private final Path logs;
    private final Deque<Child> running = new ArrayDeque<>();
    private final Set<Process> commands = new HashSet<>();
    private boolean stopped;

    Children(DataDirectory data) {
        this.notes = data.run();
        this.logs = data.logs();
    }

    /**
     * Starts a program that runs until it is stopped. It sits in a session of its own, so that Ctrl-C in the terminal
     * reaches the portal only, which then stops its children in order.
     */
    Child start(String name, StopSignal signal, List<String> command, Map<String, String> environment) {
        Path log = freshLog(name);
        var withSession = new ArrayList<>(List.of("setsid"));
        withSession.addAll(command);
        try {
            synchronized (this) {
                Process process = launch(builder(withSession, environment, log));
                Path note = notes.resolve(name + ".pid");
                ProcessNote.of(process.pid(), signal).write(note);
                var child = new Child(name, process, signal, note, log);
                running.push(child);
                return child;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end; refuses the start with its last words when it fails. */
    void run(String name, List<String> command, Map<String, String> environment, int seconds) {
        Path log = freshLog(name);
        Process process;
        try {
            synchronized (this) {
                process = launch(builder(command, environment, log));
                commands.add(process);
            }
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StartRefused("%s did not finish within %d s. Its log: %s".formatted(name, seconds, log));
            }
            if (process.exitValue() != 0) {
                throw new StartRefused(Logs.lastWords(name, process.exitValue(), log));
            }
            synchronized (this) {
                commands.remove(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted during " + name + ".", e);
        }
    }

    /** Stops everything, the youngest first, and lets nothing new start. */
    void stopAll(Duration limitForEach) {
        List<Child> children;
        synchronized (this) {
            stopped = true;
            commands.forEach(Process::destroy);
            children = List.copyOf(running);
            running.clear();
        }
        children.forEach(child -> child.stop(limitForEach));
    }

    private Process launch(ProcessBuilder builder) throws IOException {
        if (stopped) {
            throw new StartRefused("Stopped before everything had started.");
        }
        return builder.start();
    }

    /** Stops what an earlier portal, killed without warning, has left running, the youngest first. */
    void stopStale(Progress progress) {
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pid"))
                    .sorted(Comparator.comparing((Path f) -> f.toFile().lastModified())
                            .reversed())
                    .toList()) {
                ProcessNote.read(file).filter(ProcessNote::isRunning).ifPresent(note -> {
                    progress.step("Stopping what an earlier run left behind: "
                            + file.getFileName().toString().replace(".pid", ""));
                    note.stop();
                });
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path freshLog(String name) {
        Path log = logs.resolve(name + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, logs.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    // A clean environment: PGPORT, KC_DB or JAVA_TOOL_OPTIONS in somebody's shell must not change these servers.
    private static ProcessBuilder builder(List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        return builder;
    }
}
