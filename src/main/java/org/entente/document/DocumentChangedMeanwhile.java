package org.entente.document;

/** Somebody else changed the document since it was read: nothing was written. */
public class DocumentChangedMeanwhile extends RuntimeException {

    DocumentChangedMeanwhile() {
        super("The document was changed by somebody else");
    }
}
