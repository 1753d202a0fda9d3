package org.entente.audit.proof;

/** Nothing was sealed yet, so there is nothing to prove. */
public class NothingSealed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NothingSealed() {
        super("Nothing is sealed yet");
    }
}
