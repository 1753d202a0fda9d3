package org.entente.audit.verify;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * What a log says of itself (C2SP tlog-checkpoint): its name, how many entries it has, and the root of the tree over them.
 *
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    /** A log of more entries than this is not one of ours, and counting its tiles must not overflow. */
    static final long MOST_ENTRIES = 1L << 48;

    /** @throws Unreadable if the note's text is no checkpoint, or has lines after the third */
    public static Checkpoint of(Note note) {
        String[] lines = note.text().split("\n", -1);
        if (lines.length != 4 || lines[0].isEmpty() || !lines[3].isEmpty()) {
            throw new Unreadable("A checkpoint has three lines: origin, size and root");
        }
        byte[] root = Note.base64(lines[2]);
        if (root.length != Hashing.BYTES) {
            throw new Unreadable("The root of a checkpoint has 32 bytes");
        }
        return new Checkpoint(lines[0], size(lines[1]), root);
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    boolean hasRoot(byte[] other) {
        return MessageDigest.isEqual(root, other);
    }

    private static long size(String text) {
        if (!text.matches("0|[1-9][0-9]{0,14}") || Long.parseLong(text) > MOST_ENTRIES) {
            throw new Unreadable("The size of a checkpoint is a number without leading zeros");
        }
        return Long.parseLong(text);
    }
}
