package org.entente.member.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.label.Classification;
import org.entente.label.Clearance;
import org.entente.label.CoalitionPolicy;
import org.entente.member.Member;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Times;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How a member's terms read. */
final class MemberWords {

    private MemberWords() {}

    static String role(String role) {
        return Words.of("member.role." + role);
    }

    static Component state(Member member) {
        if (member.state() == Member.State.ACTIVE && isOver(member.tourEndsOn())) {
            return new StatusBadge(Words.of("member.state.TOUR_OVER"), Tone.NEUTRAL);
        }
        return new StatusBadge(
                Words.of("member.state." + member.state()),
                switch (member.state()) {
                    case ACTIVE -> Tone.SUCCESS;
                    case SUSPENDED -> Tone.WARNING;
                    case ENDED -> Tone.NEUTRAL;
                    case AWAITING -> Tone.INFO;
                });
    }

    static String tour(Member member) {
        LocalDate end = member.tourEndsOn();
        return end == null ? Words.of("member.tour.open") : Times.day(end);
    }

    /** The highest level held. */
    static Optional<Classification> level(Clearance clearance, CoalitionPolicy policy) {
        return policy.policy().levels().stream()
                .filter(level -> clearance.classifications().contains(level.name()))
                .max(Comparator.comparingInt(Classification::rank));
    }

    /** What is held, and whether it ended or when it will. */
    static String clearance(Member member, CoalitionPolicy policy) {
        String held = member.clearances()
                .under(CoalitionPolicy.NAME)
                .map(clearance -> clearance(clearance, policy))
                .orElseGet(() -> Words.of("member.clearance.none"));
        LocalDate end = member.clearanceEndsOn();
        if (end == null) {
            return held;
        }
        return Words.of(isOver(end) ? "member.clearance.ended" : "member.clearance.until", held, Times.day(end));
    }

    static String clearance(Clearance clearance, CoalitionPolicy policy) {
        return Stream.concat(
                        level(clearance, policy).map(Classification::name).stream(),
                        clearance.values(CoalitionPolicy.CAVEAT).stream())
                .collect(Collectors.joining(", "));
    }

    // As the database counts days.
    private static boolean isOver(@Nullable LocalDate lastDay) {
        return lastDay != null && lastDay.isBefore(LocalDate.now(ZoneOffset.UTC));
    }
}
