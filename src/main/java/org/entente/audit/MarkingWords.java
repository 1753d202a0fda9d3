package org.entente.audit;

import java.util.Optional;

/** Labels and clearances as entries name them beside their ids: the marking that people know, and whose policy it is. */
public interface MarkingWords {

    /** Of a label; empty if there is none of that id for whoever writes the entry. */
    Optional<String> label(int id);

    /** Of a clearance; empty as above. */
    Optional<String> clearance(int id);
}
