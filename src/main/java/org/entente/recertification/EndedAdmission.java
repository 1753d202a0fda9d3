package org.entente.recertification;

import java.time.Instant;

/**
 * That one's own admission ended in a round.
 *
 * @param state {@link LineState#WITHDRAWN} or {@link LineState#LAPSED}
 */
public record EndedAdmission(String workspaceName, LineState state, Instant at) {}
