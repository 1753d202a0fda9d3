package org.entente.review;

import java.time.Instant;

/**
 * How one person saw an object.
 *
 * @param opened how often it or a page of it was opened
 * @param worked how often it was made, changed or otherwise written
 */
public record Seen(
        Person person, long opened, long downloaded, long exported, long worked, Instant first, Instant last) {

    public long all() {
        return opened + downloaded + exported + worked;
    }
}
