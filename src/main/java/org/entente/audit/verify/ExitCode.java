package org.entente.audit.verify;

/** How {@code ./portal verify} ends, for scripts. */
enum ExitCode {
    PROVED(0),
    NOT_PROVED(1),
    /** The arguments make no sense. */
    USAGE(2),
    /** The bundle, or a checkpoint that was given, cannot be read as what it is meant to be. */
    UNREADABLE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
