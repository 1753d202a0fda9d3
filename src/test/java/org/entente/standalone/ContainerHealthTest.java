package org.entente.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script by which a container says that its server is up: whoever starts after it relies on it. */
class ContainerHealthTest {

    private static final String STARTING = """
            {
              "status": "DOWN",
              "checks": [
                { "name": "bootstrap", "status": "DOWN" },
                { "name": "database", "status": "UP" }
              ]
            }
            """;

    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void theStatusOfTheAnswerDecidesWhateverSingleChecksSay(int status, int expected) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            byte[] body = STARTING.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        assertThat(healthy(server.getAddress().getPort())).isEqualTo(expected);
    }

    @Test
    void aServerThatDoesNotListenIsNotHealthy() throws Exception {
        assertThat(healthy(Ports.free())).isNotZero();
    }

    private static int healthy(int port) throws Exception {
        Process script = new ProcessBuilder(
                        List.of("bash", "src/main/docker/healthy", Integer.toString(port), "/health/ready"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return script.exitValue();
    }
}
