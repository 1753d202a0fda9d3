package org.entente.label;

import java.util.List;

/**
 * Why a policy may not be loaded beside those that are there.
 *
 * @param details the names and numbers that it is about, in the order of the words
 */
public record PolicyObjection(Kind kind, List<String> details) {

    public PolicyObjection {
        details = List.copyOf(details);
    }

    static PolicyObjection of(Kind kind, String... details) {
        return new PolicyObjection(kind, List.of(details));
    }

    /** What stands against it. */
    public enum Kind {
        /** The same document is loaded already: name and edition. */
        ALREADY_THERE,
        /** Another policy has the object identifier: its name, and the identifier. */
        IDENTIFIER_OF_ANOTHER,
        /** The policy of that name has another object identifier: the name, and that identifier. */
        NAME_OF_ANOTHER,
        /** A level or value had another number before: its name, that number, and the new one. */
        NUMBER_CHANGED,
        /** A number was that of another level or value before: the number, the one before, and the new one. */
        NUMBER_REUSED,
        /** A level stood elsewhere in the hierarchy before: its name. */
        LEVEL_MOVED,
        /** A tag set had another object identifier before: its name. */
        TAG_IDENTIFIER_CHANGED,
        /** The coalition's own policy lacks what the portal counts on: what. */
        OWN_POLICY_INCOMPLETE
    }
}
