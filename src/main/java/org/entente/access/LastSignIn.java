package org.entente.access;

import java.io.Serializable;
import java.time.Instant;

/** When and from where a person last signed in, before the present session. */
public record LastSignIn(Instant at, String address) implements Serializable {}
