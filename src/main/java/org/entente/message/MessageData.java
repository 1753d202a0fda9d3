package org.entente.message;

import java.util.regex.Pattern;
import org.entente.label.ConfidentialityLabel;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent.
 *
 * @param text Markdown, 1 to {@value #LONGEST} characters. Control characters, and those that turn the direction of what follows
 *     them, are taken out: text is read in the order in which it was written
 * @param acknowledge whether its readers are asked to acknowledge it
 * @param thread the message that it answers, whose label it carries; null if none
 */
public record MessageData(
        String text,
        ConfidentialityLabel label,
        Precedence precedence,
        boolean acknowledge,
        @Nullable MessageId thread) {

    /** The most characters of a message. */
    public static final int LONGEST = 8000;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    /** @throws IllegalArgumentException if there is no text, or too much */
    public MessageData {
        text = clean(text);
    }

    /** A plain message: routine, not to be acknowledged, answering none. */
    public static MessageData of(String text, ConfidentialityLabel label) {
        return new MessageData(text, label, Precedence.ROUTINE, false, null);
    }

    static String clean(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("Too long for a message");
        }
        String clean = UNSEEN.matcher(text).replaceAll("").strip();
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("A message says something");
        }
        return clean;
    }
}
