package org.entente.message;

import java.time.Instant;
import java.util.List;
import org.entente.member.Person;

/** Who has acknowledged a message, and who has not of those who may read it now, each by nation and name. */
public record Acknowledgments(List<Given> given, List<Person> outstanding) {

    /** Somebody's acknowledgment. */
    public record Given(Person by, Instant at) {}
}
