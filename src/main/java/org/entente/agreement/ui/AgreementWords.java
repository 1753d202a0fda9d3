package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.AgreementNotAllowed;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Course;
import org.entente.agreement.law.Deadline;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.PartyStanding;
import org.entente.agreement.law.Reason;
import org.entente.agreement.law.Standing;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.uikit.NationBadge;
import org.entente.uikit.StatusBadge;
import org.entente.uikit.Tone;
import org.entente.uikit.Words;

/** How the terms of agreements read. */
final class AgreementWords {

    private AgreementWords() {}

    static String of(AgreementKind kind) {
        return Words.of("agreement.kind." + kind);
    }

    static String of(ActKind kind) {
        return Words.of("agreement.act." + kind);
    }

    static String of(Standing standing) {
        return Words.of("agreement.standing." + standing);
    }

    static String of(Deadline.Kind kind, boolean binding) {
        return Words.of(key("agreement.deadline." + kind, binding));
    }

    static String of(AgreementNotAllowed.Why why) {
        return Words.of("agreement.refused." + why);
    }

    /** What binds nobody in law comes into effect, not into force. */
    static StatusBadge badge(Course.WholeState state, boolean binding) {
        return new StatusBadge(
                Words.of(key("agreement.standing." + state.standing(), binding)),
                switch (state.standing()) {
                    case NOT_IN_FORCE -> Tone.NEUTRAL;
                    case PROVISIONAL -> Tone.INFO;
                    case IN_FORCE -> Tone.SUCCESS;
                    case SUSPENDED -> Tone.WARNING;
                    case ENDED -> Tone.DANGER;
                });
    }

    static StatusBadge badge(PartyStanding standing, boolean binding) {
        return new StatusBadge(
                Words.of(key("agreement.party." + standing, binding)),
                switch (standing) {
                    case NONE, ENDED -> Tone.NEUTRAL;
                    case SIGNED, CONSENTED, PROVISIONAL -> Tone.INFO;
                    case IN_FORCE -> Tone.SUCCESS;
                    case SUSPENDED -> Tone.WARNING;
                    case WITHDRAWN -> Tone.DANGER;
                });
    }

    /** Whether it is in force, or in effect, between two. */
    static String between(boolean inForce, boolean binding) {
        return Words.of(key(inForce ? "agreement.nations.yes" : "agreement.nations.no", binding));
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Words.language()).format(day);
    }

    /** A day for a narrow column. */
    static String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Words.language()).format(day);
    }

    static String name(Party party) {
        return party.displayName(Words.language());
    }

    /** A nation as its badge, any other party by its name. */
    static Component party(Party party) {
        return party.nation().<Component>map(NationBadge::new).orElseGet(() -> new Span(party.name()));
    }

    /** Why, in a sentence; of what binds nobody in law it says effect, as its badge does. */
    static String of(Reason reason, boolean binding) {
        String sentence = Words.of(
                key("agreement.why." + reason.why(), binding),
                reason.arguments().stream().map(AgreementWords::argument).toArray());
        return reason.article().isEmpty() ? sentence : Words.of("agreement.why.article", sentence, reason.article());
    }

    static String of(Delay delay) {
        return Words.of("agreement.delay." + delay.unit(), delay.amount());
    }

    /** What its beginning is called. */
    static String entry(boolean binding) {
        return Words.of(key("agreement.entry", binding));
    }

    /** When it enters into force, or into effect, in a sentence. */
    static String entry(Terms terms, boolean binding) {
        String rule = switch (terms.entry()) {
            case EntryRule.OnDate fixed -> Words.of(key("agreement.entry.OnDate.text", binding), day(fixed.day()));
            case EntryRule.OnSignature() -> Words.of(key("agreement.entry.OnSignature.text", binding));
            case EntryRule.AfterInstruments after ->
                Words.of(key("agreement.entry.AfterInstruments.text", binding), after.count(), after(after.delay()));
            case EntryRule.AfterConsentOf of ->
                of.named().isEmpty()
                        ? Words.of(key("agreement.entry.AfterConsentOf.all", binding), after(of.delay()))
                        : Words.of(
                                key("agreement.entry.AfterConsentOf.text", binding),
                                names(of.named()),
                                after(of.delay()));
            case EntryRule.AsRecorded() -> Words.of("agreement.entry.AsRecorded.text");
        };
        boolean laterIsTold =
                !(terms.entry() instanceof EntryRule.AsRecorded) && !(terms.entry() instanceof EntryRule.OnSignature);
        return article(
                laterIsTold ? Words.of("agreement.entry.later", rule, after(terms.later())) : rule,
                terms.entryArticle());
    }

    static String term(Terms terms, boolean binding) {
        return article(
                switch (terms.term()) {
                    case TermRule.Indefinite() -> Words.of("agreement.term.Indefinite.text");
                    case TermRule.Until until -> Words.of("agreement.term.Until.text", day(until.lastDay()));
                    case TermRule.Lasting lasting ->
                        Words.of(key("agreement.term.Lasting.text", binding), of(lasting.length()));
                    case TermRule.Renewing renewing ->
                        Words.of(
                                "agreement.term.Renewing.text",
                                of(renewing.first()),
                                of(renewing.further()),
                                of(renewing.notice()));
                },
                terms.termArticle());
    }

    static String withdrawal(Terms terms, boolean binding) {
        return article(
                switch (terms.withdrawal()) {
                    case WithdrawalRule.NotProvided() -> Words.of("agreement.withdrawal.NotProvided.text");
                    case WithdrawalRule.AfterNotice rule ->
                        rule.minimum().isNone()
                                ? Words.of("agreement.withdrawal.AfterNotice.text", of(rule.notice()))
                                : Words.of(
                                        key("agreement.withdrawal.AfterNotice.minimum", binding),
                                        of(rule.notice()),
                                        of(rule.minimum()));
                },
                terms.withdrawalArticle());
    }

    /** An act without its party: what it is, and what goes with it. */
    static String of(Act act) {
        String kind = of(act.kind());
        if (act.other() != null) {
            return Words.of("agreement.act.about", kind, name(act.other()));
        }
        return act.effectiveOn() == null ? kind : Words.of("agreement.act.effective", kind, day(act.effectiveOn()));
    }

    private static String key(String key, boolean binding) {
        String unbinding = key + ".unbinding";
        return !binding && Words.has(unbinding) ? unbinding : key;
    }

    private static String after(Delay delay) {
        return delay.isNone() ? Words.of("agreement.delay.none") : Words.of("agreement.delay.after", of(delay));
    }

    private static String article(String text, String article) {
        return article.isEmpty() ? text : Words.of("agreement.why.article", text, article);
    }

    private static Object argument(Object argument) {
        return switch (argument) {
            case LocalDate day -> day(day);
            case Party party -> name(party);
            case Delay delay -> delay.isNone() ? Words.of("agreement.delay.none") : after(delay);
            case Collection<?> parties ->
                names(parties.stream()
                        .filter(Party.class::isInstance)
                        .map(Party.class::cast)
                        .toList());
            case Integer number ->
                Words.has("agreement.number." + number)
                        ? Words.of("agreement.number." + number)
                        : String.valueOf(number);
            default -> argument.toString();
        };
    }

    private static String names(Collection<Party> parties) {
        return parties.stream().map(AgreementWords::name).sorted().collect(Collectors.joining(", "));
    }
}
