package org.entente.agreement.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The course of an agreement, from which its status on any day is read, for the whole and for each party. */
public final class Course {

    /** How it stands as a whole on a day, and why. */
    public record WholeState(Standing standing, Reason reason) {}

    /** How it stands for one party on a day, and why. */
    public record PartyState(PartyStanding standing, Reason reason) {}

    private final Terms terms;
    private final List<Act> acts;
    private final Set<Party> parties;
    private final Map<Party, List<Spell>> spells;
    private final @Nullable LocalDate met;
    private final @Nullable LocalDate entry;
    private final Grounds grounds;
    private final @Nullable LocalDate end;
    private final @Nullable Why cause;

    Course(
            Terms terms,
            List<Act> acts,
            Set<Party> parties,
            Map<Party, List<Spell>> spells,
            @Nullable LocalDate met,
            @Nullable LocalDate entry,
            boolean told,
            @Nullable LocalDate end,
            @Nullable Why cause) {
        this.terms = terms;
        this.acts = acts;
        this.parties = Collections.unmodifiableSet(new TreeSet<>(parties));
        this.spells = spells;
        this.met = met;
        this.entry = entry;
        this.grounds = new Grounds(terms, this.parties, spells, told ? null : met);
        this.end = end;
        this.cause = cause;
    }

    /** The first day in force; null if, as far as is known, it never is. */
    public @Nullable LocalDate entry() {
        return entry;
    }

    /** The day on which the condition of entry was met; null if it is not. */
    public @Nullable LocalDate met() {
        return met;
    }

    /** The first day after its end; null while none is known. */
    public @Nullable LocalDate end() {
        return end;
    }

    /** Whose acts or names are known, in order. */
    public Set<Party> parties() {
        return parties;
    }

    /** The times under its consent, in order; empty for one that never consented. */
    public List<Spell> spells(Party party) {
        return spells.getOrDefault(party, List.of());
    }

    /** How it stands as a whole. */
    public WholeState on(LocalDate day) {
        if (end != null && cause != null && !day.isBefore(end)) {
            LocalDate shown = cause == Why.ENDED_FIXED ? end.minusDays(1) : end;
            return new WholeState(
                    Standing.ENDED,
                    Reason.of(cause, shown)
                            .under(
                                    cause == Why.ENDED_FIXED || cause == Why.ENDED_TERM_OVER
                                            ? terms.termArticle()
                                            : ""));
        }
        if (entry != null && !day.isBefore(entry)) {
            LocalDate suspended = since(ActKind.SUSPENSION, ActKind.RESUMPTION, null, day);
            return suspended == null
                    ? new WholeState(Standing.IN_FORCE, grounds.inForceSince(entry))
                    : new WholeState(Standing.SUSPENDED, Reason.of(Why.SUSPENDED_SINCE, suspended));
        }
        LocalDate provisional = provisionalSince(day);
        return provisional == null
                ? new WholeState(Standing.NOT_IN_FORCE, grounds.missing(day, entry))
                : new WholeState(Standing.PROVISIONAL, Reason.of(Why.APPLIED_PROVISIONALLY, provisional));
    }

    /** How it stands for a party, or for one that has nothing to do with it. */
    public PartyState on(LocalDate day, Party party) {
        return end != null && !day.isBefore(end) ? afterEnd(end, party) : before(day, party);
    }

    /** Those for whom it is in force on a day, suspended or not. */
    public List<Party> bound(LocalDate day) {
        return parties.stream()
                .filter(party -> switch (on(day, party).standing()) {
                    case IN_FORCE, SUSPENDED -> true;
                    default -> false;
                })
                .toList();
    }

    /**
     * Whether the agreement is in force between two on a day: with both, suspended with neither, and no objection that keeps
     * it from being in force between them (Vienna Convention on the Law of Treaties, articles 20 and 21).
     */
    public Between between(Party one, Party other, LocalDate day) {
        WholeState whole = on(day);
        if (whole.standing() != Standing.IN_FORCE) {
            return new Between(false, whole.reason());
        }
        for (Party party : List.of(one, other)) {
            if (on(day, party).standing() != PartyStanding.IN_FORCE) {
                return new Between(false, Reason.of(Why.NOT_BOUND, party));
            }
        }
        if (keepsApart(one, other, day)) {
            return new Between(false, Reason.of(Why.OBJECTION_STANDS, other, one));
        }
        if (keepsApart(other, one, day)) {
            return new Between(false, Reason.of(Why.OBJECTION_STANDS, one, other));
        }
        return new Between(true, Reason.of(Why.BOUND_BETWEEN, boundSince(one, day), boundSince(other, day)));
    }

    /**
     * What {@link #between} answers.
     *
     * @param reason why, or why not
     */
    public record Between(boolean inForce, Reason reason) {}

    /** Whether an objection of one of two keeps the agreement from being in force between them, though both are bound. */
    public boolean apart(Party one, Party other, LocalDate day) {
        return keepsApart(one, other, day) || keepsApart(other, one, day);
    }

    private LocalDate boundSince(Party party, LocalDate day) {
        return spells(party).stream()
                .filter(spell -> spell.binds(day))
                .map(Spell::entry)
                .findFirst()
                .orElse(day);
    }

    private boolean keepsApart(Party objecting, Party reserving, LocalDate day) {
        return since(ActKind.RESERVATION, ActKind.RESERVATION_WITHDRAWN, reserving, day) != null
                && acts.stream()
                        .anyMatch(act -> act.kind() == ActKind.OBJECTION_TO_ENTRY
                                && act.isBy(objecting)
                                && reserving.equals(act.other())
                                && !act.on().isAfter(day));
    }

    private PartyState before(LocalDate day, Party party) {
        Spell spell =
                spells(party).stream().filter(s -> s.covers(day)).findFirst().orElse(null);
        LocalDate provisional = provisionalSince(day, party);
        if (spell != null) {
            if (entry != null && spell.binds(day)) {
                return bound(spell, day, party);
            }
            if (provisional == null) {
                LocalDate from = entry == null || met == null || day.isBefore(met) ? null : spell.entry();
                return new PartyState(
                        PartyStanding.CONSENTED,
                        from == null
                                ? Reason.of(Why.PARTY_WAITS, spell.by().on())
                                : Reason.of(Why.PARTY_ENTERS_ON, spell.by().on(), from)
                                        .under(terms.entryArticle()));
            }
        }
        if (provisional != null) {
            return new PartyState(PartyStanding.PROVISIONAL, Reason.of(Why.PARTY_PROVISIONAL, provisional));
        }
        LocalDate left = left(day, party);
        if (left != null) {
            return new PartyState(
                    PartyStanding.WITHDRAWN,
                    Reason.of(Why.PARTY_WITHDRAWN, left).under(terms.withdrawalArticle()));
        }
        return acts.stream()
                .filter(act ->
                        act.kind().isSignature() && act.isBy(party) && !act.on().isAfter(day))
                .findFirst()
                .map(act -> new PartyState(PartyStanding.SIGNED, Reason.of(Why.PARTY_SIGNED, act.on())))
                .orElseGet(() -> new PartyState(PartyStanding.NONE, Reason.of(Why.PARTY_NONE)));
    }

    private PartyState bound(Spell spell, LocalDate day, Party party) {
        LocalDate from = spell.entry() == null ? spell.by().on() : spell.entry();
        LocalDate suspended = Stream.of(
                        since(ActKind.SUSPENSION, ActKind.RESUMPTION, party, day),
                        since(ActKind.SUSPENSION, ActKind.RESUMPTION, null, day))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (suspended != null) {
            return new PartyState(PartyStanding.SUSPENDED, Reason.of(Why.PARTY_SUSPENDED, suspended));
        }
        LocalDate until = spell.until();
        if (until != null && noticeGiven(party, spell, day)) {
            return new PartyState(
                    PartyStanding.IN_FORCE,
                    Reason.of(Why.PARTY_LEAVING, from, until).under(terms.withdrawalArticle()));
        }
        Reason reason = spell.recorded()
                ? Reason.of(Why.PARTY_RECORDED, from)
                : from.equals(entry)
                        ? Reason.of(Why.PARTY_FROM_THE_START, from)
                        : Reason.of(Why.PARTY_LATER, from, spell.by().on()).under(terms.entryArticle());
        return new PartyState(PartyStanding.IN_FORCE, reason);
    }

    private boolean noticeGiven(Party party, Spell spell, LocalDate day) {
        return acts.stream()
                .anyMatch(act -> act.kind().isNotice()
                        && act.isBy(party)
                        && act.on().isAfter(spell.by().on())
                        && !act.on().isAfter(day));
    }

    private PartyState afterEnd(LocalDate ended, Party party) {
        LocalDate left = left(ended, party);
        boolean stayed = spells(party).stream().anyMatch(spell -> spell.covers(ended));
        return left != null && !stayed
                ? new PartyState(PartyStanding.WITHDRAWN, Reason.of(Why.PARTY_WITHDRAWN, left))
                : new PartyState(PartyStanding.ENDED, Reason.of(Why.PARTY_ENDED, ended));
    }

    private @Nullable LocalDate left(LocalDate day, Party party) {
        return spells(party).stream()
                .map(Spell::until)
                .filter(until -> until != null && !until.isAfter(day))
                .reduce((earlier, last) -> last)
                .orElse(null);
    }

    // The day since when a state holds that one kind of act begins and another ends. On one day, what ends it comes
    // last.
    private @Nullable LocalDate since(ActKind begins, ActKind ends, @Nullable Party party, LocalDate day) {
        LocalDate ended = last(ends, party, day);
        LocalDate from = null;
        for (Act act : acts) {
            boolean counts = act.kind() == begins
                    && Objects.equals(act.party(), party)
                    && !act.on().isAfter(day);
            if (counts && (ended == null || act.on().isAfter(ended)) && from == null) {
                from = act.on();
            }
        }
        return from;
    }

    private @Nullable LocalDate last(ActKind kind, @Nullable Party party, LocalDate day) {
        return acts.stream()
                .filter(act -> act.kind() == kind
                        && Objects.equals(act.party(), party)
                        && !act.on().isAfter(day))
                .map(Act::on)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable LocalDate provisionalSince(LocalDate day, Party party) {
        LocalDate since = since(ActKind.PROVISIONAL_APPLICATION, ActKind.PROVISIONAL_APPLICATION_ENDED, party, day);
        LocalDate left = left(day, party);
        if (since == null || left == null) {
            return since;
        }
        // What was begun before it left has ended with that.
        LocalDate latest = last(ActKind.PROVISIONAL_APPLICATION, party, day);
        return latest == null || latest.isBefore(left) ? null : since.isBefore(left) ? left : since;
    }

    private @Nullable LocalDate provisionalSince(LocalDate day) {
        LocalDate ofAll = since(ActKind.PROVISIONAL_APPLICATION, ActKind.PROVISIONAL_APPLICATION_ENDED, null, day);
        if (ofAll != null) {
            return ofAll;
        }
        List<LocalDate> those = new ArrayList<>();
        for (Party party : parties) {
            LocalDate since = provisionalSince(day, party);
            if (since != null) {
                those.add(since);
            }
        }
        Collections.sort(those);
        return those.size() < 2 ? null : those.get(1);
    }
}
