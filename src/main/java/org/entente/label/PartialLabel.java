package org.entente.label;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.label.policy.PolicyTag;
import org.jspecify.annotations.Nullable;

/**
 * A label that is being put together.
 *
 * @param level the name of its level; null while none is chosen
 */
public record PartialLabel(@Nullable String level, List<Category> categories) {

    /** Nothing chosen yet. */
    public static final PartialLabel NOTHING = new PartialLabel(null, List.of());

    public PartialLabel {
        categories = Canonical.ordered(categories);
    }

    public static PartialLabel of(ConfidentialityLabel label) {
        return new PartialLabel(label.classification(), label.categories());
    }

    /** The values of a tag; empty if there are none. */
    public SortedSet<String> values(PolicyTag tag) {
        return Canonical.values(categories, tag.name(), tag.type());
    }

    public PartialLabel at(@Nullable String other) {
        return new PartialLabel(other, categories);
    }

    /** This, with these values of a tag in place of those before. */
    public PartialLabel with(PolicyTag tag, SortedSet<String> values) {
        List<Category> all = new ArrayList<>(categories);
        all.removeIf(one -> one.type() == tag.type() && one.tagName().equals(tag.name()));
        if (!values.isEmpty()) {
            all.add(new Category(tag.type(), tag.name(), values));
        }
        return new PartialLabel(level, all);
    }

    /** This, with one more value of a tag. */
    public PartialLabel with(PolicyTag tag, String value) {
        SortedSet<String> values = new TreeSet<>(values(tag));
        values.add(value);
        return with(tag, values);
    }
}
