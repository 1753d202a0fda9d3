package org.entente.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.SortedSet;
import org.entente.label.policy.SecurityPolicy;

/**
 * What makes two labels equal: policy and its edition, classification and categories. Originator and dates stay with the
 * labelled object.
 *
 * @param edition of the policy (see {@link SecurityPolicy#edition}); 0 while no engine has seen the label
 * @param categories at most one for each tag and type, in that order
 */
public record ConfidentialityLabel(String policy, int edition, String classification, List<Category> categories) {

    /** What stands on an object that is frozen: of no policy, so nobody is cleared for it. The database knows it by {@link LabelId#FROZEN}. */
    public static final ConfidentialityLabel FROZEN = new ConfidentialityLabel("FROZEN", "FROZEN", List.of());

    @JsonCreator
    public ConfidentialityLabel {
        categories = Canonical.ordered(categories);
    }

    /** A label of which only the policy's name is known, not its edition. */
    public ConfidentialityLabel(String policy, String classification, List<Category> categories) {
        this(policy, 0, classification, categories);
    }

    /** The values of a tag, of whatever type; empty if the label does not carry it. */
    public SortedSet<String> values(String tagName) {
        return Canonical.values(categories, tagName);
    }

    /** The values of a tag of a type; empty if the label does not carry it. */
    public SortedSet<String> values(String tagName, TagType type) {
        return Canonical.values(categories, tagName, type);
    }

    /** Whether both say the same, be it under different editions of the policy. */
    public boolean saysTheSameAs(ConfidentialityLabel other) {
        return policy.equals(other.policy)
                && classification.equals(other.classification)
                && categories.equals(other.categories);
    }

    ConfidentialityLabel ofEdition(int number) {
        return new ConfidentialityLabel(policy, number, classification, categories);
    }

    String canonical() {
        return Canonical.of(policy, "#" + edition, List.of(classification), categories);
    }
}
