package org.entente.audit.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A log by the words of RFC 6962, section 2.1, and of C2SP's tlog-tiles: recursive, slow, and with nothing of what is tested. Its
 * entries may be tampered with.
 */
final class ModelLog {

    private final ModelKey key;
    private final List<byte[]> salts;
    private final List<byte[]> entries;
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<Long, byte[]> known = new HashMap<>();

    private ModelLog(ModelKey key, List<byte[]> salts, List<byte[]> entries) {
        this.key = key;
        this.salts = salts;
        this.entries = entries;
        for (int i = 0; i < entries.size(); i++) {
            byte[] commitment = sha256(salts.get(i), entries.get(i));
            leaves.add(sha256(new byte[] {0}, commitment));
        }
    }

    static ModelLog of(int size, Random random) {
        List<byte[]> salts = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            salts.add(bytes(16, random));
            entries.add(entry(i, random).getBytes(StandardCharsets.UTF_8));
        }
        return new ModelLog(ModelKey.log("log.example/entente"), salts, entries);
    }

    /** What {@code entries} of this log have become, under the same key: tiles and roots anew. */
    ModelLog with(List<byte[]> salts, List<byte[]> entries) {
        return new ModelLog(key, salts, entries);
    }

    static String entry(long index, Random random) {
        return """
                {"id":"%s","at":"%s","actor":"%s","name":"Harriet Sampleton","nation":"GBR","role":"liaison-officer",\
                "session":"%016x","correlation":"%s","action":"PLAN_OPENED","kind":"PLAN",\
                "object":"%s","workspace":"%s","outcome":"SUCCESS","origin":"%s"}""".formatted(
                        uuid(random),
                        Instant.parse("2026-11-28T21:04:05Z")
                                .plusMillis(index * 10 + random.nextInt(5))
                                .toString()
                                .replaceFirst("(\\.\\d+)?Z", ".%06dZ".formatted(random.nextInt(1_000_000))),
                        uuid(random),
                        random.nextLong(),
                        uuid(random),
                        uuid(random),
                        uuid(random),
                        index % 1000 == 7 ? "unknown" : "portal");
    }

    ModelKey key() {
        return key;
    }

    int size() {
        return entries.size();
    }

    List<byte[]> salts() {
        return new ArrayList<>(salts);
    }

    List<byte[]> entries() {
        return new ArrayList<>(entries);
    }

    byte[] leaf(int index) {
        return leaves.get(index);
    }

    byte[] root(int size) {
        return hash(0, size);
    }

    /** MTH(D[from:to]). */
    byte[] hash(int from, int to) {
        if (to == from) {
            return sha256();
        }
        if (to - from == 1) {
            return leaves.get(from);
        }
        long range = (long) from << 32 | to;
        byte[] before = known.get(range);
        if (before != null) {
            return before;
        }
        int k = Integer.highestOneBit(to - from - 1);
        byte[] hash = sha256(new byte[] {1}, hash(from, from + k), hash(from + k, to));
        known.put(range, hash);
        return hash;
    }

    /** RFC 6962, 2.1.1: PATH(m, D[n]). */
    List<byte[]> path(int m, int from, int to) {
        List<byte[]> path = new ArrayList<>();
        if (to - from > 1) {
            int k = Integer.highestOneBit(to - from - 1);
            if (m < k) {
                path.addAll(path(m, from, from + k));
                path.add(hash(from + k, to));
            } else {
                path.addAll(path(m - k, from + k, to));
                path.add(hash(from, from + k));
            }
        }
        return path;
    }

    /** RFC 6962, 2.1.2: SUBPROOF(m, D[n], b). */
    List<byte[]> subproof(int m, int from, int to, boolean whole) {
        if (m == to - from) {
            return whole ? List.of() : List.of(hash(from, to));
        }
        int k = Integer.highestOneBit(to - from - 1);
        List<byte[]> proof = new ArrayList<>();
        if (m <= k) {
            proof.addAll(subproof(m, from, from + k, whole));
            proof.add(hash(from + k, to));
        } else {
            proof.addAll(subproof(m - k, from + k, to, false));
            proof.add(hash(from, from + k));
        }
        return proof;
    }

    /** As tlog-tiles has it for the tree of a size; null where that tree has none of the width. */
    byte @Nullable [] tile(int size, int level, long number, int width) {
        long span = 1L << (8 * level);
        if (level > 6 || width < 1 || (number * 256 + width) * span > size) {
            return null;
        }
        byte[][] hashes = IntStream.range(0, width)
                .mapToObj(i -> hash((int) ((number * 256 + i) * span), (int) ((number * 256 + i + 1) * span)))
                .toArray(byte[][]::new);
        return ModelKey.joined(hashes);
    }

    Tiles tiles(int size) {
        return (level, number, width) -> tile(size, level, number, width);
    }

    String body(int size) {
        return key.name() + "\n" + size + "\n" + ModelKey.base64(root(size)) + "\n";
    }

    String checkpoint(int size) {
        return body(size) + "\n" + key.line(body(size));
    }

    String cosigned(int size, ModelKey witness, long seconds) {
        return checkpoint(size) + witness.line(body(size), seconds);
    }

    Note note(int size) {
        return note(checkpoint(size));
    }

    static Note note(String text) {
        return Note.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    Iterator<LogCheck.Entry> stored() {
        return IntStream.range(0, size())
                .mapToObj(i -> new LogCheck.Entry(i, salts.get(i), entries.get(i)))
                .iterator();
    }

    static byte[] bytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ModelKey.joined(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
