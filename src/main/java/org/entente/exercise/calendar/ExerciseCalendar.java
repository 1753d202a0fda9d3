package org.entente.exercise.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.access.CurrentMember;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.binding.Bindings;
import org.entente.binding.GivenLabel;
import org.entente.exercise.ExercisePlanId;
import org.entente.exercise.ExercisePlans;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Labels;
import org.entente.label.RollUp;
import org.entente.member.MarkingLanguages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exercises and their key dates as calendar files. A calendar is kept where the portal protects nothing, so only what is labelled
 * no higher than a configured level and has no caveat may leave; what may not is left out whole, since a time marked as busy
 * would tell of it.
 */
@Service
public class ExerciseCalendar {

    /** How the file of a plan is called. */
    public static final String FILE_NAME = "exercise.ics";

    private static final int DAYS_BACK = 366;

    private final CalendarRepository entries;
    private final ExercisePlans plans;
    private final AuditLog log;
    private final Clock clock;
    private final CalendarLevel level;
    private final Labels labels;
    private final Bindings bindings;
    private final CurrentMember currentMember;
    private final MarkingLanguages markings;
    private final String portal;

    ExerciseCalendar(
            CalendarRepository entries,
            ExercisePlans plans,
            AuditLog log,
            Clock clock,
            CalendarLevel level,
            Labels labels,
            Bindings bindings,
            CurrentMember currentMember,
            MarkingLanguages markings,
            @Value("${entente.public-url:}") String portal) {
        this.entries = entries;
        this.plans = plans;
        this.log = log;
        this.clock = clock;
        this.level = level;
        this.labels = labels;
        this.bindings = bindings;
        this.currentMember = currentMember;
        this.markings = markings;
        this.portal = portal;
    }

    /** The highest level that leaves in a calendar. */
    @PreAuthorize("hasRole('liaison-officer')")
    public String highestLevel() {
        return level.name();
    }

    /** Whether what carries the label may leave in a calendar. */
    @PreAuthorize("hasRole('liaison-officer')")
    public boolean takes(ConfidentialityLabel label) {
        return level.takes(label);
    }

    /** The calendar of whoever holds a secret address: what that member reads now, of the last year and after. */
    @PreAuthorize("hasRole('calendar-feed')")
    @Transactional
    public CalendarAnswer feed() {
        List<CalendarEntry> found = entries.entries(
                null, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_BACK), languages());
        log.append(AuditEvent.of(AuditAction.CALENDAR_FETCHED, ObjectKind.CALENDAR, null)
                .with("rows", found.size()));
        return answer(found, "entente.ics", languages());
    }

    // Of several labels that none covers, each is told: what is in it is marked, and nothing binds it.
    private CalendarAnswer answer(List<CalendarEntry> found, String fileName, List<Locale> languages) {
        RollUp whole = labels.rollUp(found.stream().map(CalendarEntry::label).toList());
        String marking = whole instanceof RollUp.Covered covered
                ? labels.marking(covered.label(), languages).banner()
                : found.stream().map(CalendarEntry::marking).distinct().sorted().collect(Collectors.joining("; "));
        byte[] content = CalendarFile.of(found, marking, portal);
        return new CalendarAnswer(
                content,
                whole instanceof RollUp.Covered covered
                        ? Bindings.header(bindings.sidecarOf(
                                new GivenLabel(
                                        covered.label(), currentMember.require().nation(), clock.instant()),
                                fileName,
                                "text/calendar",
                                content))
                        : Optional.empty());
    }

    /**
     * The calendar file of one plan; empty if it is not there for the asker, or may not leave in a calendar.
     *
     * @param languages in which the asker reads markings, the most wanted first
     */
    @PreAuthorize("hasRole('liaison-officer')")
    @Transactional
    public Optional<CalendarAnswer> file(ExercisePlanId plan, List<Locale> languages) {
        List<CalendarEntry> found = entries.entries(plan, LocalDate.EPOCH, languages);
        if (found.isEmpty()) {
            if (!plans.isThere(plan)) {
                log.notGiven(ObjectKind.EXERCISE_PLAN, plan.toString());
            }
            return Optional.empty();
        }
        log.append(AuditEvent.of(AuditAction.CALENDAR_DOWNLOADED, ObjectKind.EXERCISE_PLAN, plan)
                .with("rows", found.size()));
        return Optional.of(answer(found, FILE_NAME, languages));
    }

    // Calendar programs do not say what language their owner reads.
    private List<Locale> languages() {
        return List.of(markings.mine().orElse(Locale.ENGLISH));
    }
}
