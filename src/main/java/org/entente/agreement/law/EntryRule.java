package org.entente.agreement.law;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the agreement says that it enters into force (Vienna Convention on the Law of Treaties, article 24, paragraph 1). Whatever
 * the rule, nothing enters into force before two have consented (article 2, paragraph 1 a).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "rule")
public sealed interface EntryRule {

    /** On a day that the agreement fixes, or on the later one on which the second party consents. */
    record OnDate(LocalDate day) implements EntryRule {}

    /** On the day on which the last of the negotiating parties signs definitively or sends its note (articles 12 and 13). */
    record OnSignature() implements EntryRule {}

    /**
     * Some time after the n-th instrument of consent.
     *
     * @param count 2 to 200
     */
    record AfterInstruments(int count, Delay delay) implements EntryRule {
        public AfterInstruments {
            if (count < 2 || count > 200) {
                throw new IllegalArgumentException("An agreement needs 2 to 200 instruments");
            }
        }
    }

    /**
     * Some time after all the named ones have consented.
     *
     * @param named whose consent it takes; empty: all negotiating parties (article 24, paragraph 2)
     */
    record AfterConsentOf(Set<Party> named, Delay delay) implements EntryRule {
        public AfterConsentOf {
            named = Collections.unmodifiableSet(new TreeSet<>(named));
        }
    }

    /** As the depositary records it: for agreements whose rule is not known here. */
    record AsRecorded() implements EntryRule {}
}
