package org.entente.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file sealed as it comes in, beside the same file copied as it is; both written through to the disk. It measures and tells. */
@Tag("bench")
class SealingBenchTest {

    private static final int MEBIBYTES = 256;
    private static final int ROUNDS = 7;

    @TempDir
    private Path directory;

    @Test
    void sealedBesidePlain() throws IOException {
        Path file = directory.resolve("file");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] part = new byte[1 << 20];
            Random random = new Random(1);
            for (int i = 0; i < MEBIBYTES; i++) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        long[] plain = new long[ROUNDS];
        long[] sealed = new long[ROUNDS];
        UUID workspace = UUID.randomUUID();
        try (Contents contents =
                Contents.open(directory.resolve("files"), directory.resolve("key"), null, () -> false)) {
            WorkspaceKeys keys = contents.unwrap(workspace, contents.makeKeys(workspace));
            for (int round = 0; round < ROUNDS; round++) {
                plain[round] = copied(file);
                sealed[round] = sealed(contents, keys, file);
            }
        }
        Arrays.sort(plain);
        Arrays.sort(sealed);
        long p = plain[ROUNDS / 2];
        long s = sealed[ROUNDS / 2];
        System.out.printf(
                "Files: %d MiB, median of %d: plain copy %.0f MiB/s, sealed %.0f MiB/s, sealed takes %.2f of plain%n",
                MEBIBYTES, ROUNDS, MEBIBYTES * 1e9 / p, MEBIBYTES * 1e9 / s, (double) s / p);
    }

    private long copied(Path file) throws IOException {
        Path copy = directory.resolve("copy");
        long from = System.nanoTime();
        try (InputStream in = Files.newInputStream(file);
                FileChannel channel = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            channel.force(true);
        }
        long took = System.nanoTime() - from;
        Files.delete(copy);
        return took;
    }

    private static long sealed(Contents contents, WorkspaceKeys keys, Path file) throws IOException {
        long from = System.nanoTime();
        try (InputStream in = Files.newInputStream(file);
                Incoming incoming = contents.receive(in, keys, Long.MAX_VALUE)) {
            long took = System.nanoTime() - from;
            assertThat(incoming.size()).isEqualTo((long) MEBIBYTES << 20);
            return took;
        }
    }
}
