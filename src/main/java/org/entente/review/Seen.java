package org.entente.review;

import java.time.Instant;

/**
 * How one person saw an object.
 *
 * @param opened how often it or a page of it was opened
 * @param worked how often it was made, changed or otherwise written
 * @param elsewhere whether some of it was on a page that shows it among others
 * @param vouched false where none of this came through the portal, so that it may not be so
 */
public record Seen(
        Person person,
        long opened,
        long downloaded,
        long exported,
        long worked,
        Instant first,
        Instant last,
        boolean vouched,
        boolean elsewhere) {

    public long all() {
        return opened + downloaded + exported + worked;
    }
}
