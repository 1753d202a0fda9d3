package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A running server program, from its start to its end. */
final class Child {

    private static final long POLL_MILLIS = 100;

    private final String name;
    private final Process process;
    private final StopSignal signal;
    private final Path note;
    private final Path log;
    private volatile boolean stopping;
    private volatile Runnable afterOrderlyEnd = () -> {};

    Child(String name, Process process, StopSignal signal, Path note, Path log) {
        this.name = name;
        this.process = process;
        this.signal = signal;
        this.note = note;
        this.log = log;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the server answers, which the caller knows how to ask; refuses the start when it dies or never does. */
    void awaitAnswer(BooleanSupplier answers, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!answers.getAsBoolean()) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (stopping) {
                        throw new StartRefused("Stopped before everything had started.");
                    }
                    throw new StartRefused(Logs.lastWords(name, process.exitValue(), log));
                }
                if (System.nanoTime() > end) {
                    throw new StartRefused("%s did not answer within %d s. Its log is %s and ends with:%n%s"
                            .formatted(
                                    name,
                                    limit.toSeconds(),
                                    log,
                                    Logs.tail(log).indent(4).stripTrailing()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while " + name + " was starting.", e);
        }
    }

    /**
     * Runs the action, with what the log says last, if the program ends without having been asked to. In a thread of its own:
     * an action that ends the portal waits for the other programs' ends, which are told where this one is.
     */
    void onUnexpectedEnd(Consumer<String> action) {
        process.onExit().thenAccept(ended -> {
            if (!stopping) {
                Thread.ofPlatform()
                        .name(name + "-ended")
                        .start(() -> action.accept(Logs.lastWords(name, ended.exitValue(), log)));
            }
        });
    }

    /** Runs the action once the program has ended because it was asked to, and without force. */
    void afterOrderlyEnd(Runnable action) {
        afterOrderlyEnd = action;
    }

    /** Asks the program to end, waits for it, and ends it by force when it has not within the limit. */
    void stop(Duration limit) {
        if (stopping) {
            return;
        }
        stopping = true;
        boolean wasAlive = process.isAlive();
        if (ProcessNote.stop(process.toHandle(), signal, limit) && wasAlive) {
            afterOrderlyEnd.run();
        }
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
