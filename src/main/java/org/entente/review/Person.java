package org.entente.review;

import java.util.UUID;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * Whom an answer is about, as in the entries.
 *
 * @param name null for somebody who was no member: only what was slipped in says so
 * @param nation null as above
 */
public record Person(
        UUID id, @Nullable String name, @Nullable NationCode nation) {}
