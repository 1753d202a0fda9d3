package org.entente.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a child said last, for the one message a person sees when it has died. */
final class Logs {

    private static final int LINES = 8;
    private static final int BYTES = 4096;

    private Logs() {}

    static String lastWords(String name, int exitCode, Path log) {
        return "%s ended with code %d. Its log is %s and ends with:%n%s"
                .formatted(name, exitCode, log, tail(log).indent(4).stripTrailing());
    }

    static String tail(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
