package org.entente.label.policy;

import java.util.List;
import org.entente.label.TagType;
import org.jspecify.annotations.Nullable;

/**
 * Which categories have to accompany a level or a category (SPIF 2.1, {@code requiredCategory}).
 *
 * @param groups at least one
 */
public record CategoryRule(Operation operation, List<Group> groups) {

    public CategoryRule {
        groups = List.copyOf(groups);
    }

    /** How many of the groups have to be met. */
    public enum Operation {
        ONLY_ONE,
        ONE_OR_MORE,
        ALL
    }

    /**
     * One value, or every value, of a tag.
     *
     * @param lacv the value; null for all of them
     */
    public record Group(
            String tagSet, TagType type, @Nullable Integer lacv) {

        public boolean covers(String tagName, TagType tagType, int value) {
            return tagSet.equals(tagName) && type == tagType && (lacv == null || lacv == value);
        }
    }
}
