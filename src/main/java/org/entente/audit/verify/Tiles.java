package org.entente.audit.verify;

import org.jspecify.annotations.Nullable;

/** Where the tiles of a log come from (C2SP tlog-tiles). Nothing that it answers is believed. */
@FunctionalInterface
public interface Tiles {

    /**
     * The hashes of a tile, one behind the other, 32 bytes each; null if there is no such tile.
     *
     * @param width how many hashes the tile has in the tree that is asked about, 256 for a full one
     */
    byte @Nullable [] tile(int level, long number, int width);
}
