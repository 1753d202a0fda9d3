package org.entente.audit.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines for people: what each is about on the left, what there is to say on the right. */
final class Words {

    private static final int LONGEST = 400;

    private final List<String[]> lines = new ArrayList<>();

    void line(String about, String text) {
        lines.add(new String[] {about, plain(text)});
    }

    String aligned() {
        int width = 2;
        for (String[] line : lines) {
            width = Math.max(width, line[0].length() + 2);
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            text.append(line[0])
                    .repeat(' ', width - line[0].length())
                    .append(line[1])
                    .append('\n');
        }
        return text.toString();
    }

    /** A stranger's text, which is not to move the cursor or to turn the direction of a terminal. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            int type = Character.getType(c);
            boolean shown = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            plain.appendCodePoint(shown ? c : '?');
        });
        return plain.length() < text.length() ? plain.append('…').toString() : plain.toString();
    }

    static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
