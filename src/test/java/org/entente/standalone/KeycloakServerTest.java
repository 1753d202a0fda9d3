package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.testing.PortalProperties;
import org.entente.testing.TestKeycloak;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The embedded Keycloak that other tests use too; there is none where tests run on containers. */
@Tag("keycloak")
class KeycloakServerTest {

    private static final Path NOTE = EmbeddedServers.note("keycloak");

    @BeforeAll
    static void start() {
        TestKeycloak.start(PortalProperties.publicUrl());
        assumeTrue(Files.exists(NOTE), "Keycloak is embedded");
    }

    @Test
    void nobodyBeyondThisMachineCanReachIt() throws IOException {
        assertThat(ListeningSockets.all(pid())).isNotEmpty();
        assertThat(ListeningSockets.beyondLoopback(pid())).isEmpty();
    }

    @Test
    void noSecretStandsOnItsCommandLine() throws IOException {
        String commandLine = Files.readString(Path.of("/proc", Long.toString(pid()), "cmdline"));
        assertThat(commandLine)
                .contains("--optimized")
                .doesNotContain(TestKeycloak.clientSecret(), TestKeycloak.adminPassword());
    }

    private static long pid() {
        return ProcessNote.read(NOTE).orElseThrow().pid();
    }
}
