package org.entente.message;

/** The message is no longer as it was read: nothing was written. */
public class MessageChangedMeanwhile extends RuntimeException {

    MessageChangedMeanwhile() {
        super("The message was changed meanwhile");
    }
}
