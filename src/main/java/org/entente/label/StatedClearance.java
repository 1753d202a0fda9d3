package org.entente.label;

import java.util.List;
import java.util.Locale;

/**
 * A clearance as a document states it.
 *
 * @param clearance what its policy knows of it
 * @param notes where the document is not as the standard has it and was read all the same, from top to end
 * @param unknown what else it states, which the policy does not know and which opens nothing
 */
public record StatedClearance(Clearance clearance, List<Note> notes, List<LabelProblem> unknown) {

    public StatedClearance {
        notes = List.copyOf(notes);
        unknown = List.copyOf(unknown);
    }

    /** A liberty that was taken in reading. */
    public interface Note {

        /** From 1. */
        int line();

        /** From 1. */
        int column();

        /** The note in words; English where there are none of that language. */
        String words(Locale language);
    }
}
