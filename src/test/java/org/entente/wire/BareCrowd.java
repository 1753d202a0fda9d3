package org.entente.wire;

import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** As many bare WebSockets, and one to send from, which the server passes on to all of them. */
final class BareCrowd implements AutoCloseable {

    private final List<BareReceiver> receivers;
    private final List<WebSocket> sockets;
    private final WebSocket sender;

    BareCrowd(int size, Visitor visitor) {
        receivers = Stream.generate(BareReceiver::new).limit(size).toList();
        sockets = receivers.stream()
                .map(receiver -> visitor.connect(BareFanOut.ADDRESS, receiver))
                .toList();
        sender = visitor.connect(BareFanOut.ADDRESS, new BareReceiver());
    }

    /** How long a text takes to the last of them, in nanoseconds. */
    long send(String text) {
        List<CompletableFuture<Long>> arrivals =
                receivers.stream().map(BareReceiver::next).toList();
        long begin = System.nanoTime();
        sender.sendText(text, true);
        return arrivals.stream().mapToLong(CompletableFuture::join).max().orElseThrow() - begin;
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        sender.abort();
    }
}
