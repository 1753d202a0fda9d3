package org.entente.audit.sealing;

/** How C2SP tlog-tiles writes the numbers of tiles: in groups of three digits, all but the last one with an x before them. */
final class TilePath {

    private TilePath() {}

    /** {@code 1234067} is {@code x001/x234/067}. */
    static String of(long n) {
        String last = "%03d".formatted(n % 1000);
        return n < 1000 ? last : marked(n / 1000) + "/" + last;
    }

    /** The path of a tile of a tree; a partial one says how wide it is. */
    static String of(TileTree.TileId tile, int width) {
        return tile.level() + "/" + of(tile.n()) + (width == TileTree.WIDTH ? "" : ".p/" + width);
    }

    private static String marked(long n) {
        String last = "x%03d".formatted(n % 1000);
        return n < 1000 ? last : marked(n / 1000) + "/" + last;
    }
}
