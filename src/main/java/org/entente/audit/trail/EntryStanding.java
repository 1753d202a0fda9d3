package org.entente.audit.trail;

/** How the list has an entry, against what was sealed of it: what a file or another system is told beside what was sealed. */
public enum EntryStanding {
    AS_SEALED("as-sealed"),
    /** The list says something else. */
    ALTERED("altered"),
    /** The list says the same, and the portal does not vouch for it any more. */
    NOT_VOUCHED("not-vouched"),
    /** The list does not have it any more. */
    GONE("gone"),
    /** It was gone before it was sealed. */
    NEVER_THERE("never-there"),
    /** What is kept as sealed is not what the tree has. */
    BROKEN("broken");

    private final String written;

    EntryStanding(String written) {
        this.written = written;
    }

    /** Of an entry that was held against what was sealed of it. */
    public static EntryStanding of(boolean intact, SealedEntry.Row row) {
        return intact ? valueOf(row.name()) : BROKEN;
    }

    /** As it is told. */
    public String written() {
        return written;
    }

    /** Whether it is not as it was sealed. */
    public boolean doubtful() {
        return this != AS_SEALED;
    }

    /** Whether the list may not show it where it would show what was sealed. */
    boolean hidden() {
        return this != AS_SEALED && this != NOT_VOUCHED;
    }
}
