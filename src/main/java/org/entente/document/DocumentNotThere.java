package org.entente.document;

import org.entente.audit.Refusal;

/** There is no such document, or no such version of it, for whoever asks. */
public class DocumentNotThere extends RuntimeException implements Refusal {

    DocumentNotThere() {
        super("There is no such document");
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
