package org.entente.training.csv;

import java.time.LocalDate;
import org.entente.shared.NationCode;
import org.entente.training.Discipline;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a list says: so many people of a party came to a course when it was held.
 *
 * @param party an alpha-3 code, or the name as given for parties without one
 * @param place null if the list does not know
 * @param unit where the people came from, up to 300 characters; null if the list does not know
 */
public record GivenTraining(
        NationCode provider,
        String title,
        Discipline discipline,
        LocalDate starts,
        LocalDate ends,
        @Nullable String place,
        String party,
        int people,
        @Nullable String unit) {}
