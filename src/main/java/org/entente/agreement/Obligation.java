package org.entente.agreement;

import java.time.LocalDate;
import java.util.UUID;
import org.entente.agreement.law.Party;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agreement obliges a party to do by a day.
 *
 * @param metOn the day on which it was done; null while it is open
 * @param evidence the public id of the document that proves it; null if there is none
 * @param evidenceNote what else proves it; up to 500 characters
 */
public record Obligation(
        UUID id,
        Data data,
        @Nullable LocalDate metOn,
        @Nullable UUID evidence,
        String evidenceNote,
        int version) {

    public static final int DUTY_LENGTH = 500;
    public static final int ARTICLE_LENGTH = 60;
    public static final int NOTE_LENGTH = 500;

    /** Whether it is open on a day after it was due. */
    public boolean overdue(LocalDate day) {
        return metOn == null && data.dueOn().isBefore(day);
    }

    /**
     * What a form edits of it.
     *
     * @param duty what is to be done, 1 to 500 characters
     * @param article where it stands in the agreement, up to 60 characters
     * @param party who owes it; null: all parties
     */
    public record Data(
            String duty, String article, @Nullable Party party, LocalDate dueOn) {

        /** @throws IllegalArgumentException if a bound above is not kept */
        public Data {
            if (duty.isBlank() || duty.length() > DUTY_LENGTH || article.length() > ARTICLE_LENGTH) {
                throw new IllegalArgumentException("An obligation says in 1 to 500 characters what is to be done");
            }
        }
    }
}
