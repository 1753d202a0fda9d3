package org.entente.review;

import java.time.Instant;
import java.util.List;

/** Who could read an object at a moment, and who of those who had to do with it could not. */
public record SightThen(Instant at, ObjectThen object, List<Sight> people) {

    public SightThen {
        people = List.copyOf(people);
    }
}
