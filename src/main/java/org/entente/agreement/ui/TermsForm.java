package org.entente.agreement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.uikit.DayField;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Edits what an agreement says about its own life. Fields that a chosen rule does not need are not there. */
class TermsForm extends FormLayout {

    private enum Entry {
        OnSignature,
        OnDate,
        AfterInstruments,
        AfterConsentOf,
        AsRecorded
    }

    private enum Term {
        Indefinite,
        Until,
        Lasting,
        Renewing
    }

    private enum Withdrawal {
        NotProvided,
        AfterNotice
    }

    private final PartiesField negotiating = new PartiesField(Words.of("agreement.negotiating"));
    private final Select<Entry> entry = select("agreement.entry", Entry.values());
    private final DayField entryDay = new DayField(Words.of("agreement.entry.day"));
    private final IntegerField count = new IntegerField(Words.of("agreement.entry.count"));
    private final PartiesField named = new PartiesField(Words.of("agreement.entry.named"));
    private final DelayField delay = new DelayField(Words.of("agreement.entry.delay"));
    private final DelayField later = new DelayField(Words.of("agreement.entry.later.delay"));
    private final TextField entryArticle = article();
    private final Select<Term> term = select("agreement.term", Term.values());
    private final DayField lastDay = new DayField(Words.of("agreement.term.lastDay"));
    private final DelayField first = new DelayField(Words.of("agreement.term.first"));
    private final DelayField further = new DelayField(Words.of("agreement.term.further"));
    private final DelayField renewalNotice = new DelayField(Words.of("agreement.term.notice"));
    private final TextField termArticle = article();
    private final Select<Withdrawal> withdrawal = select("agreement.withdrawal", Withdrawal.values());
    private final DelayField notice = new DelayField(Words.of("agreement.withdrawal.notice"));
    private final DelayField minimum = new DelayField(Words.of("agreement.withdrawal.minimum"));
    private final TextField withdrawalArticle = article();

    TermsForm() {
        addClassName("plan-form");
        setAutoResponsive(true);
        setAutoRows(true);
        setExpandColumns(true);
        setExpandFields(true);
        negotiating.setHelperText(Words.of("agreement.negotiating.help"));
        named.setHelperText(Words.of("agreement.entry.named.help"));
        count.setMin(2);
        count.setMax(200);
        add(negotiating, 2);
        add(new H3(Words.of("agreement.entry")), 2);
        add(entry, entryDay, count, delay, later, entryArticle);
        add(named, 2);
        add(new H3(Words.of("agreement.term")), 2);
        add(term, lastDay, first, further, renewalNotice, termArticle);
        add(new H3(Words.of("agreement.withdrawal")), 2);
        add(withdrawal, notice, minimum, withdrawalArticle);
        entry.addValueChangeListener(changed -> adapt());
        term.addValueChangeListener(changed -> adapt());
        withdrawal.addValueChangeListener(changed -> adapt());
        show(Terms.of(
                Set.of(),
                new EntryRule.OnSignature(),
                Delay.NONE,
                new TermRule.Indefinite(),
                new WithdrawalRule.AfterNotice(Delay.months(6), Delay.NONE)));
    }

    final void show(Terms terms) {
        negotiating.choose(terms.negotiating());
        entry.setValue(Entry.valueOf(terms.entry().getClass().getSimpleName()));
        switch (terms.entry()) {
            case EntryRule.OnDate fixed -> entryDay.setValue(fixed.day());
            case EntryRule.AfterInstruments after -> {
                count.setValue(after.count());
                delay.setValue(after.delay());
            }
            case EntryRule.AfterConsentOf of -> {
                named.choose(of.named());
                delay.setValue(of.delay());
            }
            case EntryRule.OnSignature _, EntryRule.AsRecorded _ -> delay.setValue(Delay.NONE);
        }
        later.setValue(terms.later());
        entryArticle.setValue(terms.entryArticle());
        term.setValue(Term.valueOf(terms.term().getClass().getSimpleName()));
        switch (terms.term()) {
            case TermRule.Until until -> lastDay.setValue(until.lastDay());
            case TermRule.Lasting lasting -> first.setValue(lasting.length());
            case TermRule.Renewing renewing -> {
                first.setValue(renewing.first());
                further.setValue(renewing.further());
                renewalNotice.setValue(renewing.notice());
            }
            case TermRule.Indefinite _ -> first.setValue(Delay.NONE);
        }
        termArticle.setValue(terms.termArticle());
        withdrawal.setValue(Withdrawal.valueOf(terms.withdrawal().getClass().getSimpleName()));
        if (terms.withdrawal() instanceof WithdrawalRule.AfterNotice rule) {
            notice.setValue(rule.notice());
            minimum.setValue(rule.minimum());
        }
        withdrawalArticle.setValue(terms.withdrawalArticle());
        adapt();
    }

    /** What the form holds, if it may be saved; otherwise the fields say why not. */
    final Optional<Terms> terms() {
        EntryRule entryRule = entryRule();
        TermRule termRule = termRule();
        if (entryRule == null || termRule == null) {
            return Optional.empty();
        }
        WithdrawalRule withdrawalRule = withdrawal.getValue() == Withdrawal.NotProvided
                ? new WithdrawalRule.NotProvided()
                : new WithdrawalRule.AfterNotice(notice.getValue(), minimum.getValue());
        return Optional.of(new Terms(
                negotiating.getValue(),
                entryRule,
                later.getValue(),
                termRule,
                withdrawalRule,
                entryArticle.getValue().strip(),
                termArticle.getValue().strip(),
                withdrawalArticle.getValue().strip()));
    }

    private @Nullable EntryRule entryRule() {
        @Nullable LocalDate day = entryDay.getValue();
        @Nullable Integer number = count.getValue();
        boolean noDay = entry.getValue() == Entry.OnDate && day == null;
        boolean noCount = entry.getValue() == Entry.AfterInstruments && (number == null || number < 2 || number > 200);
        entryDay.setInvalid(noDay);
        entryDay.setErrorMessage(Words.of("agreement.day.required"));
        count.setInvalid(noCount);
        count.setErrorMessage(Words.of("agreement.entry.count.bounds"));
        return switch (entry.getValue()) {
            case OnSignature -> new EntryRule.OnSignature();
            case OnDate -> day == null ? null : new EntryRule.OnDate(day);
            case AfterInstruments ->
                noCount || number == null ? null : new EntryRule.AfterInstruments(number, delay.getValue());
            case AfterConsentOf -> new EntryRule.AfterConsentOf(Set.<Party>copyOf(named.getValue()), delay.getValue());
            case AsRecorded -> new EntryRule.AsRecorded();
        };
    }

    private @Nullable TermRule termRule() {
        @Nullable LocalDate day = lastDay.getValue();
        boolean noDay = term.getValue() == Term.Until && day == null;
        boolean renews = term.getValue() == Term.Renewing;
        boolean noFirst = (renews || term.getValue() == Term.Lasting) && !lasts(first, renews);
        boolean noFurther = renews && !lasts(further, true);
        lastDay.setInvalid(noDay);
        lastDay.setErrorMessage(Words.of("agreement.day.required"));
        first.setInvalid(noFirst);
        first.setErrorMessage(Words.of("agreement.term.length"));
        further.setInvalid(noFurther);
        further.setErrorMessage(Words.of("agreement.term.length"));
        if (noFirst || noFurther) {
            return null;
        }
        return switch (term.getValue()) {
            case Indefinite -> new TermRule.Indefinite();
            case Until -> day == null ? null : new TermRule.Until(day);
            case Lasting -> new TermRule.Lasting(first.getValue());
            case Renewing -> new TermRule.Renewing(first.getValue(), further.getValue(), renewalNotice.getValue());
        };
    }

    private static boolean lasts(DelayField field, boolean inMonths) {
        Delay length = field.getValue();
        return !length.isNone() && !(inMonths && length.unit() == Delay.Unit.DAYS);
    }

    private void adapt() {
        visible(entry.getValue() == Entry.OnDate, entryDay);
        visible(entry.getValue() == Entry.AfterInstruments, count);
        visible(entry.getValue() == Entry.AfterConsentOf, named);
        visible(entry.getValue() == Entry.AfterInstruments || entry.getValue() == Entry.AfterConsentOf, delay);
        visible(entry.getValue() != Entry.AsRecorded && entry.getValue() != Entry.OnSignature, later);
        visible(term.getValue() == Term.Until, lastDay);
        visible(term.getValue() == Term.Lasting || term.getValue() == Term.Renewing, first);
        visible(term.getValue() == Term.Renewing, further, renewalNotice);
        visible(withdrawal.getValue() == Withdrawal.AfterNotice, notice, minimum);
    }

    private static void visible(boolean shown, Component... fields) {
        List.of(fields).forEach(field -> field.setVisible(shown));
    }

    private static <T extends Enum<T>> Select<T> select(String words, T[] items) {
        Select<T> field = new Select<>();
        field.setLabel(Words.of(words));
        field.setItems(items);
        field.setItemLabelGenerator(item -> Words.of(words + "." + item));
        field.setValue(items[0]);
        return field;
    }

    private static TextField article() {
        TextField field = new TextField(Words.of("agreement.article"));
        field.setMaxLength(Terms.ARTICLE_LENGTH);
        field.setPlaceholder(Words.of("agreement.article.example"));
        return field;
    }
}
