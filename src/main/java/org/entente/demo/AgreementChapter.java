package org.entente.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.agreement.AgreementData;
import org.entente.agreement.AgreementId;
import org.entente.agreement.AgreementKind;
import org.entente.agreement.Agreements;
import org.entente.agreement.Obligation;
import org.entente.agreement.Obligations;
import org.entente.agreement.law.Act;
import org.entente.agreement.law.ActKind;
import org.entente.agreement.law.Delay;
import org.entente.agreement.law.EntryRule;
import org.entente.agreement.law.Party;
import org.entente.agreement.law.TermRule;
import org.entente.agreement.law.Terms;
import org.entente.agreement.law.WithdrawalRule;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Treaties that everybody can look up, and arrangements that are plainly invented. */
@Component
@ConditionalOnBooleanProperty("entente.demo")
@Order(50)
class AgreementChapter implements DemoChapter {

    private static final List<String> ALL = List.of("GBR", "FRA", "POL", "EST", "CAN", "JPN", "NOR", "USA");
    private static final Party GBR = new Party("GBR");
    private static final Party POL = new Party("POL");
    private static final Party EST = new Party("EST");
    private static final Party FRA = new Party("FRA");
    private static final Party JPN = new Party("JPN");

    private final Agreements agreements;
    private final Obligations obligations;
    private final Clock clock;

    AgreementChapter(Agreements agreements, Obligations obligations, Clock clock) {
        this.agreements = agreements;
        this.obligations = obligations;
        this.clock = clock;
    }

    /** The form of {@code demo/agreements.json}. */
    record Script(List<Treaty> agreements) {

        /** @param parent the short title of one that comes before it */
        record Treaty(
                String title,
                String shortTitle,
                AgreementKind kind,
                String place,
                String depositary,
                LocalDate doneOn,
                @Nullable String parent,
                String subject,
                Terms terms,
                List<Act> acts) {}
    }

    @Override
    public void tell(DemoStage stage) {
        stage.as("lo.gbr", () -> {
            treaties(stage);
            hostNationSupport(stage);
        });
        stage.as("lo.jpn", () -> portVisits(stage));
    }

    private void treaties(DemoStage stage) {
        Map<String, AgreementId> known = new HashMap<>();
        for (Script.Treaty treaty :
                DemoStage.read("/demo/agreements.json", Script.class).agreements()) {
            AgreementId id = agreements.create(
                    stage.workspace("Northern Flank"),
                    stage.label("UNCLASSIFIED", ALL, List.of()),
                    new AgreementData(
                            treaty.title(),
                            treaty.shortTitle(),
                            treaty.kind(),
                            true,
                            treaty.subject(),
                            treaty.depositary(),
                            treaty.place(),
                            treaty.doneOn(),
                            treaty.parent() == null ? null : known.get(treaty.parent()),
                            treaty.terms()));
            treaty.acts().forEach(act -> agreements.record(id, act, ""));
            known.put(treaty.shortTitle(), id);
        }
    }

    // Its renewal comes up soon, whenever the demonstration begins.
    private void hostNationSupport(DemoStage stage) {
        LocalDate today = LocalDate.now(clock);
        LocalDate signed = today.plusDays(20).minusMonths(30);
        Terms renewing = new Terms(
                Set.of(GBR, POL, EST),
                new EntryRule.OnSignature(),
                Delay.NONE,
                new TermRule.Renewing(Delay.years(3), Delay.years(1), Delay.months(6)),
                new WithdrawalRule.AfterNotice(Delay.months(3), Delay.NONE),
                "paragraph 12",
                "paragraph 13",
                "paragraph 14");
        AgreementId id = agreements.create(
                stage.workspace("Northern Flank"),
                stage.label("RESTRICTED", List.of("GBR", "POL", "EST"), List.of()),
                arrangement(
                        "Memorandum of understanding on host nation support for exercise Amber Lantern (invented)",
                        "Amber Lantern HNS MOU",
                        AgreementKind.MEMORANDUM_OF_UNDERSTANDING,
                        signed,
                        null,
                        renewing));
        agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, GBR, signed.minusDays(9)), "");
        agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, POL, signed.minusDays(2)), "");
        agreements.record(id, Act.of(ActKind.DEFINITIVE_SIGNATURE, EST, signed), "");
        obligations.add(
                id,
                new Obligation.Data(
                        "Report the costs of the last exercise to the other participants",
                        "paragraph 8",
                        POL,
                        today.minusDays(10)));
        obligations.add(
                id,
                new Obligation.Data(
                        "Name a point of contact for fuel and rations", "paragraph 5", EST, today.plusDays(12)));
        obligations.add(
                id, new Obligation.Data("Review the annexes together", "paragraph 11", null, today.plusDays(75)));
        AgreementId below = agreements.create(
                stage.workspace("Northern Flank"),
                stage.label("RESTRICTED", List.of("GBR", "POL", "EST"), List.of()),
                arrangement(
                        "Technical arrangement on fuel for exercise Amber Lantern (invented)",
                        "Amber Lantern fuel TA",
                        AgreementKind.TECHNICAL_ARRANGEMENT,
                        today.minusDays(30),
                        id,
                        Terms.of(
                                Set.of(GBR, EST),
                                new EntryRule.OnSignature(),
                                Delay.NONE,
                                new TermRule.Until(today.plusDays(60)),
                                new WithdrawalRule.NotProvided())));
        agreements.record(below, Act.of(ActKind.DEFINITIVE_SIGNATURE, GBR, today.minusDays(30)), "");
    }

    private void portVisits(DemoStage stage) {
        LocalDate today = LocalDate.now(clock);
        AgreementId id = agreements.create(
                stage.workspace("Indo-Pacific maritime"),
                stage.label("UNCLASSIFIED", List.of("JPN", "GBR", "FRA", "CAN"), List.of()),
                arrangement(
                        "Arrangement on port visits and mutual logistic support at sea (invented)",
                        "Port visits arrangement",
                        AgreementKind.MUTUAL_SUPPORT,
                        today.minusDays(200),
                        null,
                        Terms.of(
                                Set.of(JPN, GBR, FRA),
                                new EntryRule.AfterConsentOf(Set.of(), Delay.days(30)),
                                Delay.days(30),
                                new TermRule.Lasting(Delay.years(5)),
                                new WithdrawalRule.AfterNotice(Delay.months(6), Delay.NONE))));
        for (Party party : List.of(JPN, GBR, FRA)) {
            agreements.record(id, Act.of(ActKind.SIGNATURE, party, today.minusDays(200)), "");
        }
        agreements.record(id, Act.of(ActKind.RATIFICATION, JPN, today.minusDays(90)), "");
        agreements.record(id, Act.of(ActKind.APPROVAL, FRA, today.minusDays(20)), "");
    }

    private static AgreementData arrangement(
            String title,
            String shortTitle,
            AgreementKind kind,
            LocalDate doneOn,
            @Nullable AgreementId parent,
            Terms terms) {
        return new AgreementData(title, shortTitle, kind, kind.usuallyBinding(), "", null, null, doneOn, parent, terms);
    }
}
