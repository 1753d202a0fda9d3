package org.entente.label;

import java.util.List;
import java.util.Optional;

/** The rules of a policy: its levels, its tags, and what makes a label valid. */
public interface SecurityPolicy {

    /** The name that labels carry as policy identifier. */
    String name();

    /** {@code urn:oid:} followed by the policy's object identifier. */
    String uri();

    /** The levels, lowest first. */
    List<Classification> classifications();

    /** The caveats that a label may carry: restrictive, each needs to be held. */
    List<String> caveats();

    default Optional<Classification> classification(String name) {
        return classifications().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** What is wrong with a label under this policy, in words; empty if it is valid. */
    List<String> problems(ConfidentialityLabel label);
}
