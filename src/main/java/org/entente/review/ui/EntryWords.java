package org.entente.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.entente.audit.AuditAction;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.trail.AuditEntry;
import org.entente.audit.trail.EntryOrigin;
import org.entente.shared.DateTimeGroup;
import org.entente.shared.NationCode;
import org.entente.uikit.NationBadge;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How an entry reads. */
final class EntryWords {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EntryWords() {}

    /** The date-time group, and the second after it. */
    static String time(Instant instant) {
        return DateTimeGroup.format(instant) + "  " + SECONDS.format(instant);
    }

    static String microseconds(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    static String action(AuditAction action) {
        return Words.of("review.action." + action);
    }

    static StatusBadge outcome(Outcome outcome) {
        return new StatusBadge(
                Words.of("review.outcome." + outcome),
                switch (outcome) {
                    case SUCCESS -> Tone.SUCCESS;
                    case DENIED -> Tone.DANGER;
                    case FAILED -> Tone.WARNING;
                });
    }

    static String origin(EntryOrigin origin) {
        return Words.of("review.origin." + origin);
    }

    /** Where an entry came from, if that is not the portal; for lists, which say nothing of what is as it should be. */
    static Optional<StatusBadge> strange(AuditEntry entry) {
        return Optional.ofNullable(entry.origin())
                .filter(origin -> origin != EntryOrigin.PORTAL)
                .map(EntryWords::badge);
    }

    static StatusBadge badge(EntryOrigin origin) {
        return new StatusBadge(
                origin(origin),
                switch (origin) {
                    case PORTAL -> Tone.SUCCESS;
                    case BEFORE -> Tone.NEUTRAL;
                    case MISDATED, UNKNOWN, MISSING -> Tone.DANGER;
                });
    }

    /** How it ended, and where it came from, if that is not the portal. */
    static Component standing(AuditEntry entry) {
        Span standing = new Span();
        standing.addClassName("entry-who");
        if (entry.origin() != EntryOrigin.MISSING) {
            standing.add(outcome(entry.outcome()));
        }
        strange(entry).ifPresent(standing::add);
        return standing;
    }

    /** What kind of thing it was done to. */
    static String kind(@Nullable ObjectKind kind) {
        return kind == null ? "" : Words.of("review.kind." + kind);
    }

    /** Nation and name of who did it. */
    static Component who(AuditEntry entry) {
        Span who = new Span();
        who.addClassName("entry-who");
        if (entry.actorNation() != null) {
            NationCode.parse(entry.actorNation()).map(NationBadge::new).ifPresent(who::add);
        }
        who.add(new Span(name(entry)));
        return who;
    }

    static String name(AuditEntry entry) {
        String name = entry.actorName();
        return name == null ? Words.of("review.nobody") : name;
    }

    /** Why it was refused or failed; a word without a sentence of its own stands as it is. */
    static String reason(String reason) {
        String key = "review.reason." + reason;
        return Words.has(key) ? Words.of(key) : reason;
    }

    /** As whom somebody acted; what is no role stands as it is. */
    static String role(String role) {
        String key = "review.role." + role;
        return Words.has(key) ? Words.of(key) : role;
    }
}
