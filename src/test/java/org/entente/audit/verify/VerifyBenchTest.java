package org.entente.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to verify a bundle of a million entries, beside {@code sha256sum} of the same file: whole processes, one after
 * the other by turns. The goal is at most as long.
 */
@Tag("bench")
class VerifyBenchTest {

    private static final int ENTRIES = 1_000_000;
    private static final int ROUNDS = 7;
    private static final double GOAL = 1.0;

    @TempDir
    private Path directory;

    @Test
    void aMillionEntriesBesideTheirSha256() throws IOException, InterruptedException {
        ModelKey log = ModelKey.log("log.example/entente");
        Path bundle = directory.resolve("bundle.zip");
        write(bundle, log);
        List<String> sum = List.of("sha256sum", bundle.toString());
        List<String> verify = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classes(),
                "org.entente.audit.verify.VerifyCommand",
                bundle.toString(),
                "--log-key",
                log.text());
        assertThat(time(verify)).as("proved at all").isPositive();
        long[] sums = new long[ROUNDS];
        long[] proofs = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            sums[round] = time(sum);
            proofs[round] = time(verify);
        }
        Arrays.sort(sums);
        Arrays.sort(proofs);
        double ratio = (double) proofs[ROUNDS / 2] / sums[ROUNDS / 2];
        System.out.printf(
                "Verifying: %,d entries, %d MiB, median of %d: sha256sum %.2f s, ./portal verify %.2f s,"
                        + " which is %.2f of it (goal %.1f: %s)%n",
                ENTRIES,
                Files.size(bundle) >> 20,
                ROUNDS,
                sums[ROUNDS / 2] / 1e9,
                proofs[ROUNDS / 2] / 1e9,
                ratio,
                GOAL,
                ratio <= GOAL ? "met" : "MISSED");
    }

    private static String classes() {
        return Path.of("target", "classes").toAbsolutePath().toString();
    }

    private long time(List<String> command) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        long from = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int code = process.waitFor();
        long took = System.nanoTime() - from;
        assertThat(code).as(() -> command + ": " + read(output)).isZero();
        return took;
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A complete bundle, a part at a time: levels of the tree are made of the ones below, and entries twice from the same seed. */
    private static void write(Path file, ModelKey log) throws IOException {
        Map<String, byte[]> tiles = new LinkedHashMap<>();
        List<byte[]> level = new ArrayList<>();
        for (int tile = 0; tile * 256 < ENTRIES; tile++) {
            Random random = new Random(tile);
            for (int i = tile * 256; i < Math.min(ENTRIES, tile * 256 + 256); i++) {
                byte[] salt = ModelLog.bytes(16, random);
                level.add(ModelLog.sha256(new byte[] {0}, ModelLog.sha256(salt, entry(i, random))));
            }
        }
        byte[] root = root(level);
        for (int height = 0; !level.isEmpty(); height++) {
            List<byte[]> above = new ArrayList<>();
            for (int tile = 0; tile * 256 < level.size(); tile++) {
                List<byte[]> hashes = level.subList(tile * 256, Math.min(level.size(), tile * 256 + 256));
                tiles.put(
                        ModelBundle.path(height, tile, hashes.size()), ModelKey.joined(hashes.toArray(byte[][]::new)));
                if (hashes.size() == 256) {
                    above.add(root(hashes));
                }
            }
            level = above;
        }
        String body = log.name() + "\n" + ENTRIES + "\n" + ModelKey.base64(root) + "\n";
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "evidence.json", text(ModelBundle.evidence(log, ENTRIES, ENTRIES, List.of())));
            put(zip, "checkpoint", text(body + "\n" + log.line(body)));
            for (Map.Entry<String, byte[]> tile : tiles.entrySet()) {
                put(zip, tile.getKey(), tile.getValue());
            }
            for (int tile = 0; tile * 256 < ENTRIES; tile++) {
                Random random = new Random(tile);
                List<byte[]> lines = new ArrayList<>();
                for (int i = tile * 256; i < Math.min(ENTRIES, tile * 256 + 256); i++) {
                    byte[] salt = ModelLog.bytes(16, random);
                    lines.add(ModelBundle.line(i, salt, entry(i, random)));
                }
                put(zip, "entries/" + ModelBundle.number(tile), ModelKey.joined(lines.toArray(byte[][]::new)));
            }
        }
    }

    private static byte[] entry(int index, Random random) {
        return text(ModelLog.entry(index, random));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(ModelBundle.stored(name, bytes));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** MTH by the definition. */
    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int k = Integer.highestOneBit(hashes.size() - 1);
        return ModelLog.sha256(new byte[] {1}, root(hashes.subList(0, k)), root(hashes.subList(k, hashes.size())));
    }
}
