package org.entente.message;

import java.time.Instant;

/** What a message said before it was changed, and since when. */
public record MessageVersion(int version, String text, Instant writtenAt) {}
