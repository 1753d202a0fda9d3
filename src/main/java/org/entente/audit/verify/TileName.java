package org.entente.audit.verify;

import org.jspecify.annotations.Nullable;

/**
 * Which tile, as the last part of its path has it.
 *
 * @param level 0 for the hashes of leaves
 * @param width from 1 to 256 hashes
 */
record TileName(int level, long number, int width) {

    static final int FULL = 256;
    /** Enough for {@link Checkpoint#MOST_ENTRIES}. */
    static final int HIGHEST_LEVEL = 6;

    private static final long MOST_TILES = Checkpoint.MOST_ENTRIES / FULL;

    /** The tile as the tree of a size has it; its width is 0 if that tree has no such tile. */
    static TileName in(long size, int level, long number) {
        long after = (size >>> (8 * level)) - number * FULL;
        return new TileName(level, number, (int) Math.clamp(after, 0, FULL));
    }

    /** {@code 0/x001/234.p/5}; null if the text is none. */
    static @Nullable TileName parse(String text) {
        int slash = text.indexOf('/');
        if (slash != 1 || text.charAt(0) < '0' || text.charAt(0) > '0' + HIGHEST_LEVEL) {
            return null;
        }
        int level = text.charAt(0) - '0';
        int partial = text.indexOf(".p/");
        int width = partial < 0 ? FULL : width(text.substring(partial + 3));
        long number = number(text.substring(2, partial < 0 ? text.length() : partial));
        return width < 1 || number < 0 ? null : new TileName(level, number, width);
    }

    /** What {@link #path(long)} wrote; -1 if the text is nothing of the kind. */
    static long number(String text) {
        long number = 0;
        for (int i = 0; i < text.length() && number < MOST_TILES; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + c - '0';
            }
        }
        return number < MOST_TILES && path(number).equals(text) ? number : -1;
    }

    /** Three digits, and groups of three before them, each marked with an x: {@code x001/x234/067}. */
    static String path(long number) {
        String path = digits(number);
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path = "x" + digits(rest) + "/" + path;
        }
        return path;
    }

    private static String digits(long number) {
        return Long.toString(1000 + number % 1000).substring(1);
    }

    /** As it stands behind {@code tile/}. */
    String path() {
        return level + "/" + path(number) + (width == FULL ? "" : ".p/" + width);
    }

    /** The first entry under it. */
    long firstIndex() {
        return number << (8 * (level + 1));
    }

    private static int width(String text) {
        return text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) < FULL ? Integer.parseInt(text) : 0;
    }
}
