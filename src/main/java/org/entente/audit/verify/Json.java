package org.entente.audit.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The little JSON that a bundle's description needs: read strictly, and within bounds. */
final class Json {

    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Objects become maps, arrays lists, whole numbers longs.
     *
     * @throws Unreadable if it is no JSON, has a member twice or is deeper than any description of a bundle
     */
    static @Nullable Object read(byte[] bytes) {
        Json json = new Json(Note.text(bytes));
        Object value = json.value(0);
        json.space();
        if (json.at != json.text.length()) {
            throw json.broken();
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        space();
        if (depth > DEEPEST || at == text.length()) {
            throw broken();
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        if (!next('}')) {
            do {
                space();
                String name = string();
                need(':');
                Object value = value(depth + 1);
                if (object.containsKey(name)) {
                    throw broken();
                }
                object.put(name, value);
            } while (next(','));
            need('}');
        }
        return object;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        if (!next(']')) {
            do {
                array.add(value(depth + 1));
            } while (next(','));
            need(']');
        }
        return array;
    }

    private String string() {
        if (at == text.length() || text.charAt(at) != '"') {
            throw broken();
        }
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return string.toString();
            }
            if (c < ' ') {
                break;
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw broken();
    }

    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == 'u' && at + 4 < text.length()) {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                int digit = Character.digit(text.charAt(++at), 16);
                code = digit < 0 ? -1 << 16 : code << 4 | digit;
            }
            if (code >= 0) {
                return (char) code;
            }
        }
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain < 0) {
            throw broken();
        }
        return "\"\\/\b\f\n\r\t".charAt(plain);
    }

    private Long number() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean zero = at - from > 1 && text.charAt(from) == '0';
        if (at == from || at - from > 18 || zero) {
            throw broken();
        }
        return Long.parseLong(text.substring(from, at));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw broken();
        }
        at += word.length();
        return value;
    }

    private boolean next(char wanted) {
        space();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void need(char wanted) {
        if (!next(wanted)) {
            throw broken();
        }
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Unreadable broken() {
        return new Unreadable("The JSON is broken at character " + at);
    }
}
