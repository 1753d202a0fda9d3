package org.entente.audit.verify;

/** Ends what cannot go on, with what was found. */
final class NotProved extends RuntimeException {

    private final transient Finding finding;

    NotProved(long index, Problem problem, String words) {
        super(words, null, false, false);
        finding = new Finding(index, problem, words);
    }

    Finding finding() {
        return finding;
    }
}
