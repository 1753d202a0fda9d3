package org.entente.label.binding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.label.UnreadableDocument;
import org.entente.label.xml.XmlDocument;

/** The header by which a response carries the binding of its body (ADatP-4778, REST profile). */
public final class BindingHeader {

    public static final String NAME = "Binding-Data";

    private static final Pattern TYPE = parameter("binding-type");
    private static final Pattern OBJECT = parameter("binding-data-object");

    private BindingHeader() {}

    /** The value of the header for binding information, in ASCII on one line. */
    public static String encode(byte[] binding) {
        return "binding-type=\"" + BindingXml.NAMESPACE + "\"; binding-data-object=\""
                + Base64.getEncoder().encodeToString(binding) + "\"";
    }

    /**
     * The binding information that the value of a header holds, as yet unread.
     *
     * @throws UnreadableDocument if it is no such value, or a larger one than bindings are
     */
    public static byte[] decode(String value) {
        // Base64 is a third longer than what it holds.
        if (value.length() > XmlDocument.Bounds.LABEL.bytes() * 4 / 3 + 200) {
            throw refused("it is longer than bindings are");
        }
        String type = only(TYPE, value, "binding-type");
        if (!type.equals(BindingXml.NAMESPACE)) {
            throw refused("its binding-type is not " + BindingXml.NAMESPACE);
        }
        try {
            return Base64.getDecoder()
                    .decode(only(OBJECT, value, "binding-data-object").getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw refused("its binding-data-object is not Base64");
        }
    }

    private static String only(Pattern parameter, String value, String name) {
        Matcher matcher = parameter.matcher(value);
        if (!matcher.find()) {
            throw refused("it has no " + name);
        }
        String found = matcher.group(1);
        if (matcher.find()) {
            throw refused("it has more than one " + name);
        }
        return found;
    }

    private static Pattern parameter(String name) {
        return Pattern.compile("(?:^|[;,\\s])" + name + "\\s*=\\s*\"([^\"]*+)\"");
    }

    private static UnreadableDocument refused(String reason) {
        return new UnreadableDocument(0, 0, "This is not a " + NAME + " header: " + reason);
    }
}
