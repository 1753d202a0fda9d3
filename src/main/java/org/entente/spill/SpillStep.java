package org.entente.spill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that a case has come.
 *
 * @param to the state after it
 * @param by who took it; null if the reader may not know that person
 */
public record SpillStep(SpillState to, @Nullable String by, Instant at) {}
