package org.entente.audit.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer for machines. What a key means does not change while {@code format} is 1; keys may be added. */
final class JsonReport {

    private static final int FORMAT = 1;

    private JsonReport() {}

    static String of(Report report) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("exit", (report.proved() ? ExitCode.PROVED : ExitCode.NOT_PROVED).number());
        object.put("proved", report.proved());
        object.put(
                "firstNotProved",
                report.proved() ? null : report.findings().getFirst().index());
        object.put(
                "findings", report.findings().stream().map(JsonReport::finding).toList());
        object.put("entries", entries(report));
        object.put("origin", report.checkpoint().origin());
        object.put("size", report.checkpoint().size());
        object.put("root", report.checkpoint().text().split("\n")[2]);
        object.put("logKey", report.logKey().toString());
        object.put("logKeyGiven", report.logKeyGiven());
        object.put("vouchedBelow", report.vouched());
        object.put(
                "witnesses",
                report.cosigners().stream().map(JsonReport::cosigner).toList());
        object.put(
                "checkpoints",
                report.checkpoints().stream().map(JsonReport::continued).toList());
        object.put("unknownSignatures", report.strangeSignatures());
        object.put("unreadableSignatures", report.unreadableSignatures());
        Map<String, Object> claimed = new LinkedHashMap<>();
        claimed.put("scope", report.evidence().scope());
        claimed.put("made", report.evidence().made());
        object.put("claimed", claimed);
        return written(object);
    }

    static String unreadable(String file, String reason) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("exit", ExitCode.UNREADABLE.number());
        object.put("proved", false);
        object.put("unreadable", Map.of("file", file, "reason", reason));
        return written(object);
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("index", finding.index());
        object.put("problem", finding.problem());
        object.put("words", finding.words());
        return object;
    }

    private static Map<String, @Nullable Object> entries(Report report) {
        Tally entries = report.entries();
        boolean any = entries.count() > 0;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("count", entries.count());
        object.put("first", any ? entries.first() : null);
        object.put("last", any ? entries.last() : null);
        object.put("complete", report.complete());
        object.put("earliest", entries.earliest());
        object.put("latest", entries.latest());
        object.put("notFromPortal", entries.strangers());
        object.put("firstNotFromPortal", entries.namedStrangers());
        object.put("goneBeforeSealing", entries.gone());
        object.put("firstGoneBeforeSealing", entries.namedGone());
        return object;
    }

    private static Map<String, @Nullable Object> cosigner(Report.Cosigner one) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("key", one.key().toString());
        object.put("keyGiven", one.given());
        object.put("nationClaimed", one.nation());
        object.put("size", one.size());
        object.put("at", one.at().toString());
        return object;
    }

    private static Map<String, Object> continued(Report.Continued one) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", one.file());
        object.put("size", one.size());
        return object;
    }

    private static String written(Map<String, @Nullable Object> object) {
        StringBuilder text = new StringBuilder();
        write(text, object, "\n");
        return text.append('\n').toString();
    }

    private static void write(StringBuilder text, @Nullable Object value, String line) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> object -> {
                String before = "{" + line + "  ";
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    text.append(before);
                    quote(text, member.getKey().toString());
                    write(text.append(": "), member.getValue(), line + "  ");
                    before = "," + line + "  ";
                }
                text.append(line).append('}');
            }
            case List<?> list -> {
                String before = "[";
                for (Object one : list) {
                    write(text.append(before), one, line + "  ");
                    before = ", ";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case Number number -> text.append(number);
            case Boolean yes -> text.append(yes);
            default -> quote(text, value.toString());
        }
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c >= 0x7f && c < 0xa0) {
                String hex = Integer.toHexString(0x10000 | c);
                text.append("\\u").append(hex, 1, hex.length());
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
