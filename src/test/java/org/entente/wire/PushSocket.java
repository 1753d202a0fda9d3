package org.entente.wire;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of Atmosphere's protocol on a WebSocket: each message has its length in characters and a bar before it; the first
 * tells this connection's name, and a lone {@code X} is a sign of life.
 */
final class PushSocket implements WebSocket.Listener {

    @FunctionalInterface
    interface Receiver {

        /**
         * @param message as the server sent it
         * @param at {@link System#nanoTime} at its arrival
         */
        void received(String message, long at);
    }

    private static final String SIGN_OF_LIFE = "X";

    private final Receiver receiver;
    private final StringBuilder buffer = new StringBuilder();
    private final CompletableFuture<String> greeted = new CompletableFuture<>();

    PushSocket(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Completed when the server has greeted: from then on it pushes here. */
    CompletableFuture<String> greeted() {
        return greeted;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        long now = System.nanoTime();
        buffer.append(text);
        for (String message = next(); message != null; message = next()) {
            if (!greeted.isDone()) {
                greeted.complete(message);
            } else if (!message.equals(SIGN_OF_LIFE)) {
                receiver.received(message, now);
            }
        }
        socket.request(1);
        return null;
    }

    private @Nullable String next() {
        int bar = buffer.indexOf("|");
        if (bar < 0) {
            return null;
        }
        int begin = bar + 1;
        int end = begin + Integer.parseInt(buffer.substring(0, bar).strip());
        if (buffer.length() < end) {
            return null;
        }
        String message = buffer.substring(begin, end);
        buffer.delete(0, end);
        return message;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        greeted.completeExceptionally(error);
    }
}
