package org.entente.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Loopback ports: whether one is free, and which one is. */
final class Ports {

    // Below the range from which systems take a port for each outgoing connection: none is lost to one before a server
    // has it. Each process begins at a place of its own, so that two that choose at once choose differently.
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int FOR_EACH_PROCESS = 20;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % (COUNT / FOR_EACH_PROCESS)) * FOR_EACH_PROCESS);

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

    /** A port that nothing has, and that this process is given once. */
    static int free() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try {
                bind(port).close();
                return port;
            } catch (IOException e) {
                // Somebody has it: the next.
            }
        }
        throw new StartRefused("No port from %d to %d is free.".formatted(FIRST, FIRST + COUNT - 1));
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
