package org.entente.exercise.planning;

import java.time.Instant;
import org.entente.shared.NationCode;
import org.jspecify.annotations.Nullable;

/**
 * What a nation answered to being invited to an exercise.
 *
 * @param updatedBy the name of who answered; null where the asker may not know that person
 */
public record NationAnswer(
        NationCode nation,
        AnswerState state,
        String remark,
        Instant updatedAt,
        @Nullable String updatedBy,
        int version) {

    /** The longest remark, in characters. */
    public static final int REMARK_LENGTH = 1000;
}
