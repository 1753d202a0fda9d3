package org.entente.audit.sealing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A C2SP signed note.
 *
 * @param text what is signed, with the line break at its end
 * @param lines of signatures, each without its line break
 */
record Note(String text, List<String> lines) {

    private static final String BETWEEN = "\n\n";
    private static final int HASH_BYTES = 4;
    private static final Pattern SIGNATURE =
            Pattern.compile("— [^+\\p{IsWhite_Space}\\p{Cntrl}]{1,255} (?<bytes>[A-Za-z0-9+/]+=*)");

    Note {
        lines = List.copyOf(lines);
    }

    /**
     * Takes only the one way of writing it, so that whoever else reads what is kept of it reads the same.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Note parse(String note) {
        int end = note.lastIndexOf(BETWEEN);
        if (end < 0 || !note.endsWith("\n") || end + BETWEEN.length() == note.length()) {
            throw new IllegalArgumentException("A note has a text, an empty line, and signatures");
        }
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("A note has no control characters");
        }
        List<String> lines = List.of(
                note.substring(end + BETWEEN.length(), note.length() - 1).split("\n", -1));
        if (!lines.stream().allMatch(Note::isSignature)) {
            throw new IllegalArgumentException(
                    "Each signature of a note is a line of a dash, a name and what was signed, in Base64");
        }
        return new Note(note.substring(0, end + 1), lines);
    }

    /** With the line break at the end. */
    String written() {
        return text + "\n" + String.join("\n", lines) + "\n";
    }

    private static boolean isSignature(String line) {
        Matcher signature = SIGNATURE.matcher(line);
        try {
            return signature.matches() && Ed25519.base64(signature.group("bytes")).length > HASH_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean signedWith(LogKeys keys) {
        return lines.stream().anyMatch(line -> keys.signed(text, line));
    }
}
