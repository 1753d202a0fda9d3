package org.entente.audit.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A signed note (C2SP signed-note): a text, and lines that claim to sign it. Nothing is verified by reading it.
 *
 * @param text with its last line break
 */
public record Note(String text, List<Signature> signatures) {

    /** The most bytes a note may have: enough for a checkpoint with a hundred cosignatures. */
    public static final int MOST_BYTES = 16 << 10;

    private static final String START = "\u2014 ";

    /** A signature line: whose it claims to be, and its bytes after the four of the key's hash. */
    public record Signature(String name, int keyHash, byte[] bytes) {

        /** The line as it stands in a note, with its line break. */
        public String line() {
            ByteBuffer whole = ByteBuffer.allocate(Integer.BYTES + bytes.length);
            whole.putInt(keyHash).put(bytes);
            return START + name + " " + Base64.getEncoder().encodeToString(whole.array()) + "\n";
        }
    }

    public Note {
        signatures = List.copyOf(signatures);
    }

    /** @throws Unreadable if it is none */
    public static Note parse(byte[] note) {
        if (note.length > MOST_BYTES) {
            throw new Unreadable("A note of more than " + MOST_BYTES + " bytes is not read");
        }
        String whole = text(note);
        if (whole.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Unreadable("A note has no control characters");
        }
        int end = whole.lastIndexOf("\n\n");
        if (end < 0 || !whole.endsWith("\n") || end + 2 == whole.length()) {
            throw new Unreadable("A note has a text, an empty line and lines of signatures");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : whole.substring(end + 2, whole.length() - 1).split("\n", -1)) {
            signatures.add(signature(line));
        }
        return new Note(whole.substring(0, end + 1), signatures);
    }

    /** The note as it is stored and served. */
    public byte[] bytes() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> whole.append(signature.line()));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Signature signature(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !(parts[0] + " ").equals(START) || !isName(parts[1])) {
            throw new Unreadable("A line of the note is no signature");
        }
        byte[] bytes = base64(parts[2]);
        if (bytes.length <= Integer.BYTES) {
            throw new Unreadable("A signature of the note is too short");
        }
        return new Signature(
                parts[1], ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 255
                && name.codePoints()
                        .noneMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c));
    }

    /** Only the one way of writing it: two texts never stand for the same bytes. */
    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like what decodes and is written otherwise.
        }
        throw new Unreadable("What should be base64 is not");
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("The text is not UTF-8");
        }
    }
}
