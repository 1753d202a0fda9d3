package org.entente.message;

/** How soon a message is to be read, by the names and in the order of ACP 121; rising. */
public enum Precedence {
    ROUTINE,
    PRIORITY,
    IMMEDIATE,
    FLASH;

    /** Whether its readers are told at once. */
    public boolean isUrgent() {
        return this == IMMEDIATE || this == FLASH;
    }
}
