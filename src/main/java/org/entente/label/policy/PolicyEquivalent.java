package org.entente.label.policy;

import java.util.List;
import org.entente.label.TagType;

/**
 * Another policy to which a policy states equivalents (SPIF 2.1, {@code equivalentPolicy}).
 *
 * @param name what the equivalents of levels and values refer to it by
 * @param oid its object identifier, without {@code urn:oid:}
 * @param required what a label of this policy has to carry to have an equivalent there, or to be one of what is there
 */
public record PolicyEquivalent(String name, String oid, List<CategoryRule> required) {

    public PolicyEquivalent {
        required = List.copyOf(required);
    }

    /** In which direction an equivalent holds. */
    public enum Applied {
        /** From this policy into the other one. */
        ENCRYPT,
        /** From the other policy into this one. */
        DECRYPT,
        BOTH;

        public boolean outward() {
            return this != DECRYPT;
        }

        public boolean inward() {
            return this != ENCRYPT;
        }
    }

    /**
     * The equivalent of a level.
     *
     * @param required what a label of this policy has to carry for it to hold
     */
    public record OfLevel(String policy, int lacv, Applied applied, List<CategoryRule> required) {

        public OfLevel {
            required = List.copyOf(required);
        }
    }

    /**
     * The equivalent of a value.
     *
     * @param tagSetOid the other policy's tag set
     * @param discard the value has no equivalent and is left out
     */
    public record OfValue(String policy, String tagSetOid, TagType type, int lacv, Applied applied, boolean discard) {}
}
