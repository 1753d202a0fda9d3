package org.entente.label.choice;

/** How much looking is left. */
final class Steps {

    private int left;

    Steps(int most) {
        left = most;
    }

    boolean areOver() {
        return left-- <= 0;
    }
}
