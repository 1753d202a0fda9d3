package org.entente.label;

/**
 * A label as people read it.
 *
 * @param banner the form for the top and the bottom of a page
 * @param portion the short form in brackets, before a title
 * @param document the long form, for the first page of a document: nations by name
 * @param colour the level's colour, {@code #RRGGBB}; never the only sign of the level
 * @param rank the level's rank in its policy; lower is less sensitive
 */
public record Marking(String banner, String portion, String document, String colour, int rank) {

    /** Of what nobody may read at present, whatever its policy. */
    static final Marking FROZEN = new Marking("FROZEN", "(FROZEN)", "FROZEN", "#5F6B7A", Integer.MAX_VALUE);
}
