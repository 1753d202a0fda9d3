package org.entente.audit.verify;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree under a checkpoint, of tiles that nobody vouches for: each is compared with what its parent says before it counts, up
 * to the root. For one thread.
 */
final class Tree {

    private static final int KEPT = 1024;

    private final long size;
    private final Tiles tiles;
    private final Hashing hashing = new Hashing();
    /** The tiles that no parent holds. The root was proved with these, so they are never fetched again. */
    private final Map<TileName, byte[]> edge = new HashMap<>();

    private final Map<TileName, byte[]> proved = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileName, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    private final Checkpoint checkpoint;

    /** @throws NotProved if the tiles at the right edge are missing or do not give the checkpoint's root */
    Tree(Checkpoint checkpoint, Tiles tiles) {
        this.checkpoint = checkpoint;
        this.size = checkpoint.size();
        this.tiles = tiles;
        // This reads the tiles at the right edge and no others.
        if (!checkpoint.hasRoot(root(size))) {
            throw new NotProved(
                    0,
                    Problem.ROOT_WRONG,
                    "The tiles of " + checkpoint.origin() + " at size " + size
                            + " do not give the root that was signed");
        }
    }

    /** The tree that has no entries yet, which proves none. */
    static Tree empty() {
        Checkpoint empty = new Checkpoint("", 0, new Hashing().plain(new byte[0]));
        return new Tree(empty, (level, number, width) -> null);
    }

    /** The same tree for another thread. */
    Tree another() {
        return new Tree(checkpoint, tiles);
    }

    long size() {
        return size;
    }

    /** The root when the log had that many entries, or has now. */
    byte[] root(long at) {
        if (at < 0 || at > size) {
            throw new IllegalArgumentException("A tree of " + size + " entries has no root at " + at);
        }
        return at == 0 ? hashing.plain(new byte[0]) : hash(0, at);
    }

    byte[] leaf(long index) {
        return hash(index, index + 1);
    }

    /** RFC 6962, 2.1.1: what proves that the entry is in the tree when it had that many. */
    List<byte[]> inclusion(long index, long at) {
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = at;
        while (to - from > 1) {
            long middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                proof.addFirst(hash(middle, to));
                to = middle;
            } else {
                proof.addFirst(hash(from, middle));
                from = middle;
            }
        }
        return proof;
    }

    /** RFC 6962, 2.1.2: what proves that the tree of the second size continues the one of the first. */
    List<byte[]> consistency(long first, long second) {
        List<byte[]> proof = new ArrayList<>();
        if (first == 0 || first == second) {
            return proof;
        }
        long from = 0;
        long to = second;
        while (to > first) {
            long middle = from + largestPowerBelow(to - from);
            if (first <= middle) {
                proof.addFirst(hash(middle, to));
                to = middle;
            } else {
                proof.addFirst(hash(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            proof.addFirst(hash(from, to));
        }
        return proof;
    }

    /** The tile as its parent has it, or as the root does. */
    byte[] tile(int level, long number) {
        TileName name = TileName.in(size, level, number);
        Map<TileName, byte[]> kept = name.width() == TileName.FULL ? proved : edge;
        byte[] known = kept.get(name);
        if (known != null) {
            return known;
        }
        byte[] tile = tiles.tile(level, number, name.width());
        if (tile == null || tile.length != name.width() * Hashing.BYTES) {
            throw new NotProved(
                    name.firstIndex(),
                    tile == null ? Problem.TILE_MISSING : Problem.TILE_ALTERED,
                    "Tile " + name.path() + (tile == null ? " is missing" : " has not the length that it must have"));
        }
        if (name.width() == TileName.FULL
                && !MessageDigest.isEqual(parent(name), hashing.root(tile.clone(), TileName.FULL))) {
            throw new NotProved(
                    name.firstIndex(),
                    Problem.TILE_ALTERED,
                    "Tile " + name.path() + " is not the one that was signed for");
        }
        kept.put(name, tile);
        return tile;
    }

    private byte[] parent(TileName name) {
        int place = (int) (name.number() % TileName.FULL) * Hashing.BYTES;
        return Arrays.copyOfRange(tile(name.level() + 1, name.number() / TileName.FULL), place, place + Hashing.BYTES);
    }

    /** The hash over the entries from one index to before another, if RFC 6962 has one for it. */
    private byte[] hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) > 1) {
            long middle = from + largestPowerBelow(count);
            return hashing.node(hash(from, middle), hash(middle, to));
        }
        int height = Long.numberOfTrailingZeros(count);
        int level = height / 8;
        int width = 1 << (height % 8);
        long first = from >>> (8 * level);
        int place = (int) (first % TileName.FULL) * Hashing.BYTES;
        byte[] tile = tile(level, first / TileName.FULL);
        return hashing.root(Arrays.copyOfRange(tile, place, place + width * Hashing.BYTES), width);
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
