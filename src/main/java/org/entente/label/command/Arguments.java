package org.entente.label.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command is asked.
 *
 * @param policies none for those that the portal brings along
 * @param label null where a binding is checked
 * @param clearance null where no decision is asked for
 * @param binding null where a label is judged
 * @param data the file that the binding is of; null where the binding has it within, or nobody has it
 * @param trust a directory of certificates; null where nobody's signature counts
 */
record Arguments(
        List<Path> policies,
        @Nullable Path label,
        @Nullable Path clearance,
        @Nullable Path binding,
        @Nullable Path data,
        @Nullable Path trust,
        Locale language,
        boolean json) {

    /** Arguments that make no sense, with what to do about it. */
    static final class Unusable extends RuntimeException {

        Unusable(String message) {
            super(message);
        }
    }

    static Arguments of(String... given) {
        List<Path> policies = new ArrayList<>();
        Path label = null;
        Path clearance = null;
        Path binding = null;
        Path data = null;
        Path trust = null;
        Locale language = null;
        boolean json = false;
        Iterator<String> rest = Arrays.asList(given).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--policy" -> policies.add(file(option, rest));
                case "--label" -> label = once(option, label, file(option, rest));
                case "--clearance" -> clearance = once(option, clearance, file(option, rest));
                case "--binding" -> binding = once(option, binding, file(option, rest));
                case "--data" -> data = once(option, data, file(option, rest));
                case "--trust" -> trust = once(option, trust, file(option, rest));
                case "--language" -> language = once(option, language, language(value(option, rest)));
                case "--json" -> json = true;
                default -> throw new Unusable("There is no " + shown(option));
            }
        }
        if (label == null && binding == null) {
            throw new Unusable("Name the label with --label LABEL.xml, or a binding with --binding FILE");
        }
        if (label != null && binding != null || binding != null && clearance != null) {
            throw new Unusable("A binding is checked by itself, without --label and --clearance");
        }
        if (binding == null && (data != null || trust != null)) {
            throw new Unusable("--data and --trust belong to a --binding");
        }
        return new Arguments(
                List.copyOf(policies),
                label,
                clearance,
                binding,
                data,
                trust,
                language == null ? Locale.ENGLISH : language,
                json);
    }

    private static <T> T once(String option, @Nullable T before, T now) {
        if (before != null) {
            throw new Unusable(option + " is given twice");
        }
        return now;
    }

    private static Path file(String option, Iterator<String> rest) {
        String name = value(option, rest);
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Unusable(option + " needs the name of a file and not " + shown(name));
        }
    }

    private static String value(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || value.startsWith("--")) {
            throw new Unusable(option + " needs a value");
        }
        return value;
    }

    private static Locale language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new Unusable("--language needs a language such as fr and not " + shown(tag));
        }
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "…";
    }
}
