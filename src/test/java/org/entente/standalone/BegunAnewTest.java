package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.standalone.StandaloneOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration whose first start was interrupted, and what must never be taken for one. */
class BegunAnewTest {

    private static final Path DISTRIBUTIONS = Path.of("target/dist");

    @TempDir
    private Path directory;

    private final List<String> said = new ArrayList<>();

    @Test
    void demonstrationThatWasReadyIsKept() throws IOException {
        begin(Mode.DEMO).markComplete();
        start();
        assertThat(directory.resolve("postgres/kept")).exists();
        assertThat(directory.resolve("files/kept")).exists();
        assertThat(said).isEmpty();
    }

    @Test
    void emptyInstallationIsKeptWheneverItWasInterrupted() throws IOException {
        begin(Mode.EMPTY);
        start();
        assertThat(directory.resolve("postgres/kept")).exists();
        assertThat(directory.resolve("files/kept")).exists();
    }

    @Test
    void dataWhoseInstallationFileWasLostAreKept() throws IOException {
        begin(Mode.DEMO);
        Files.delete(directory.resolve("installation.properties"));
        start();
        assertThat(directory.resolve("postgres/kept")).exists();
    }

    @Test
    void demonstrationThatWasNeverReadyBeginsAnewAndSaysSo() throws IOException {
        begin(Mode.DEMO);
        Path checkpoint = Files.writeString(directory.resolve("audit-checkpoint"), "of the first log");
        start();
        assertThat(checkpoint).doesNotExist();
        assertThat(directory.resolve("postgres")).doesNotExist();
        assertThat(directory.resolve("files")).doesNotExist();
        assertThat(directory.resolve("secrets/made-at-first")).exists();
        assertThat(said).containsExactly("The first start ended before the demonstration was in place; it begins anew");
        try (var data = DataDirectory.open(directory)) {
            assertThat(Installation.open(data, Optional.empty()).complete()).isFalse();
        }
    }

    // What a start leaves that did not come as far as "Ready".
    private Installation begin(Mode mode) throws IOException {
        try (var data = DataDirectory.open(directory)) {
            data.secrets().get("made-at-first");
            for (Path kept : List.of(data.postgres(), data.files())) {
                Files.createDirectories(kept);
                Files.writeString(kept.resolve("kept"), "");
            }
            return Installation.open(data, Optional.of(mode));
        }
    }

    private void start() {
        Standalone.open(
                        new StandaloneOptions(
                                Optional.empty(), directory, DISTRIBUTIONS, Ports.free(), Ports.free(), Ports.free()),
                        said::add)
                .close();
    }
}
