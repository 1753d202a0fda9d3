package org.entente.agreement;

import org.entente.audit.Refusal;

/** The agreement, or the part of it, is not there for the asker. */
public class AgreementNotThere extends RuntimeException implements Refusal {
    @Override
    public String reason() {
        return "NOT_THERE";
    }

    @Override
    public Entry entry() {
        return Entry.NOT_GIVEN;
    }
}
