package org.entente.shared;

import java.util.UUID;

/** Identifies a member: a person who takes part. Never an OIDC subject. */
public record MemberId(UUID value) {

    /** @throws IllegalArgumentException if the text is no UUID */
    public static MemberId of(String text) {
        return new MemberId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
