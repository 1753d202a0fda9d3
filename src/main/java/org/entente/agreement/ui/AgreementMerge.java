package org.entente.agreement.ui;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.agreement.Agreement;
import org.entente.agreement.AgreementData;
import org.entente.agreement.law.Terms;
import org.entente.shared.ThreeWay;
import org.entente.shared.ThreeWay.Field;
import org.entente.uikit.Words;
import org.jspecify.annotations.Nullable;

/**
 * Two people's changes of one agreement, put together. What belongs to one rule of its terms goes together: a rule that is half
 * of one person and half of the other would be nobody's.
 *
 * @param theirs what only the other person changed, in words
 * @param both what both changed, in words, with the other's values
 */
record AgreementMerge(AgreementData data, List<String> theirs, Map<String, String> both) {

    private static final Field<AgreementData> NEGOTIATING = data -> data.terms().negotiating();
    private static final Field<AgreementData> ENTRY = data ->
            List.of(data.terms().entry(), data.terms().later(), data.terms().entryArticle());
    private static final Field<AgreementData> TERM =
            data -> List.of(data.terms().term(), data.terms().termArticle());
    private static final Field<AgreementData> WITHDRAWAL =
            data -> List.of(data.terms().withdrawal(), data.terms().withdrawalArticle());
    private static final Map<String, Field<AgreementData>> FIELDS = fields();

    static AgreementMerge of(AgreementData base, AgreementData mine, Agreement saved) {
        ThreeWay<AgreementData> edit = new ThreeWay<>(base, mine, saved.data());
        AgreementData data = new AgreementData(
                edit.side(AgreementData::title).title(),
                edit.side(AgreementData::shortTitle).shortTitle(),
                edit.side(AgreementData::kind).kind(),
                edit.side(AgreementData::binding).binding(),
                edit.side(AgreementData::subject).subject(),
                edit.side(AgreementData::depositary).depositary(),
                edit.side(AgreementData::place).place(),
                edit.side(AgreementData::doneOn).doneOn(),
                edit.side(AgreementData::parent).parent(),
                terms(edit));
        Map<String, String> both = new LinkedHashMap<>();
        edit.both(FIELDS).forEach(field -> both.put(Words.of(field), value(saved, field)));
        return new AgreementMerge(
                data, edit.theirs(FIELDS).stream().map(Words::of).toList(), both);
    }

    private static Terms terms(ThreeWay<AgreementData> edit) {
        Terms entry = edit.side(ENTRY).terms();
        Terms term = edit.side(TERM).terms();
        Terms withdrawal = edit.side(WITHDRAWAL).terms();
        return new Terms(
                edit.side(NEGOTIATING).terms().negotiating(),
                entry.entry(),
                entry.later(),
                term.term(),
                withdrawal.withdrawal(),
                entry.entryArticle(),
                term.termArticle(),
                withdrawal.withdrawalArticle());
    }

    private static Map<String, Field<AgreementData>> fields() {
        Map<String, Field<AgreementData>> fields = new LinkedHashMap<>();
        fields.put("agreement.name", AgreementData::title);
        fields.put("agreement.shortTitle", AgreementData::shortTitle);
        fields.put("agreement.kind", AgreementData::kind);
        fields.put("agreement.done", AgreementData::doneOn);
        fields.put("agreement.place", AgreementData::place);
        fields.put("agreement.depositary", AgreementData::depositary);
        fields.put("agreement.parent", AgreementData::parent);
        fields.put("agreement.binding", AgreementData::binding);
        fields.put("agreement.subject", AgreementData::subject);
        fields.put("agreement.negotiating", NEGOTIATING);
        fields.put("agreement.entry", ENTRY);
        fields.put("agreement.term", TERM);
        fields.put("agreement.withdrawal", WITHDRAWAL);
        return fields;
    }

    private static String value(Agreement saved, String field) {
        AgreementData data = saved.data();
        @Nullable String value = switch (field) {
            case "agreement.name" -> data.title();
            case "agreement.shortTitle" -> data.shortTitle();
            case "agreement.kind" -> AgreementWords.of(data.kind());
            case "agreement.done" -> day(data.doneOn());
            case "agreement.place" -> data.place();
            case "agreement.depositary" -> data.depositary();
            case "agreement.parent" -> saved.parentTitle();
            case "agreement.binding" -> Words.of(data.binding() ? "agreement.binding.yes" : "agreement.binding.no");
            case "agreement.subject" -> data.subject();
            case "agreement.negotiating" ->
                data.terms().negotiating().stream().map(AgreementWords::name).collect(Collectors.joining(", "));
            case "agreement.entry" -> AgreementWords.entry(data.terms(), data.binding());
            case "agreement.term" -> AgreementWords.term(data.terms(), data.binding());
            case "agreement.withdrawal" -> AgreementWords.withdrawal(data.terms(), data.binding());
            default -> throw new IllegalArgumentException("No field of an agreement: " + field);
        };
        return value == null || value.isEmpty() ? Words.of("agreement.unknown") : value;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : AgreementWords.day(day);
    }
}
