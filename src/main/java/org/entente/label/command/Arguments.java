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
 * @param clearance null where no decision is asked for
 */
record Arguments(List<Path> policies, Path label, @Nullable Path clearance, Locale language, boolean json) {

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
        Locale language = null;
        boolean json = false;
        Iterator<String> rest = Arrays.asList(given).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--policy" -> policies.add(file(option, rest));
                case "--label" -> label = once(option, label, file(option, rest));
                case "--clearance" -> clearance = once(option, clearance, file(option, rest));
                case "--language" -> language = once(option, language, language(value(option, rest)));
                case "--json" -> json = true;
                default -> throw new Unusable("There is no " + shown(option));
            }
        }
        if (label == null) {
            throw new Unusable("Name the label with --label LABEL.xml");
        }
        return new Arguments(
                List.copyOf(policies), label, clearance, language == null ? Locale.ENGLISH : language, json);
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
