package org.entente.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A log as its portal serves it. What it does not answer, or in no proper way, is {@link Unreachable}. */
final class LogSource implements Tiles, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_COSIGNED = 4 << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** The log did not answer; the message says to what. */
    static final class Unreachable extends RuntimeException {

        private final String why;

        Unreachable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    private final String prefix;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param url of the portal, or of the log itself if it has a path */
    LogSource(URI url) {
        String whole = url.toString().replaceAll("/+$", "");
        String path = url.getPath();
        prefix = path == null || path.replace("/", "").isEmpty() ? whole + "/tlog" : whole;
    }

    /** The log's key as it tells it itself; nothing if it does not. */
    Optional<VerifierKey> key() {
        return get("key", Note.MOST_BYTES).map(bytes -> VerifierKey.parse(Note.text(bytes)));
    }

    Note checkpoint() {
        return get("checkpoint", Note.MOST_BYTES)
                .map(Note::parse)
                .orElseThrow(() -> new Unreachable("There is no " + prefix + "/checkpoint"));
    }

    /** The checkpoints that the log says other witnesses signed; what of it cannot be read says nothing. */
    List<Note> cosigned() {
        List<Note> notes = new ArrayList<>();
        byte[] whole = get("cosigned", MOST_COSIGNED).orElse(new byte[0]);
        for (String one : new String(whole, StandardCharsets.ISO_8859_1).split("(?<=\\n)--\\n")) {
            try {
                notes.add(Note.parse(one.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (Unreadable e) {
                // Nor does it take anything from the others.
                continue;
            }
        }
        return notes;
    }

    @Override
    public byte @Nullable [] tile(int level, long number, int width) {
        TileName name = new TileName(level, number, width);
        int most = TileName.FULL * Hashing.BYTES;
        byte[] tile = get("tile/" + name.path(), most).orElse(null);
        if (tile == null && width < TileName.FULL) {
            // The log has grown: it may serve the full tile alone.
            tile = get("tile/" + new TileName(level, number, TileName.FULL).path(), most)
                    .map(full -> Arrays.copyOf(full, width * Hashing.BYTES))
                    .orElse(null);
        }
        return tile;
    }

    /** What the log said to it, nothing if it took it. */
    Optional<String> post(Note cosigned) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "/cosignature"))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(cosigned.bytes()))
                .build();
        int status = send(request, 0).status();
        return status == OK ? Optional.empty() : Optional.of("answered " + status + " to the cosignature");
    }

    @Override
    public void close() {
        client.close();
    }

    private Optional<byte[]> get(String path, int most) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "/" + path))
                .timeout(PATIENCE)
                .build();
        Answer answer = send(request, most);
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return Optional.empty();
        }
        if (answer.status() != OK || answer.body().length > most) {
            throw new Unreachable(request.uri() + " answered " + answer.status() + ", or more than it should");
        }
        return Optional.of(answer.body());
    }

    private Answer send(HttpRequest request, int most) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), body.readNBytes(most + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted");
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Unreachable(request.uri() + ": " + why);
        }
    }

    private record Answer(int status, byte[] body) {}
}
