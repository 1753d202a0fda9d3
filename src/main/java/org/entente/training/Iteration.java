package org.entente.training;

import java.util.List;
import org.entente.shared.NationCode;
import org.entente.shared.WorkspaceId;

/**
 * A time at which a course is held, as the asker may know of it.
 *
 * @param originator the nation that runs it
 * @param free seats that the asker's own nation could still take: of other nations' seats and people, this is all that is told
 * @param kept seats kept for nations: all of them for the originator, its own for any other nation
 * @param attended what a list tells of who came
 * @param version counts changes; a change names the version that it was made on
 */
public record Iteration(
        IterationId id,
        CourseId course,
        WorkspaceId workspace,
        NationCode originator,
        IterationData data,
        IterationState state,
        int free,
        List<Kept> kept,
        List<Attended> attended,
        int version) {

    /** Seats kept for a nation until they are released. */
    public record Kept(NationCode nation, int seats) {}

    /** @param party an alpha-3 code, or a name for parties without one */
    public record Attended(String party, int people) {}

    /** All who came, as far as a list tells. */
    public int attendance() {
        return attended.stream().mapToInt(Attended::people).sum();
    }
}
