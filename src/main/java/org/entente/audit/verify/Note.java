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
 * @param unreadable how many lines stood where signatures do, and are none: whoever meant to sign by them has not
 */
public record Note(String text, List<Signature> signatures, int unreadable) {

    /** The most bytes a note may have: enough for a checkpoint with 256 cosignatures. */
    public static final int MOST_BYTES = 64 << 10;

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

    Note(String text, List<Signature> signatures) {
        this(text, signatures, 0);
    }

    /**
     * A line of a signature that cannot be read is passed over, so that no witness spoils what others signed; but not one of the log
     * itself, by whose name the text begins.
     *
     * @throws Unreadable if it is none
     */
    public static Note parse(byte[] note) {
        if (note.length > MOST_BYTES) {
            throw new Unreadable("A note of more than " + MOST_BYTES + " bytes is not read");
        }
        // Byte by byte: what is no UTF-8 in one line says nothing of the others.
        String whole = new String(note, StandardCharsets.ISO_8859_1);
        int end = whole.lastIndexOf("\n\n");
        if (end < 0 || !whole.endsWith("\n") || end + 2 == whole.length()) {
            throw new Unreadable("A note has a text, an empty line and lines of signatures");
        }
        String text = utf8(whole.substring(0, end + 1));
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Unreadable("A note has no control characters");
        }
        String own = START + text.substring(0, text.indexOf('\n')) + " ";
        List<Signature> signatures = new ArrayList<>();
        int unreadable = 0;
        for (String line : whole.substring(end + 2, whole.length() - 1).split("\n", -1)) {
            try {
                signatures.add(signature(utf8(line)));
            } catch (Unreadable e) {
                if (line.startsWith(bytewise(own))) {
                    throw e;
                }
                unreadable++;
            }
        }
        return new Note(text, signatures, unreadable);
    }

    /** The note as it is stored and served, with those lines alone that can be read. */
    public byte[] bytes() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> whole.append(signature.line()));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(String bytewise) {
        return text(bytewise.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String bytewise(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
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
