package org.entente.agreement.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the Vienna Convention on the Law of Treaties makes of single acts. */
class CourseTest {

    private static final Party FRA = new Party("FRA");
    private static final Party GBR = new Party("GBR");
    private static final Party POL = new Party("POL");
    private static final LocalDate NEW_YEAR = LocalDate.of(2030, 1, 1);
    private static final Terms TWO_SIGN = Terms.of(
            Set.of(FRA, GBR),
            new EntryRule.OnSignature(),
            Delay.NONE,
            new TermRule.Renewing(Delay.years(5), Delay.years(1), Delay.months(6)),
            new WithdrawalRule.AfterNotice(Delay.months(12), Delay.NONE));

    @Test
    void signatureSubjectToRatificationBindsNobody() {
        Course course = StateEngine.follow(
                TWO_SIGN, List.of(Act.of(ActKind.SIGNATURE, FRA, NEW_YEAR), Act.of(ActKind.SIGNATURE, GBR, NEW_YEAR)));

        assertThat(course.on(NEW_YEAR.plusYears(50)).standing()).isEqualTo(Standing.NOT_IN_FORCE);
        assertThat(course.on(NEW_YEAR, FRA).standing()).isEqualTo(PartyStanding.SIGNED);
    }

    @Test
    void oneAloneMakesNoAgreement() {
        Terms fixed = Terms.of(
                Set.of(FRA),
                new EntryRule.OnDate(NEW_YEAR),
                Delay.NONE,
                new TermRule.Indefinite(),
                new WithdrawalRule.NotProvided());
        Act alone = Act.of(ActKind.RATIFICATION, FRA, NEW_YEAR.minusYears(1));

        assertThat(StateEngine.follow(fixed, List.of(alone)).on(NEW_YEAR).standing())
                .isEqualTo(Standing.NOT_IN_FORCE);
        assertThat(StateEngine.follow(fixed, List.of(alone, Act.of(ActKind.ACCESSION, GBR, NEW_YEAR.plusDays(9))))
                        .entry())
                .isEqualTo(NEW_YEAR.plusDays(9));
    }

    @Test
    void noticeInTimeEndsAtTheEndOfTheTermAndALateOneAtTheNext() {
        Act inTime = Act.of(ActKind.NON_RENEWAL_NOTICE, GBR, LocalDate.of(2034, 7, 1));
        Act late = Act.of(ActKind.NON_RENEWAL_NOTICE, GBR, LocalDate.of(2034, 7, 2));

        assertThat(signedAnd(inTime).end()).isEqualTo(LocalDate.of(2035, 1, 1));
        assertThat(signedAnd(late).end()).isEqualTo(LocalDate.of(2036, 1, 1));
        assertThat(signedAnd(late).on(LocalDate.of(2036, 1, 1)).reason())
                .isEqualTo(Reason.of(Why.ENDED_TOO_FEW, LocalDate.of(2036, 1, 1)));
        assertThat(signedAnd(late).on(LocalDate.of(2036, 1, 1), FRA).standing()).isEqualTo(PartyStanding.ENDED);
        assertThat(signedAnd(late).on(LocalDate.of(2036, 1, 1), GBR).standing()).isEqualTo(PartyStanding.WITHDRAWN);
    }

    @Test
    void noticeCanBeRevokedUntilItTakesEffect() {
        Act notice = Act.of(ActKind.WITHDRAWAL_NOTICE, GBR, LocalDate.of(2031, 3, 1));

        assertThat(signedAnd(notice).end()).isEqualTo(LocalDate.of(2032, 3, 1));
        assertThat(signedAnd(notice, Act.of(ActKind.NOTICE_REVOKED, GBR, LocalDate.of(2032, 2, 29)))
                        .end())
                .isNull();
        assertThat(signedAnd(notice, Act.of(ActKind.NOTICE_REVOKED, GBR, LocalDate.of(2032, 3, 1)))
                        .end())
                .isEqualTo(LocalDate.of(2032, 3, 1));
    }

    @Test
    void objectionThatSaysSoKeepsTwoApartAndNobodyElse() {
        Terms three = Terms.of(
                Set.of(FRA, GBR, POL),
                new EntryRule.AfterConsentOf(Set.of(), Delay.NONE),
                Delay.NONE,
                new TermRule.Indefinite(),
                new WithdrawalRule.NotProvided());
        Course course = StateEngine.follow(
                three,
                List.of(
                        Act.of(ActKind.RATIFICATION, FRA, NEW_YEAR),
                        Act.of(ActKind.RATIFICATION, GBR, NEW_YEAR),
                        Act.of(ActKind.RATIFICATION, POL, NEW_YEAR),
                        Act.of(ActKind.RESERVATION, FRA, NEW_YEAR),
                        new Act(ActKind.OBJECTION_TO_ENTRY, GBR, NEW_YEAR.plusDays(5), null, FRA),
                        Act.of(ActKind.RESERVATION_WITHDRAWN, FRA, NEW_YEAR.plusYears(1))));

        assertThat(course.between(FRA, GBR, NEW_YEAR).inForce()).isTrue();
        assertThat(course.between(FRA, GBR, NEW_YEAR.plusDays(5)))
                .isEqualTo(new Course.Between(false, Reason.of(Why.OBJECTION_STANDS, FRA, GBR)));
        assertThat(course.between(GBR, FRA, NEW_YEAR.plusDays(5)).inForce()).isFalse();
        assertThat(course.between(FRA, POL, NEW_YEAR.plusDays(5)).inForce()).isTrue();
        assertThat(course.between(FRA, GBR, NEW_YEAR.plusYears(1)).inForce()).isTrue();
        assertThat(course.between(FRA, new Party("USA"), NEW_YEAR).reason())
                .isEqualTo(Reason.of(Why.NOT_BOUND, new Party("USA")));
    }

    @Test
    void deadlinesAreTheNextOfEachKind() {
        Course course = signedAnd();

        assertThat(Deadline.of(TWO_SIGN, course, LocalDate.of(2034, 2, 1)))
                .containsExactly(
                        new Deadline(Deadline.Kind.RENEWAL_NOTICE, LocalDate.of(2034, 7, 1), null),
                        new Deadline(Deadline.Kind.RENEWS, LocalDate.of(2035, 1, 1), null));
        assertThat(Deadline.of(TWO_SIGN, course, LocalDate.of(2034, 8, 1)))
                .containsExactly(
                        new Deadline(Deadline.Kind.RENEWS, LocalDate.of(2035, 1, 1), null),
                        new Deadline(Deadline.Kind.RENEWAL_NOTICE, LocalDate.of(2035, 7, 1), null));
    }

    @Test
    void actsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Act.ofAll(ActKind.RATIFICATION, NEW_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> Act.of(ActKind.TERMINATION, FRA, NEW_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> Act.of(ActKind.OBJECTION, FRA, NEW_YEAR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Act(ActKind.WITHDRAWAL_NOTICE, FRA, NEW_YEAR, NEW_YEAR.minusDays(1), null));
    }

    private static Course signedAnd(Act... more) {
        List<Act> acts = new java.util.ArrayList<>(List.of(
                Act.of(ActKind.DEFINITIVE_SIGNATURE, FRA, NEW_YEAR.minusDays(40)),
                Act.of(ActKind.DEFINITIVE_SIGNATURE, GBR, NEW_YEAR)));
        acts.addAll(List.of(more));
        return StateEngine.follow(TWO_SIGN, acts);
    }
}
