package org.entente.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files as the portal keeps them: one line, no path, nothing that shows otherwise than it is. */
public final class FileName {

    /** The most characters that are kept. */
    public static final int LENGTH = 200;

    /** What a file without a usable name is called. */
    public static final String NONE = "unnamed";

    private static final int LONGEST_ENDING = 16;
    // Control, format (which holds the marks that turn writing round), private and unassigned characters; what
    // separates
    // lines; and what means something in a path.
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029<>:\"|?*]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private FileName() {}

    /** A name that can be kept and shown, of 1 to {@link #LENGTH} characters; its ending is kept when it is shortened. */
    public static String clean(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = SPACES.matcher(UNWANTED.matcher(name).replaceAll(""))
                .replaceAll(" ")
                .strip();
        int leading = 0;
        while (leading < name.length() && name.charAt(leading) == '.') {
            leading++;
        }
        name = name.substring(leading).strip();
        return name.isEmpty() ? NONE : shortened(name);
    }

    private static String shortened(String name) {
        if (name.length() <= LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int end = LENGTH - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
