package org.entente.notification;

import org.jspecify.annotations.Nullable;

/**
 * Whether a member is told by e-mail that something waits.
 *
 * @param address as the identity provider told it at the last sign-in; null if it told none
 */
public record MailPreference(@Nullable String address, boolean wanted) {}
