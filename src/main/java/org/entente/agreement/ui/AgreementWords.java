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

    static String of(PartyStanding standing) {
        return Words.of("agreement.party." + standing);
    }

    static String of(Deadline.Kind kind) {
        return Words.of("agreement.deadline." + kind);
    }

    static String of(AgreementNotAllowed.Why why) {
        return Words.of("agreement.refused." + why);
    }

    /** What binds nobody in law comes into effect, not into force. */
    static StatusBadge badge(Course.WholeState state, boolean binding) {
        String key = "agreement.standing." + state.standing();
        String text = Words.of(!binding && Words.has(key + ".unbinding") ? key + ".unbinding" : key);
        return new StatusBadge(
                text,
                switch (state.standing()) {
                    case NOT_IN_FORCE -> Tone.NEUTRAL;
                    case PROVISIONAL -> Tone.INFO;
                    case IN_FORCE -> Tone.SUCCESS;
                    case SUSPENDED -> Tone.WARNING;
                    case ENDED -> Tone.DANGER;
                });
    }

    static StatusBadge badge(PartyStanding standing) {
        return new StatusBadge(
                of(standing),
                switch (standing) {
                    case NONE, ENDED -> Tone.NEUTRAL;
                    case SIGNED, CONSENTED, PROVISIONAL -> Tone.INFO;
                    case IN_FORCE -> Tone.SUCCESS;
                    case SUSPENDED -> Tone.WARNING;
                    case WITHDRAWN -> Tone.DANGER;
                });
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

    /** Why, in a sentence. */
    static String of(Reason reason) {
        String sentence = Words.of(
                "agreement.why." + reason.why(),
                reason.arguments().stream().map(AgreementWords::argument).toArray());
        return reason.article().isEmpty() ? sentence : Words.of("agreement.why.article", sentence, reason.article());
    }

    static String of(Delay delay) {
        return Words.of("agreement.delay." + delay.unit(), delay.amount());
    }

    /** When it enters into force, in a sentence. */
    static String entry(Terms terms) {
        String rule = switch (terms.entry()) {
            case EntryRule.OnDate fixed -> Words.of("agreement.entry.OnDate.text", day(fixed.day()));
            case EntryRule.OnSignature() -> Words.of("agreement.entry.OnSignature.text");
            case EntryRule.AfterInstruments after ->
                Words.of("agreement.entry.AfterInstruments.text", after.count(), after(after.delay()));
            case EntryRule.AfterConsentOf of ->
                of.named().isEmpty()
                        ? Words.of("agreement.entry.AfterConsentOf.all", after(of.delay()))
                        : Words.of("agreement.entry.AfterConsentOf.text", names(of.named()), after(of.delay()));
            case EntryRule.AsRecorded() -> Words.of("agreement.entry.AsRecorded.text");
        };
        boolean laterIsTold =
                !(terms.entry() instanceof EntryRule.AsRecorded) && !(terms.entry() instanceof EntryRule.OnSignature);
        return article(
                laterIsTold ? Words.of("agreement.entry.later", rule, after(terms.later())) : rule,
                terms.entryArticle());
    }

    static String term(Terms terms) {
        return article(
                switch (terms.term()) {
                    case TermRule.Indefinite() -> Words.of("agreement.term.Indefinite.text");
                    case TermRule.Until until -> Words.of("agreement.term.Until.text", day(until.lastDay()));
                    case TermRule.Lasting lasting -> Words.of("agreement.term.Lasting.text", of(lasting.length()));
                    case TermRule.Renewing renewing ->
                        Words.of(
                                "agreement.term.Renewing.text",
                                of(renewing.first()),
                                of(renewing.further()),
                                of(renewing.notice()));
                },
                terms.termArticle());
    }

    static String withdrawal(Terms terms) {
        return article(
                switch (terms.withdrawal()) {
                    case WithdrawalRule.NotProvided() -> Words.of("agreement.withdrawal.NotProvided.text");
                    case WithdrawalRule.AfterNotice rule ->
                        rule.minimum().isNone()
                                ? Words.of("agreement.withdrawal.AfterNotice.text", of(rule.notice()))
                                : Words.of(
                                        "agreement.withdrawal.AfterNotice.minimum",
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
