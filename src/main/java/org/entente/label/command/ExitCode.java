package org.entente.label.command;

/** How the command ends, for scripts. */
enum ExitCode {
    /** Access is permitted; without a clearance, the label is valid. Of a binding: it is whole, and signed. */
    PERMIT(0),
    /** Access is denied. Of a binding: it is broken. */
    DENY(1),
    /**
     * The label is not valid under its policy, or the clearance names identifiers that are not its policy's. Of a binding: nothing in it
     * is broken, and nothing proves it.
     */
    INVALID(2),
    /** A file cannot be read as what it is meant to be. */
    UNREADABLE(3),
    /** The arguments make no sense. */
    USAGE(64);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
