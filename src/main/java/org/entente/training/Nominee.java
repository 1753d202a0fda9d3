package org.entente.training;

import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A person for a seat: as little as the provider needs.
 *
 * @param member null for a person who is no member
 * @param rank 1 to 40 characters; null if there is none to tell
 * @param name 1 to 100 characters
 */
public record Nominee(@Nullable MemberId member, @Nullable String rank, String name) {

    public static final int RANK_LENGTH = 40;
    public static final int NAME_LENGTH = 100;

    /** @throws IllegalArgumentException if a bound above is not kept */
    public Nominee {
        if ((rank != null && (rank.isBlank() || rank.length() > RANK_LENGTH))
                || name.isBlank()
                || name.length() > NAME_LENGTH) {
            throw new IllegalArgumentException("Not a rank of 1 to 40 and a name of 1 to 100 characters");
        }
    }

    @Override
    public String toString() {
        return rank == null ? name : rank + " " + name;
    }
}
