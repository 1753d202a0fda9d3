package org.entente.member;

import java.util.UUID;
import org.entente.label.Clearance;
import org.entente.shared.NationCode;

/**
 * What an administrator says of a new member.
 *
 * @param subject the person's id at Keycloak, by which sign-in finds the member
 * @param username 1 to 100 characters, as at Keycloak
 * @param displayName 1 to 100 characters
 * @param role one of {@link org.entente.access.Roles}
 */
public record MemberData(
        UUID subject, String username, String displayName, NationCode nation, String role, Clearance clearance) {

    /** @throws IllegalArgumentException if a bound above is not kept */
    public MemberData {
        if (username.isBlank() || username.length() > 100 || displayName.isBlank() || displayName.length() > 100) {
            throw new IllegalArgumentException("A member has a user name and a name of 1 to 100 characters");
        }
    }
}
