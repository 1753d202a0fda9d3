package org.entente.document.content;

/** More came in than may: reading was given up, and nothing is kept. */
public class SizeLimitMet extends RuntimeException {

    SizeLimitMet() {
        super("More came in than may");
    }
}
