package org.entente.label;

import java.util.List;
import org.entente.shared.NationCode;

/**
 * Who could read what carries a label in a workspace: other nations as nations, the asker's own people by name, so that nobody
 * learns what a person of another nation is cleared for.
 *
 * @param nations by code, the asker's own not among them
 * @param people by name
 */
public record Readership(List<OfNation> nations, List<OfPerson> people) {

    public Readership {
        nations = List.copyOf(nations);
        people = List.copyOf(people);
    }

    /**
     * A nation, judged by what it is cleared for as a nation.
     *
     * @param anybody whether anybody of it is admitted
     */
    public record OfNation(NationCode nation, boolean anybody, AccessDecision decision) {

        /** Whether somebody of it can read, if the nation clears its people for what it is cleared for itself. */
        public boolean reads() {
            return anybody && decision.permitted();
        }
    }

    /** Somebody of the asker's own nation. */
    public record OfPerson(String name, AccessDecision decision) {}
}
