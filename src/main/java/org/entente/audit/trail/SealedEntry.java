package org.entente.audit.trail;

/**
 * What was sealed of an entry, and whether the entry that is searched and shown is still that.
 *
 * @param intact whether what is kept as sealed is what the tree has
 * @param body what was sealed, as the specification in {@code docs/audit-trail.md} gives it
 */
public record SealedEntry(boolean intact, Row row, String body) {

    /** The entry that is searched and shown, against what was sealed. */
    public enum Row {
        AS_SEALED,
        /** It says something else. */
        ALTERED,
        /** It says the same, and the portal does not vouch for it any more. */
        NOT_VOUCHED,
        /** It was sealed and is not there any more. */
        GONE,
        /** It was gone before it was sealed. */
        NEVER_THERE
    }

    /** Whether nothing speaks against what is shown of the entry. */
    public boolean holds() {
        return intact && row == Row.AS_SEALED;
    }
}
