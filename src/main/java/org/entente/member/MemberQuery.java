package org.entente.member;

import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Which members an administrator looks for; a null means any.
 *
 * @param text part of a name or user name, any case
 * @param role one of {@link org.entente.access.Roles}
 */
public record MemberQuery(
        @Nullable String text,
        @Nullable NationCode nation,
        @Nullable String role,
        Member.@Nullable State state,
        Order order,
        boolean descending) {

    public static final MemberQuery ALL = new MemberQuery(null, null, null, null, Order.NATION, false);

    /** What a list may be ordered by; names decide between equals. */
    public enum Order {
        NATION,
        NAME,
        USERNAME,
        ROLE,
        STATE,
        TOUR_END
    }
}
