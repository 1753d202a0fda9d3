package org.entente.audit.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The arguments of a command, one after the other. */
final class Options {

    /** Arguments that make no sense, with what to do about it. */
    static final class Unusable extends RuntimeException {

        Unusable(String message) {
            super(message);
        }
    }

    private final Iterator<String> rest;

    Options(String... given) {
        rest = Arrays.asList(given).iterator();
    }

    boolean hasNext() {
        return rest.hasNext();
    }

    String next() {
        return rest.next();
    }

    /** What stands behind an option. */
    String value(String option) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || value.startsWith("--")) {
            throw new Unusable(option + " needs a value");
        }
        return value;
    }

    VerifierKey key(String option, VerifierKey.Kind kind) {
        try {
            VerifierKey key = VerifierKey.parse(value(option));
            if (key.kind() == kind) {
                return key;
            }
        } catch (Unreadable e) {
            throw new Unusable(option + ": " + e.getMessage());
        }
        throw new Unusable(option + " needs the key of a " + (kind == VerifierKey.Kind.LOG ? "log" : "witness")
                + ", and this is one of the other kind");
    }

    static Path file(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Unusable(option + " needs the name of a file and not " + Words.plain(name));
        }
    }

    static <T> T once(String option, @Nullable T before, T now) {
        if (before != null) {
            throw new Unusable(option + " is given twice");
        }
        return now;
    }
}
