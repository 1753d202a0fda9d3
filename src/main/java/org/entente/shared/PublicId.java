package org.entente.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reading of random public identifiers out of addresses. */
public final class PublicId {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private PublicId() {}

    /** The identifier, or empty if the text is not a UUID in its canonical form. */
    public static Optional<UUID> parse(String text) {
        return text.length() == 36 && FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
