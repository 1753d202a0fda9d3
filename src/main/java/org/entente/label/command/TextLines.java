package org.entente.label.command;

import java.util.ArrayList;
import java.util.List;

/** Lines for people: what each is about on the left, what there is to say on the right. */
final class TextLines {

    private final List<String[]> lines = new ArrayList<>();

    /** @param about empty for what goes on with the line above */
    void add(String about, String text) {
        lines.add(new String[] {about, text});
    }

    String aligned() {
        int width = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line[0])
                .repeat(' ', width - line[0].length())
                .append(line[1])
                .append('\n'));
        return text.toString();
    }
}
