package org.entente.label.xml;

import java.util.List;
import java.util.Locale;
import org.entente.label.LabelWords;
import org.entente.label.StatedClearance;

/**
 * Something in a read document that the standard does not allow, and that was read all the same.
 *
 * @param details what the sentence names
 * @param line from 1
 * @param column from 1
 */
public record Leniency(Kind kind, List<String> details, int line, int column) implements StatedClearance.Note {

    public Leniency {
        details = List.copyOf(details);
    }

    /** What was met. */
    public enum Kind {
        /** A name of an element or attribute, or a type, in another spelling: what stood there, and as what it was read. */
        SPELLING,
        OUT_OF_ORDER,
        NO_CREATION_TIME,
        /** Neither a time of review nor a succession. */
        NO_REVIEW_TIME,
        /** Read as UTC. */
        TIME_WITHOUT_ZONE,
        URI_OF_CLASSIFICATION,
        /** An extension of somebody else's: allowed, and not read. */
        EXTENSION,
        UNKNOWN_ATTRIBUTE,
        /** A tag that stands twice, its values taken together. */
        TAKEN_TOGETHER,
        /** Of a clearance: a category that holds nothing. */
        EMPTY_CATEGORY
    }

    @Override
    public String words(Locale language) {
        return LabelWords.of("label.note." + kind, language, details);
    }
}
