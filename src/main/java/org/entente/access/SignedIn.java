package org.entente.access;

import org.entente.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A member signed in: published after the sign-in was entered, while the member is bound.
 *
 * @param email the address that the identity provider tells; null if it tells none
 */
public record SignedIn(MemberId member, @Nullable String email) {}
