package org.entente.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the lines of entries, a tile's at a time, and holds each against the tree. It makes no object for an entry: a million of
 * them are to cost no more than reading them. For one thread, which gets the tiles in ascending order.
 */
final class EntryLines {

    private static final int SALT = 16;
    private static final int SALT_DIGITS = 2 * SALT;
    private static final int TIME_AT = "{'id':'00000000-0000-7000-8000-000000000000','at':'".length();
    private static final int TIME = "2026-11-28T21:04:05.123456Z".length();
    private static final byte[] TIME_NAME = ascii("','at':'");
    private static final byte[] FROM_PORTAL = ascii(",'origin':'portal'}");

    private static final byte[] MISSING = ascii(",'origin':'missing'}");

    private final Tree tree;
    private final long size;
    private final boolean complete;
    private final Tally tally = new Tally();
    private final Hashing hashing = new Hashing();
    private final byte[] salt = new byte[SALT];
    private final byte[] leaf = new byte[Hashing.BYTES];
    private byte[] bytes = new byte[0];

    /**
     * @param tree what is proved
     * @param size what was signed for, which may be more
     * @param complete whether every entry should be there
     */
    EntryLines(Tree tree, long size, boolean complete) {
        this.tree = tree;
        this.size = size;
        this.complete = complete;
    }

    Tally tally() {
        return tally;
    }

    /** Takes the lines of one tile of level 0. */
    void tile(long number, Bundle.Lines lines) {
        long first = number * TileName.FULL;
        byte[] hashes = hashes(number);
        bytes = lines.bytes();
        long expected = first;
        int at = lines.from();
        while (at < lines.to()) {
            int end = at;
            while (end < lines.to() && bytes[end] != '\n') {
                end++;
            }
            int digits = digits(at, end);
            long index = digits == 0 || end == lines.to() ? -1 : number(at, digits);
            int entry = at + digits + 1 + SALT_DIGITS + 1;
            if (index < 0 || entry >= end || !salted(at + digits, entry - 1)) {
                tally.found(new Finding(
                        expected,
                        Problem.ENTRY_UNREADABLE,
                        "Where entry " + expected + " should be is no line of one"));
                return;
            }
            if (index < first || index >= first + TileName.FULL) {
                tally.found(new Finding(
                        expected, Problem.DISORDER, "Entry " + index + " stands where entry " + expected + " should"));
                return;
            }
            place(index, expected);
            expected = Math.max(expected, index + 1);
            judge(index, hashes, entry, end);
            at = end + 1;
        }
        if (complete && expected < Math.min(first + TileName.FULL, size)) {
            tally.found(Order.missing(expected, Math.min(first + TileName.FULL, size)));
        }
    }

    private void place(long index, long expected) {
        if (index < expected) {
            tally.found(Order.behind(index, expected));
        } else if (index >= size) {
            tally.found(Order.tooMany(index, size));
        } else if (index > expected && complete) {
            tally.found(Order.missing(expected, index));
        }
    }

    private void judge(long index, byte[] hashes, int from, int to) {
        int place = (int) (index % TileName.FULL) * Hashing.BYTES;
        if (place < hashes.length) {
            hashing.leaf(salt, bytes, from, to - from, leaf, 0);
            if (!Arrays.equals(leaf, 0, Hashing.BYTES, hashes, place, place + Hashing.BYTES)) {
                tally.found(Order.altered(index));
            }
        }
        tally.entry(index);
        if (!Arrays.equals(bytes, Math.max(from, to - FROM_PORTAL.length), to, FROM_PORTAL, 0, FROM_PORTAL.length)) {
            tally.notFromThePortal(index);
        }
        if (Arrays.equals(bytes, Math.max(from, to - MISSING.length), to, MISSING, 0, MISSING.length)) {
            tally.goneBeforeSealing(index);
        }
        int time = from + TIME_AT;
        if (time + TIME < to
                && Arrays.equals(bytes, time - TIME_NAME.length, time, TIME_NAME, 0, TIME_NAME.length)
                && bytes[time + TIME - 1] == 'Z') {
            tally.time(bytes, time, time + TIME);
        }
    }

    /** The hashes of the tile that are proved; none if none are. */
    private byte[] hashes(long number) {
        try {
            return TileName.in(tree.size(), 0, number).width() == 0 ? new byte[0] : tree.tile(0, number);
        } catch (NotProved e) {
            tally.found(e.finding());
            return new byte[0];
        }
    }

    /** How many digits stand there before a space; 0 if that is no number. */
    private int digits(int at, int end) {
        int digit = at;
        while (digit < end && bytes[digit] >= '0' && bytes[digit] <= '9') {
            digit++;
        }
        int count = digit - at;
        boolean number = digit < end && bytes[digit] == ' ' && count <= 15 && (bytes[at] != '0' || count == 1);
        return number ? count : 0;
    }

    private long number(int at, int digits) {
        long number = 0;
        for (int i = at; i < at + digits; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** Reads the salt between two spaces; only one way of writing it is right. */
    private boolean salted(int before, int behind) {
        boolean right = bytes[behind] == ' ';
        for (int i = 0; i < SALT; i++) {
            int high = digit(bytes[before + 1 + 2 * i]);
            int low = digit(bytes[before + 2 + 2 * i]);
            salt[i] = (byte) (high << 4 | low);
            right &= (high | low) >= 0;
        }
        return right;
    }

    private static int digit(byte c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static byte[] ascii(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
    }

    /** What all threads found together. */
    static Tally sum(List<EntryLines> threads) {
        Tally sum = new Tally();
        threads.forEach(thread -> sum.add(thread.tally));
        return sum;
    }
}
