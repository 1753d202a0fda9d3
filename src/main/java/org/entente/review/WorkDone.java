package org.entente.review;

import java.util.List;

/**
 * What one person did in a time.
 *
 * @param lines the newest day first, and at the end what did not come through the portal; those that are too many are left out
 * @param complete whether these are all lines
 * @param entries how many there are in all, of those that came through the portal
 * @param days on how many days, of the same
 * @param strangers how many did not come through the portal
 */
public record WorkDone(List<Done> lines, boolean complete, long entries, long days, long strangers) {

    public WorkDone {
        lines = List.copyOf(lines);
    }
}
