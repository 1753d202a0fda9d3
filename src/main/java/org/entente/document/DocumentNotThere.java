package org.entente.document;

/** There is no such document, or no such version of it, for whoever asks. */
public class DocumentNotThere extends RuntimeException {

    DocumentNotThere() {
        super("There is no such document");
    }
}
