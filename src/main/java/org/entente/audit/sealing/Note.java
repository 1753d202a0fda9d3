package org.entente.audit.sealing;

import java.util.List;

/**
 * A C2SP signed note.
 *
 * @param text what is signed, with the line break at its end
 * @param lines of signatures, each without its line break
 */
record Note(String text, List<String> lines) {

    private static final String BETWEEN = "\n\n";

    Note {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException if it is none */
    static Note parse(String note) {
        int end = note.lastIndexOf(BETWEEN);
        if (end < 0 || !note.endsWith("\n") || end + BETWEEN.length() == note.length()) {
            throw new IllegalArgumentException("A note has a text, an empty line, and signatures");
        }
        List<String> lines = note.substring(end + BETWEEN.length(), note.length() - 1)
                .lines()
                .toList();
        if (!lines.stream().allMatch(line -> line.startsWith("— "))) {
            throw new IllegalArgumentException("Each signature of a note is a line that begins with a dash");
        }
        return new Note(note.substring(0, end + 1), lines);
    }

    boolean signedWith(LogKeys keys) {
        return lines.stream().anyMatch(line -> keys.signed(text, line));
    }
}
