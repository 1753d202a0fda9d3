package org.entente.recertification;

/**
 * How often the members of a workspace are confirmed. It cannot be switched off.
 *
 * @param everyDays days from the beginning of one round to that of the next, {@link #SHORTEST} to {@link #LONGEST}; the next one waits
 *     for the end of the one before
 * @param answerDays days until a round is due, {@link #SHORTEST_ANSWER} to {@link #LONGEST_ANSWER}, and no more than those
 */
public record Terms(int everyDays, int answerDays) {

    public static final int SHORTEST = 30;
    public static final int LONGEST = 730;
    public static final int SHORTEST_ANSWER = 7;
    public static final int LONGEST_ANSWER = 90;

    /** Days between the time when a round is due and the time when what was not answered lapses. */
    public static final int GRACE_DAYS = 14;

    /** @throws IllegalArgumentException outside of these bounds */
    public Terms {
        if (everyDays < SHORTEST
                || everyDays > LONGEST
                || answerDays < SHORTEST_ANSWER
                || answerDays > LONGEST_ANSWER
                || answerDays > everyDays) {
            throw new IllegalArgumentException("Not how often members are confirmed");
        }
    }
}
