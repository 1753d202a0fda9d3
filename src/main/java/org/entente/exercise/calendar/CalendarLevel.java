package org.entente.exercise.calendar;

import org.entente.label.CoalitionPolicy;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.policy.Classification;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What may leave in calendars: a label of the coalition's policy up to a configured level and without caveats, or one of another
 * policy that states such an equivalent.
 */
@Component
class CalendarLevel {

    private final Labels labels;
    private final Classification highest;

    CalendarLevel(Labels labels, @Value("${entente.calendar.highest-level:UNCLASSIFIED}") String highestLevel) {
        this.labels = labels;
        this.highest = labels.policy()
                .classification(highestLevel)
                .orElseThrow(() ->
                        new IllegalStateException("ENTENTE_CALENDAR_LEVEL is no level of the policy: " + highestLevel));
    }

    String name() {
        return highest.name();
    }

    int rank() {
        return highest.rank();
    }

    // Those for whom a caveat was set do not want it in a telephone, whatever the level.
    boolean takes(ConfidentialityLabel label) {
        return labels.equivalent(label, CoalitionPolicy.NAME)
                .filter(own -> own.values(CoalitionPolicy.CAVEAT).isEmpty())
                .flatMap(own -> labels.policy().classification(own.classification()))
                .filter(level -> level.rank() <= highest.rank())
                .isPresent();
    }
}
