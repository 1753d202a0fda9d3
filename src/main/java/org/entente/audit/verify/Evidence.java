package org.entente.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a bundle says of itself ({@code evidence.json}): claims of whoever made it, its keys not excepted. */
record Evidence(
        String origin,
        long size,
        long entries,
        String scope,
        String made,
        VerifierKey logKey,
        List<Witness> witnesses,
        List<Absent> absent) {

    private static final String EVERYTHING = "everything";
    private static final String FORMAT = "entente-evidence/1";
    private static final int MOST_WITNESSES = 256;

    /** Places of the tree of which the bundle says that the log has no entry, from the first to the last of them. */
    record Absent(long first, long last) {}

    /** Whether it says that it leaves nothing out. */
    boolean meantComplete() {
        return scope.equals(EVERYTHING) || entries == size;
    }

    /** A witness's key, and the nation that it is said to be of. */
    record Witness(String nation, VerifierKey key) {}

    static Evidence read(byte[] bytes) {
        Map<?, ?> object = object(Json.read(bytes));
        if (!FORMAT.equals(object.get("format"))) {
            throw new Unreadable("evidence.json is not of the format " + FORMAT);
        }
        List<Witness> witnesses = new ArrayList<>();
        for (Object one : list(object.get("witnessKeys"))) {
            Map<?, ?> witness = object(one);
            String nation = text(witness, "nation");
            witnessKey(text(witness, "key")).ifPresent(key -> witnesses.add(new Witness(nation, key)));
        }
        VerifierKey logKey = VerifierKey.parse(text(object, "logKey"));
        if (logKey.kind() != VerifierKey.Kind.LOG) {
            throw new Unreadable("evidence.json calls a key the log's that is none");
        }
        return new Evidence(
                text(object, "origin"),
                number(object, "size"),
                number(object, "entries"),
                text(object, "scope"),
                text(object, "made"),
                logKey,
                List.copyOf(witnesses),
                absent(object.get("absent")));
    }

    private static List<Absent> absent(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<Absent> absent = new ArrayList<>();
        for (Object one : list(value)) {
            if (!(one instanceof List<?> pair)
                    || pair.size() != 2
                    || !(pair.get(0) instanceof Long first)
                    || !(pair.get(1) instanceof Long last)
                    || first < 0
                    || last < first) {
                throw new Unreadable("evidence.json does not say from where to where entries are absent");
            }
            absent.add(new Absent(first, last));
        }
        return List.copyOf(absent);
    }

    /** Nothing for what is no key of a witness: it only says less, and whoever has the key from elsewhere gives it. */
    private static Optional<VerifierKey> witnessKey(String text) {
        try {
            return Optional.of(VerifierKey.parse(text)).filter(key -> key.kind() == VerifierKey.Kind.WITNESS);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new Unreadable("evidence.json lacks an object where one should be");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list && list.size() <= MOST_WITNESSES) {
            return list;
        }
        throw new Unreadable("evidence.json lacks a list of at most " + MOST_WITNESSES + " where one should be");
    }

    private static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new Unreadable("evidence.json lacks the text \"" + name + "\"");
    }

    private static long number(Map<?, ?> object, String name) {
        if (object.get(name) instanceof Long number) {
            return number;
        }
        throw new Unreadable("evidence.json lacks the number \"" + name + "\"");
    }
}
