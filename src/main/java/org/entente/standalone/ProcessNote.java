package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is written down about a child so that it can be told from any other process that later gets its number: the
 * machine's boot and the clock tick of its start identify a process for good.
 */
record ProcessNote(long pid, String boot, String startTick, StopSignal signal) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT_OF_THE_STATELESS = Duration.ofSeconds(3);
    private static final int START_TICK_AFTER_NAME = 19;

    static ProcessNote of(long pid, StopSignal signal) {
        return new ProcessNote(pid, currentBoot(), startTick(pid).orElse("gone"), signal);
    }

    static Optional<ProcessNote> read(Path file) {
        try {
            List<String> parts = List.of(Files.readString(file).strip().split(" "));
            // A note cut short by a crash says nothing that could be relied on.
            return parts.size() == 4
                    ? Optional.of(new ProcessNote(
                            Long.parseLong(parts.get(0)), parts.get(1), parts.get(2), StopSignal.valueOf(parts.get(3))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, "%d %s %s %s%n".formatted(pid, boot, startTick, signal));
    }

    boolean isRunning() {
        return boot.equals(currentBoot())
                && startTick(pid).filter(startTick::equals).isPresent();
    }

    /** Stops a child that an earlier portal has left. Only PostgreSQL has something to write down. */
    void stop() {
        Duration limit = signal == StopSignal.INT ? LIMIT : LIMIT_OF_THE_STATELESS;
        ProcessHandle.of(pid).ifPresent(handle -> stop(handle, signal, limit));
    }

    /** Asks a process to end, waits, and ends it by force after the limit; whether force was spared. */
    static boolean stop(ProcessHandle handle, StopSignal signal, Duration limit) {
        try {
            // Java can send TERM and KILL only, and PostgreSQL takes TERM as "when all clients have left".
            new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, handle.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
            return false;
        }
    }

    private static String currentBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> startTick(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The program's name stands in brackets and may hold spaces: count from behind it. A zombie has ended.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[0].equals("Z") ? Optional.empty() : Optional.of(fields[START_TICK_AFTER_NAME]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
