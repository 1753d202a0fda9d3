package org.entente.audit.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a Merkle tree after RFC 6962, section 2.1, kept in tiles of 256 hashes (C2SP tlog-tiles): all that is needed to add
 * leaves and to know the root.
 */
final class TileTree {

    static final int WIDTH = 256;
    static final int BITS = 8;

    private final List<List<byte[]>> edge = new ArrayList<>();
    private final Map<TileId, byte[]> filled = new LinkedHashMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private long size;

    /** A tile by its level, 0 for hashes of leaves, and its number from the left. */
    record TileId(int level, long n) implements Comparable<TileId> {

        private static final Comparator<TileId> ORDER =
                Comparator.comparingInt(TileId::level).thenComparingLong(TileId::n);

        @Override
        public int compareTo(TileId other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where the last tiles of a tree are found. */
    interface Tiles {

        /** The hashes of a tile one after the other, or null if there is none. */
        byte @Nullable [] find(TileId tile);
    }

    /** Which tiles make the right edge of a tree. Full ones are none of it: their hash stands a level higher. */
    static List<TileId> edgeOf(long size) {
        List<TileId> tiles = new ArrayList<>();
        int level = 0;
        for (long width = size; width > 0; width >>= BITS) {
            if (width % WIDTH != 0) {
                tiles.add(new TileId(level, width / WIDTH));
            }
            level++;
        }
        return tiles;
    }

    /** How many hashes a tile has in a tree of this size; 0 if there is no such tile. */
    static int width(TileId tile, long size) {
        return (int) Math.clamp((size >> BITS * tile.level()) - tile.n() * WIDTH, 0, WIDTH);
    }

    /** @throws BrokenLog if a tile is missing, or is not as wide as this size says */
    TileTree(long size, Tiles tiles) {
        this.size = size;
        for (TileId tile : edgeOf(size)) {
            int width = width(tile, size);
            byte[] hashes = tiles.find(tile);
            if (hashes == null || hashes.length != width * Sha256.BYTES) {
                throw new BrokenLog("%s is not as a tree of %d leaves has it".formatted(tile, size));
            }
            List<byte[]> row = level(tile.level());
            for (int i = 0; i < width; i++) {
                row.add(part(hashes, i));
            }
        }
    }

    long size() {
        return size;
    }

    void append(byte[] leafHash) {
        append(0, leafHash, size);
        size++;
    }

    /** The root; of no leaves, the hash of nothing. */
    byte[] root() {
        byte[] right = null;
        for (List<byte[]> row : edge) {
            List<byte[]> hashes = new ArrayList<>(row);
            if (right != null) {
                hashes.add(right);
            }
            right = hashes.isEmpty() ? null : root(hashes);
        }
        return right == null ? Sha256.of() : right;
    }

    /**
     * Whether this is its last leaf.
     *
     * @param tiles where full ones are found; what they say counts only where it leads to the tree's own hashes
     */
    boolean endsWith(byte[] leafHash, Tiles tiles) {
        byte[] hash = leafHash;
        for (int level = 0; level < edge.size(); level++) {
            List<byte[]> row = edge.get(level);
            if (!row.isEmpty()) {
                return Arrays.equals(row.getLast(), hash);
            }
            byte[] full = tiles.find(new TileId(level, (size >> BITS * (level + 1)) - 1));
            if (full == null || full.length != WIDTH * Sha256.BYTES) {
                return false;
            }
            List<byte[]> hashes =
                    IntStream.range(0, WIDTH).mapToObj(i -> part(full, i)).toList();
            if (!Arrays.equals(hashes.getLast(), hash)) {
                return false;
            }
            hash = root(hashes);
        }
        return false;
    }

    /** The tiles that are new or wider than they were. */
    Map<TileId, byte[]> changed() {
        Map<TileId, byte[]> tiles = new LinkedHashMap<>(filled);
        for (TileId tile : edgeOf(size)) {
            if (touched.contains(tile.level())) {
                tiles.put(tile, joined(level(tile.level())));
            }
        }
        return tiles;
    }

    private void append(int level, byte[] hash, long index) {
        List<byte[]> row = level(level);
        row.add(hash);
        touched.add(level);
        if (row.size() == WIDTH) {
            filled.put(new TileId(level, index / WIDTH), joined(row));
            byte[] whole = root(row);
            row.clear();
            append(level + 1, whole, index / WIDTH);
        }
    }

    private List<byte[]> level(int level) {
        while (edge.size() <= level) {
            edge.add(new ArrayList<>());
        }
        return edge.get(level);
    }

    // MTH of RFC 6962: the left half is the largest power of two that is smaller than the whole.
    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int left = Integer.highestOneBit(hashes.size() - 1);
        return Sha256.node(root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] whole = new byte[hashes.size() * Sha256.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, whole, i * Sha256.BYTES, Sha256.BYTES);
        }
        return whole;
    }

    private static byte[] part(byte[] hashes, int i) {
        return Arrays.copyOfRange(hashes, i * Sha256.BYTES, (i + 1) * Sha256.BYTES);
    }
}
