package org.entente.standalone;

/**
 * The one-machine mode cannot start, and the person at the terminal can do something about it. The message says what
 * happened and what to do, and is all that is shown.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
