package org.entente.account;

import org.jspecify.annotations.Nullable;

/**
 * An account to be made.
 *
 * @param username 3 to 64 characters
 * @param email null if there is none: the portal sends nothing of an account by mail
 * @param role one of {@link org.entente.access.Roles}; the account has no other
 * @param enabled whether the person may sign in at once
 */
public record NewAccount(
        String username,
        String firstName,
        String lastName,
        @Nullable String email,
        String role,
        boolean enabled) {}
