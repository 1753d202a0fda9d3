package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with the log's secrets is read only as it should be. */
class LogKeysTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void make() {
        file = directory.resolve("keys/audit-key");
        LogKeys.make(file, "log.example/entente");
    }

    @Test
    void fileIsMadeForItsOwnerAloneAndKeptWhereThereIsOne() throws IOException {
        String made = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(LogKeys.read(file).name()).isEqualTo("log.example/entente");

        LogKeys.make(file, "another.example");
        assertThat(Files.readString(file)).isEqualTo(made);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-----w-"})
    void fileThatOthersReadOrWriteIsRefused(String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> LogKeys.read(file)).hasMessageContaining(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "r--r-----"})
    void fileOfItsOwnerAndGroupIsRead(String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThat(LogKeys.read(file).verifierKey()).startsWith("log.example/entente+");
    }

    @Test
    void keyOfAnotherLengthIsRefused() throws IOException {
        for (int length : new int[] {0, 1, 31, 33}) {
            exchange(2, "HMAC+KEY+" + Base64.getEncoder().encodeToString(new byte[length]));
            assertThatThrownBy(() -> LogKeys.read(file)).as("%d bytes", length).hasMessageContaining("32 bytes");
        }
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused() throws IOException {
        Path other = directory.resolve("other");
        LogKeys.make(other, "log.example/entente");
        exchange(1, Files.readAllLines(other).get(1));
        assertThatThrownBy(() -> LogKeys.read(file)).hasMessageContaining("belong");
    }

    private void exchange(int line, String text) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(line, text);
        Files.write(file, lines);
    }
}
