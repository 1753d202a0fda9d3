package org.entente.audit.verify;

/** What was given is not what it is meant to be: a note, a key, a bundle. The message says in one sentence why. */
public final class Unreadable extends RuntimeException {

    Unreadable(String reason) {
        super(reason);
    }
}
