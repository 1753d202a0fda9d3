package org.entente.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports: whether one is free, and which one is. */
final class Ports {

    private Ports() {}

    /** Refuses the start, naming the variable that chooses another port, when something already listens there. */
    static void requireFree(int port, String what, String variable) {
        try {
            bind(port).close();
        } catch (IOException e) {
            throw new StartRefused(
                    "Port %d, which %s needs, is in use. Stop the program that has it, or choose another: %s=%d ./portal run"
                            .formatted(port, what, variable, port + 1000),
                    e);
        }
    }

    static int free() {
        try (ServerSocket socket = bind(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            // Connections of a portal just stopped linger for a minute; they do not hinder a new one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
