package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    private static final List<String> SERVER = List.of("sleep", "600");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private DataDirectory data;
    private Children children;

    @BeforeEach
    void open() {
        data = DataDirectory.open(directory);
        children = new Children(data);
    }

    @AfterEach
    void close() {
        children.stopAll(LIMIT);
        data.close();
    }

    @Test
    void childOfAKilledPortalIsFoundAndStopped() throws Exception {
        ProcessHandle left = start("server");
        var said = new ArrayList<String>();
        // What a new portal does on the same data; the old one has forgotten its child as a killed one would.
        new Children(data).stopStale(said::add);
        left.onExit().get(10, TimeUnit.SECONDS);
        assertThat(said).containsExactly("Stopping what an earlier run left behind: server");
        assertThat(data.run().resolve("server.pid")).doesNotExist();
    }

    @Test
    void anotherProcessThatHasGotTheNumberOfAChildIsLeftAlone() throws IOException {
        ProcessHandle other = start("server");
        var note = ProcessNote.read(data.run().resolve("server.pid")).orElseThrow();
        new ProcessNote(note.pid(), note.boot(), note.startTick() + "1", note.signal())
                .write(data.run().resolve("earlier.pid"));
        new ProcessNote(note.pid(), "another-boot", note.startTick(), note.signal())
                .write(data.run().resolve("before-boot.pid"));
        Files.delete(data.run().resolve("server.pid"));
        new Children(data).stopStale(line -> {});
        assertThat(other.isAlive()).isTrue();
        assertThat(data.run().resolve("earlier.pid")).doesNotExist();
    }

    @Test
    void ctrlCInTheTerminalDoesNotReachChildren() throws IOException {
        ProcessHandle child = start("server");
        assertThat(processGroup(child.pid())).isEqualTo(child.pid());
    }

    @Test
    void theYoungestIsStoppedFirst() throws InterruptedException, ExecutionException, TimeoutException {
        var order = new ArrayList<String>();
        start("database").onExit().thenRun(() -> order.add("database"));
        ProcessHandle second = start("client-of-it");
        var secondEnded = second.onExit().thenRun(() -> order.add("client-of-it"));
        children.stopAll(LIMIT);
        secondEnded.get(10, TimeUnit.SECONDS);
        assertThat(order.getFirst()).isEqualTo("client-of-it");
    }

    @Test
    void theUnexpectedEndOfOneStopsTheOthersThoughItsListenerWaitsForThem() throws InterruptedException {
        var first = children.start("database", StopSignal.TERM, SERVER, Map.of());
        ProcessHandle second = start("client-of-it");
        var stopped = new CountDownLatch(1);
        // As the end of the portal does it: whoever asks for it waits for the thread that stops everything.
        first.onUnexpectedEnd(words -> {
            Thread stop = Thread.ofPlatform().start(() -> children.stopAll(LIMIT));
            try {
                stop.join();
                stopped.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
        assertThat(stopped.await(9, TimeUnit.SECONDS)).isTrue();
        assertThat(second.isAlive()).isFalse();
    }

    @Test
    void whatDoesNotEndWhenAskedIsEndedByForce() {
        var stubborn = children.start(
                "stubborn", StopSignal.TERM, List.of("sh", "-c", "trap '' TERM; exec sleep 600"), Map.of());
        children.stopAll(Duration.ofMillis(300));
        assertThat(ProcessHandle.of(stubborn.pid()).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void childrenDoNotSeeWhatStandsInThePersonsShell() throws IOException {
        Path output = data.logs().resolve("environment.log");
        children.run("environment", List.of("env"), Map.of("GIVEN", "1"), 10);
        assertThat(Files.readAllLines(output))
                .contains("GIVEN=1")
                .noneMatch(line -> line.startsWith("JAVA_HOME=") || line.startsWith("MAVEN_"));
    }

    private ProcessHandle start(String name) {
        return ProcessHandle.of(
                        children.start(name, StopSignal.TERM, SERVER, Map.of()).pid())
                .orElseThrow();
    }

    // setsid runs a moment after the process exists; the kernel tells by the exec that follows it.
    private static long processGroup(long pid) throws IOException {
        String stat;
        do {
            stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        } while (!stat.contains("(sleep)"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2]);
    }
}
