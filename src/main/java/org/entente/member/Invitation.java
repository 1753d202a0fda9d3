package org.entente.member;

import java.time.LocalDate;
import java.util.Locale;
import org.entente.access.Roles;
import org.entente.label.Clearances;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Someone who is to get an account and a place in the portal.
 *
 * @param username 3 to 64 characters: small letters, digits, dots, hyphens and underscores
 * @param email null if there is none
 * @param role one of {@link Roles}
 * @param clearanceEndsOn the last day on which the clearance holds; null while it is open
 * @param tourEndsOn the last day of the tour; null while it is open
 */
public record Invitation(
        String username,
        String firstName,
        String lastName,
        @Nullable String email,
        NationCode nation,
        String role,
        Clearances clearances,
        @Nullable LocalDate clearanceEndsOn,
        @Nullable LocalDate tourEndsOn) {

    /** What a user name is made of. */
    public static final String USERNAME = "[a-z0-9][a-z0-9._-]{2,63}";

    public Invitation {
        username = username.strip().toLowerCase(Locale.ROOT);
        firstName = firstName.strip();
        lastName = lastName.strip();
        if (!username.matches(USERNAME)) {
            throw new IllegalArgumentException(
                    "A user name has 3 to 64 small letters, digits, dots, hyphens, underscores");
        }
        if (firstName.isEmpty()
                || lastName.isEmpty()
                || displayName(firstName, lastName).length() > 100) {
            throw new IllegalArgumentException("A person has a first and a last name, of 100 characters together");
        }
        if (!Roles.ALL.contains(role)) {
            throw new IllegalArgumentException("There is no such role");
        }
    }

    /** What came of an invitation. */
    public record Made(MemberId id, String oneTimePassword, boolean awaitsSecondPerson) {

        /** Without the password: this may reach a log. */
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /** The end of user names that are a nation's own, such as {@code .fra}. */
    public static String suffix(NationCode nation) {
        return "." + nation.value().toLowerCase(Locale.ROOT);
    }

    String displayName() {
        return displayName(firstName, lastName);
    }

    private static String displayName(String first, String last) {
        return first + " " + last;
    }
}
