package org.entente.agreement.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two treaties whose dates everybody can look up: with their depositaries, the United States and the United Nations. */
class PublicFactsTest {

    private static final LocalDate SIGNED = LocalDate.of(1949, 4, 4);
    private static final LocalDate IN_FORCE = LocalDate.of(1949, 8, 24);

    private static final Terms NORTH_ATLANTIC = Terms.of(
            parties("BEL CAN DNK FRA ISL ITA LUX NLD NOR PRT GBR USA"),
            new EntryRule.AfterConsentOf(parties("BEL CAN FRA LUX NLD GBR USA"), Delay.NONE),
            Delay.NONE,
            new TermRule.Indefinite(),
            new WithdrawalRule.AfterNotice(Delay.years(1), Delay.years(20)));

    // The seven whose ratification it took, with the last of them on the day of entry; and those that came later.
    private static final List<Act> NORTH_ATLANTIC_ACTS = Stream.of(
                    NORTH_ATLANTIC.negotiating().stream().map(party -> Act.of(ActKind.SIGNATURE, party, SIGNED)),
                    Stream.of(
                            deposit("CAN", 1949, 5, 3),
                            deposit("GBR", 1949, 6, 7),
                            deposit("BEL", 1949, 6, 16),
                            deposit("LUX", 1949, 6, 27),
                            deposit("NOR", 1949, 7, 8),
                            deposit("USA", 1949, 7, 25),
                            deposit("ISL", 1949, 8, 1),
                            deposit("NLD", 1949, 8, 12),
                            deposit("DNK", 1949, 8, 24),
                            deposit("FRA", 1949, 8, 24),
                            deposit("ITA", 1949, 8, 24),
                            deposit("PRT", 1949, 8, 24)),
                    accessions("GRC TUR", 1952, 2, 18),
                    accessions("DEU", 1955, 5, 6),
                    accessions("ESP", 1982, 5, 30),
                    accessions("CZE HUN POL", 1999, 3, 12),
                    accessions("BGR EST LTU LVA ROU SVK SVN", 2004, 3, 29),
                    accessions("ALB HRV", 2009, 4, 1),
                    accessions("MNE", 2017, 6, 5),
                    accessions("MKD", 2020, 3, 27),
                    accessions("FIN", 2023, 4, 4),
                    accessions("SWE", 2024, 3, 7))
            .flatMap(acts -> acts)
            .toList();

    @Test
    void northAtlanticTreatyIsInForceSinceTheSeventhNamedSignatoryRatified() {
        Course course = StateEngine.follow(NORTH_ATLANTIC, NORTH_ATLANTIC_ACTS);

        assertThat(course.on(SIGNED.minusDays(1)).standing()).isEqualTo(Standing.NOT_IN_FORCE);
        Course.WholeState eve = course.on(IN_FORCE.minusDays(1));
        assertThat(eve.standing()).isEqualTo(Standing.NOT_IN_FORCE);
        assertThat(eve.reason()).isEqualTo(Reason.of(Why.WAITS_FOR_PARTIES, parties("FRA")));
        Course.WholeState then = course.on(IN_FORCE);
        assertThat(then.standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(then.reason()).isEqualTo(Reason.of(Why.IN_FORCE_NAMED_CONSENTED, IN_FORCE, IN_FORCE, 7));
        assertThat(course.bound(IN_FORCE)).hasSize(12);
        assertThat(course.on(LocalDate.of(2026, 1, 1)).standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void northAtlanticTreatyGrowsToThirtyTwoParties() {
        Course course = StateEngine.follow(NORTH_ATLANTIC, NORTH_ATLANTIC_ACTS);

        assertThat(course.bound(LocalDate.of(1952, 2, 17))).hasSize(12);
        assertThat(course.bound(LocalDate.of(1952, 2, 18))).hasSize(14);
        assertThat(course.bound(LocalDate.of(1955, 5, 6))).hasSize(15);
        assertThat(course.bound(LocalDate.of(1982, 5, 30))).hasSize(16);
        assertThat(course.bound(LocalDate.of(1999, 3, 12))).hasSize(19);
        assertThat(course.bound(LocalDate.of(2004, 3, 28))).hasSize(19);
        assertThat(course.bound(LocalDate.of(2004, 3, 29))).hasSize(26);
        assertThat(course.bound(LocalDate.of(2009, 4, 1))).hasSize(28);
        assertThat(course.bound(LocalDate.of(2017, 6, 5))).hasSize(29);
        assertThat(course.bound(LocalDate.of(2020, 3, 27))).hasSize(30);
        assertThat(course.bound(LocalDate.of(2023, 4, 4))).hasSize(31);
        assertThat(course.bound(LocalDate.of(2024, 3, 7))).hasSize(32);
        assertThat(course.on(LocalDate.of(2023, 4, 3), new Party("FIN")).standing())
                .isEqualTo(PartyStanding.NONE);
        assertThat(course.on(LocalDate.of(2023, 4, 4), new Party("FIN")).standing())
                .isEqualTo(PartyStanding.IN_FORCE);
    }

    @Test
    void northAtlanticTreatyIsLeftOneYearAfterANoticeThatCountsAfterTwentyYears() {
        Party party = new Party("ISL");
        List<Act> left = new ArrayList<>(NORTH_ATLANTIC_ACTS);
        left.add(Act.of(ActKind.WITHDRAWAL_NOTICE, party, LocalDate.of(1975, 6, 1)));
        Course course = StateEngine.follow(NORTH_ATLANTIC, left);
        assertThat(course.on(LocalDate.of(1976, 5, 31), party).standing()).isEqualTo(PartyStanding.IN_FORCE);
        assertThat(course.on(LocalDate.of(1976, 6, 1), party).standing()).isEqualTo(PartyStanding.WITHDRAWN);
        assertThat(course.on(LocalDate.of(1976, 6, 1)).standing()).isEqualTo(Standing.IN_FORCE);

        List<Act> early = new ArrayList<>(NORTH_ATLANTIC_ACTS);
        early.add(Act.of(ActKind.WITHDRAWAL_NOTICE, party, LocalDate.of(1960, 1, 1)));
        Course impatient = StateEngine.follow(NORTH_ATLANTIC, early);
        assertThat(impatient.on(LocalDate.of(1970, 8, 23), party).standing()).isEqualTo(PartyStanding.IN_FORCE);
        assertThat(impatient.on(LocalDate.of(1970, 8, 24), party).standing()).isEqualTo(PartyStanding.WITHDRAWN);
    }

    /** The first thirty-five who ratified or acceded, as the depositary lists them; Togo’s was the thirty-fifth. */
    @Test
    void viennaConventionIsInForceOnTheThirtiethDayAfterTheThirtyFifthInstrument() {
        Terms terms = Terms.of(
                Set.of(),
                new EntryRule.AfterInstruments(35, Delay.days(30)),
                Delay.days(30),
                new TermRule.Indefinite(),
                new WithdrawalRule.NotProvided());
        LocalDate last = LocalDate.of(1979, 12, 28);
        List<Act> acts = new ArrayList<>();
        for (int n = 0; n < 34; n++) {
            acts.add(Act.of(
                    ActKind.RATIFICATION,
                    new Party("Contracting state " + n),
                    LocalDate.of(1970, 1, 1).plusDays(n * 100L)));
        }
        assertThat(StateEngine.follow(terms, acts).on(LocalDate.of(1990, 1, 1)).reason())
                .isEqualTo(Reason.of(Why.WAITS_FOR_INSTRUMENTS, 34, 35));
        acts.add(Act.of(ActKind.ACCESSION, new Party("TGO"), last));
        acts.add(Act.of(ActKind.ACCESSION, new Party("DEU"), LocalDate.of(1987, 7, 21)));
        Course course = StateEngine.follow(terms, acts);

        assertThat(course.met()).isEqualTo(last);
        assertThat(course.entry()).isEqualTo(LocalDate.of(1980, 1, 27));
        assertThat(course.on(LocalDate.of(1980, 1, 26)).standing()).isEqualTo(Standing.NOT_IN_FORCE);
        assertThat(course.on(LocalDate.of(1980, 1, 26)).reason().why()).isEqualTo(Why.ENTERS_ON);
        assertThat(course.on(LocalDate.of(1980, 1, 27)).standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(course.on(LocalDate.of(1987, 8, 19), new Party("DEU")).standing())
                .isEqualTo(PartyStanding.CONSENTED);
        assertThat(course.on(LocalDate.of(1987, 8, 20), new Party("DEU")).standing())
                .isEqualTo(PartyStanding.IN_FORCE);
        Act notice = Act.of(ActKind.WITHDRAWAL_NOTICE, new Party("DEU"), LocalDate.of(2001, 1, 1));
        assertThat(StateEngine.follow(
                                terms,
                                Stream.concat(acts.stream(), Stream.of(notice)).toList())
                        .on(LocalDate.of(2020, 1, 1), new Party("DEU"))
                        .standing())
                .as("it provides for no withdrawal, so a notice alone changes nothing")
                .isEqualTo(PartyStanding.IN_FORCE);
    }

    private static Act deposit(String nation, int year, int month, int day) {
        return Act.of(ActKind.RATIFICATION, new Party(nation), LocalDate.of(year, month, day));
    }

    private static Stream<Act> accessions(String nations, int year, int month, int day) {
        return parties(nations).stream().map(party -> Act.of(ActKind.ACCESSION, party, LocalDate.of(year, month, day)));
    }

    private static Set<Party> parties(String names) {
        return Arrays.stream(names.split(" ")).map(Party::new).collect(Collectors.toSet());
    }
}
