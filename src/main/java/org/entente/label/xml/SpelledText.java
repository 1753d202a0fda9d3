package org.entente.label.xml;

import java.util.regex.Pattern;

/** What may stand in a label's texts, be it read or written. */
final class SpelledText {

    static final int LONGEST_NAME = 256;
    static final int LONGEST_ID = 1024;

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
    private static final int LONGEST_SHOWN = 80;

    private SpelledText() {}

    /** As {@code xs:token} has it. */
    static String collapsed(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Whether a text comes back from XML as it is, and no terminal or page takes it for a command. */
    static boolean isWritable(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.equals(collapsed(text))
                && text.codePoints()
                        .noneMatch(one -> Character.isISOControl(one)
                                || Character.getType(one) == Character.SURROGATE
                                || one == 0xFFFE
                                || one == 0xFFFF);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
