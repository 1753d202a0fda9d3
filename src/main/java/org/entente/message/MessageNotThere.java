package org.entente.message;

import org.entente.audit.Refusal;

/** There is no such message or conversation for whoever asks. */
public class MessageNotThere extends RuntimeException implements Refusal {

    MessageNotThere() {
        super("There is no such message");
    }

    @Override
    public String reason() {
        return "NOT_THERE";
    }

    @Override
    public Entry entry() {
        return Entry.NOT_GIVEN;
    }
}
