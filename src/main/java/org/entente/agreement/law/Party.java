package org.entente.agreement.law;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.entente.shared.NationCode;

/**
 * A party to an agreement: a nation by its alpha-3 code, or an organisation or a state that is gone by its name.
 *
 * @param name 1 to 200 characters, without blanks at the ends
 */
public record Party(@JsonValue String name) implements Comparable<Party> {

    public static final int NAME_LENGTH = 200;

    /** @throws IllegalArgumentException if the bound above is not kept */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Party {
        if (name.isBlank() || name.length() > NAME_LENGTH || !name.equals(name.strip())) {
            throw new IllegalArgumentException("A party has a name of 1 to 200 characters");
        }
    }

    public static Party of(NationCode nation) {
        return new Party(nation.value());
    }

    /** The nation, where the name is a nation's code. */
    public Optional<NationCode> nation() {
        return NationCode.parse(name);
    }

    /** The name that people read. */
    public String displayName(Locale language) {
        return nation().map(nation -> nation.displayName(language)).orElse(name);
    }

    @Override
    public int compareTo(Party other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
