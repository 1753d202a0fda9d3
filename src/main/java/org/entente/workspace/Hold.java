package org.entente.workspace;

import java.time.Instant;

/**
 * That everything in a workspace is kept, whatever its rules say.
 *
 * @param setBy the name of the administrator who set it
 */
public record Hold(String reason, String setBy, Instant since) {

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 1000;
}
