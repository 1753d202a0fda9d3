package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void onlyTheOwnerMayReadSecretsAndWhereTheyLie() throws IOException {
        try (var data = DataDirectory.open(directory)) {
            data.secrets().get("something");
            Path file = data.secrets().file("something");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void secretStaysTheSameAndNoTwoAreAlike() {
        var secrets = new Secrets(directory);
        String secret = secrets.get("one");
        assertThat(new Secrets(directory).get("one")).isEqualTo(secret);
        assertThat(secrets.get("two")).isNotEqualTo(secret);
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
    }
}
