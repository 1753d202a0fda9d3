package org.entente.member.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.entente.label.Policies;
import org.entente.member.Member;
import org.entente.uikit.ClearanceWords;
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

    /** What is held, and whether it ended or when it will. */
    static String clearance(Member member, Policies policies) {
        String held = ClearanceWords.text(member.clearances(), policies, member.nation());
        LocalDate end = member.clearanceEndsOn();
        if (end == null) {
            return held;
        }
        return Words.of(isOver(end) ? "member.clearance.ended" : "member.clearance.until", held, Times.day(end));
    }

    // As the database counts days.
    private static boolean isOver(@Nullable LocalDate lastDay) {
        return lastDay != null && lastDay.isBefore(LocalDate.now(ZoneOffset.UTC));
    }
}
