package org.entente.live;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.entente.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ChangeListenerTest {

    private static final int STARTS = 400;

    @Test
    void listenerThatIsStartedAlwaysListens() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            String url = "jdbc:postgresql://127.0.0.1:%d/entente?sslmode=disable".formatted(server.getLocalPort());
            for (int i = 0; i < STARTS; i++) {
                var listener = new ChangeListener(new LiveChanges(TestDatabase.app()), url, "nobody", "nothing");
                listener.start();
                assertThatCode(() -> server.accept().close())
                        .as("start %d asks the database for a connection", i)
                        .doesNotThrowAnyException();
                listener.stop();
            }
        }
    }
}
