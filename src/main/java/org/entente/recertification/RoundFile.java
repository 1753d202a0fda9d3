package org.entente.recertification;

import java.util.List;

/** A round with everybody in it: those who wait for an answer first, then by nation and name. */
public record RoundFile(Round round, List<Line> lines) {

    public RoundFile {
        lines = List.copyOf(lines);
    }
}
