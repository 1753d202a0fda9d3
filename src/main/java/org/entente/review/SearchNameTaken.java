package org.entente.review;

/** The auditor has another search of that name: nothing was written. */
public class SearchNameTaken extends RuntimeException {

    SearchNameTaken(Throwable cause) {
        super("Another search has the name", cause);
    }
}
