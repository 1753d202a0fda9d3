package org.entente.label.model;

import java.util.List;
import java.util.Set;

/** What a label says, or a clearance holds, as it may come from anywhere: nothing in it need be of a policy. */
public final class Said {

    private Said() {}

    /** A category: RESTRICTIVE, PERMISSIVE or INFORMATIVE, its tag, and at least one value. */
    public record Entry(String type, String tag, Set<String> values) {}

    public record Label(String policy, String level, List<Entry> entries) {}

    public record Clearance(String policy, Set<String> levels, List<Entry> entries) {}
}
