package org.entente.label.command;

/** How the command ends, for scripts. */
enum ExitCode {
    /** Access is permitted; without a clearance, the label is valid. */
    PERMIT(0),
    DENY(1),
    /** The label is not valid under its policy, or the clearance names identifiers that are not its policy's. */
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
