package org.entente.watching;

/** A number of a rule that auditors set. */
public enum Threshold {
    /** How many acts. */
    TIMES(1, 10_000),
    /** Within how many minutes of each other. */
    MINUTES(1, 1440),
    /** How many days back. */
    DAYS(1, 400),
    /** How many hours of the day apart; no two times are more than twelve apart. */
    HOURS(1, 11);

    private final int least;
    private final int most;

    Threshold(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
