package org.entente.message;

/** There is no such message or conversation for whoever asks. */
public class MessageNotThere extends RuntimeException {

    MessageNotThere() {
        super("There is no such message");
    }
}
