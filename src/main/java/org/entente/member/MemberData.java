package org.entente.member;

import java.time.LocalDate;
import java.util.UUID;
import org.entente.access.Roles;
import org.entente.label.Clearances;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a new member.
 *
 * @param subject the account's id at the identity provider, which is the subject of its tokens
 * @param username 1 to 100 characters, as in the account
 * @param displayName 1 to 100 characters
 * @param role one of {@link Roles}
 * @param tourEndsOn the last day of the tour; null while it is open
 * @param clearanceEndsOn the last day on which the clearance holds; null while it is open
 */
public record MemberData(
        UUID subject,
        String username,
        String displayName,
        NationCode nation,
        String role,
        Clearances clearances,
        @Nullable LocalDate tourEndsOn,
        @Nullable LocalDate clearanceEndsOn) {

    public MemberData {
        username = username.strip();
        displayName = displayName.strip();
        if (username.isEmpty() || username.length() > 100 || displayName.isEmpty() || displayName.length() > 100) {
            throw new IllegalArgumentException("A member has a user name and a name of 1 to 100 characters");
        }
        if (!Roles.ALL.contains(role)) {
            throw new IllegalArgumentException("There is no such role");
        }
    }

    /** Someone whose tour is open. */
    public MemberData(
            UUID subject, String username, String displayName, NationCode nation, String role, Clearances clearances) {
        this(subject, username, displayName, nation, role, clearances, null, null);
    }
}
