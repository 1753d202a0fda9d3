package org.entente.label.choice;

/** How much looking is left for one question, which it may put at many levels and of many values. */
final class Steps {

    /** What a step costs, however little there is to look at. */
    private static final int EACH = 100;

    private long left;

    Steps(int most) {
        left = (long) most * EACH;
    }

    boolean areOver() {
        return left <= 0;
    }

    /** Takes one step. */
    void take(int looks) {
        left -= EACH + looks;
    }

    /** Looks at more in the step that was taken. */
    void look(int looks) {
        left -= looks;
    }
}
