package org.entente.review;

import java.util.List;

/**
 * What people of one nation took along in a time.
 *
 * @param lines the most first, and at the end what did not come through the portal; those that are too many are left out
 * @param complete whether these are all lines
 * @param times how often in all, of what came through the portal
 * @param bytes of those of the same whose size was entered
 * @param people how many they were, of the same
 * @param strangers how many entries did not come through the portal
 */
public record TakenAlong(List<Taken> lines, boolean complete, long times, long bytes, long people, long strangers) {

    public TakenAlong {
        lines = List.copyOf(lines);
    }
}
