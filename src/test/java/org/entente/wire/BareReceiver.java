package org.entente.wire;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hears whole texts on a WebSocket, and nothing but when they were there. */
final class BareReceiver implements WebSocket.Listener {

    private volatile CompletableFuture<Long> next = new CompletableFuture<>();

    /** {@link System#nanoTime} at the arrival of the next text. */
    CompletableFuture<Long> next() {
        next = new CompletableFuture<>();
        return next.orTimeout(Wire.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        if (last) {
            next.complete(System.nanoTime());
        }
        socket.request(1);
        return null;
    }
}
