package org.entente.agreement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.entente.audit.ObjectKind;
import org.entente.binding.ExportXml;
import org.entente.binding.Exportable;
import org.entente.binding.Exporter;
import org.springframework.stereotype.Component;

/**
 * An agreement with its terms, acts and obligations; nothing of the agreements and files that it refers to, which have labels of
 * their own.
 */
@Component
class AgreementExporter implements Exporter {

    private final Agreements agreements;
    private final Obligations obligations;

    AgreementExporter(Agreements agreements, Obligations obligations) {
        this.agreements = agreements;
        this.obligations = obligations;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.AGREEMENT;
    }

    @Override
    public Optional<Exportable> read(UUID id) {
        return agreements.open(new AgreementId(id)).map(agreement -> {
            List<Obligation> duties = obligations.of(agreement.id());
            return new Exportable(
                    agreement.data().name(),
                    "agreement",
                    xml -> {
                        facts(xml, agreement);
                        xml.element(
                                "terms", terms -> write(terms, agreement.data().terms()));
                        agreement.acts().forEach(act -> write(xml, act));
                        duties.forEach(duty -> write(xml, duty));
                    },
                    List.of());
        });
    }

    private static void facts(ExportXml xml, Agreement agreement) {
        AgreementData data = agreement.data();
        xml.attribute("id", agreement.id())
                .attribute("changed", agreement.updatedAt())
                .text("title", data.title())
                .text("shortTitle", data.shortTitle())
                .text("kind", data.kind())
                .text("binding", data.binding())
                .text("subject", data.subject())
                .text("depositary", data.depositary())
                .text("place", data.place())
                .text("doneOn", data.doneOn());
    }

    private static void write(ExportXml xml, Terms terms) {
        terms.negotiating().forEach(party -> xml.text("negotiating", party.name()));
        xml.element("entry", entry -> {
            rule(entry, terms.entry(), terms.entryArticle());
            switch (terms.entry()) {
                case EntryRule.OnDate rule -> entry.text("day", rule.day());
                case EntryRule.AfterInstruments rule ->
                    entry.text("instruments", rule.count()).text("after", period(rule.delay()));
                case EntryRule.AfterConsentOf rule -> {
                    rule.named().forEach(party -> entry.text("consentOf", party.name()));
                    entry.text("after", period(rule.delay()));
                }
                case EntryRule.OnSignature rule -> {}
                case EntryRule.AsRecorded rule -> {}
            }
        });
        xml.text("laterParties", period(terms.later()));
        xml.element("term", term -> {
            rule(term, terms.term(), terms.termArticle());
            switch (terms.term()) {
                case TermRule.Until rule -> term.text("lastDay", rule.lastDay());
                case TermRule.Lasting rule -> term.text("length", period(rule.length()));
                case TermRule.Renewing rule ->
                    term.text("length", period(rule.first()))
                            .text("further", period(rule.further()))
                            .text("notice", period(rule.notice()));
                case TermRule.Indefinite rule -> {}
            }
        });
        xml.element("withdrawal", withdrawal -> {
            rule(withdrawal, terms.withdrawal(), terms.withdrawalArticle());
            if (terms.withdrawal() instanceof WithdrawalRule.AfterNotice after) {
                withdrawal.text("notice", period(after.notice())).text("minimum", period(after.minimum()));
            }
        });
    }

    private static void write(ExportXml xml, RecordedAct recorded) {
        Act act = recorded.act();
        xml.element("act", within -> {
            within.attribute("kind", act.kind()).attribute("on", act.on()).attribute("effectiveOn", act.effectiveOn());
            if (act.party() != null) {
                within.text("party", act.party().name());
            }
            if (act.other() != null) {
                within.text("about", act.other().name());
            }
            within.text("note", recorded.note());
        });
    }

    private static void write(ExportXml xml, Obligation obligation) {
        Obligation.Data data = obligation.data();
        xml.element("obligation", within -> {
            within.attribute("dueOn", data.dueOn())
                    .attribute("metOn", obligation.metOn())
                    .text("duty", data.duty())
                    .text("article", data.article());
            if (data.party() != null) {
                within.text("party", data.party().name());
            }
            within.text("evidence", obligation.evidenceNote());
        });
    }

    private static void rule(ExportXml xml, Object rule, String article) {
        xml.attribute("rule", rule.getClass().getSimpleName()).attribute("article", article);
    }

    private static String period(Delay delay) {
        return "P" + delay.amount()
                + switch (delay.unit()) {
                    case DAYS -> "D";
                    case MONTHS -> "M";
                    case YEARS -> "Y";
                };
    }
}
