package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.shared.NationCode;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Decisions, markings, roll-up, and the decisions that the database holds. */
class LabelsTest extends PortalTest {

    private static final NationCode GBR = new NationCode("GBR");
    private static final NationCode FRA = new NationCode("FRA");
    private static final NationCode POL = new NationCode("POL");

    @Autowired
    private Labels labels;

    @Autowired
    private LabelRegistry registry;

    @Test
    void aNationThatTheLabelDoesNotNameIsDenied() {
        assertDenied(clearance("SECRET", POL), label("UNCLASSIFIED", GBR, FRA), AccessDecision.Kind.NOT_RELEASABLE);
    }

    @Test
    void aLevelAboveTheClearanceIsDenied() {
        assertDenied(clearance("RESTRICTED", GBR), label("CONFIDENTIAL", GBR), AccessDecision.Kind.CLASSIFICATION);
    }

    @Test
    void aCaveatThatIsNotHeldIsDenied() {
        ConfidentialityLabel control =
                labels.policy().label("RESTRICTED", List.of(GBR), List.of(CoalitionPolicy.EXERCISE_CONTROL));
        assertDenied(clearance("SECRET", GBR), control, AccessDecision.Kind.CAVEAT);
        Clearance trusted = labels.policy().clearance("SECRET", GBR, List.of(CoalitionPolicy.EXERCISE_CONTROL));
        assertThat(labels.decide(trusted, control).permitted()).isTrue();
    }

    @Test
    void anInvalidLabelIsDeniedToEverybodyAndNeverStored() {
        ConfidentialityLabel openByOmission = labels.policy().label("UNCLASSIFIED", List.of(), List.of());
        assertDenied(clearance("SECRET", GBR), openByOmission, AccessDecision.Kind.INVALID_LABEL);
        assertThatThrownBy(() -> labels.intern(openByOmission)).isInstanceOf(InvalidLabel.class);
        ConfidentialityLabel unknownLevel = label("COSMIC", GBR);
        assertThatThrownBy(() -> labels.intern(unknownLevel)).isInstanceOf(InvalidLabel.class);
    }

    @Test
    void aNationThatTheLabelNamesIsPermittedUpToItsLevel() {
        assertThat(labels.decide(clearance("CONFIDENTIAL", FRA), label("CONFIDENTIAL", GBR, FRA))
                        .permitted())
                .isTrue();
    }

    @Test
    void aCollectionHasTheHighestLevelAllCaveatsAndOnlyTheCommonNations() {
        ConfidentialityLabel control =
                labels.policy().label("RESTRICTED", List.of(GBR, FRA), List.of(CoalitionPolicy.EXERCISE_CONTROL));
        assertThat(labels.rollUp(List.of(label("SECRET", GBR, FRA, POL), control)))
                .isEqualTo(new RollUp.Covered(
                        labels.policy().label("SECRET", List.of(GBR, FRA), List.of(CoalitionPolicy.EXERCISE_CONTROL))));
    }

    @Test
    void aCollectionWithoutACommonNationIsForAPersonToDecide() {
        assertThat(labels.rollUp(List.of(label("RESTRICTED", GBR), label("SECRET", FRA))))
                .isInstanceOfSatisfying(
                        RollUp.NoCommonRelease.class,
                        none -> assertThat(none.highest().name()).isEqualTo("SECRET"));
        assertThat(labels.rollUp(List.of())).isEqualTo(new RollUp.Nothing());
    }

    @Test
    void markingsReadAsThePolicyHasThem() {
        Marking marking = labels.marking(label("SECRET", GBR, FRA));
        assertThat(marking.banner()).isEqualTo("ENTENTE SECRET Releasable to FRA, GBR");
        assertThat(marking.portion()).isEqualTo("(S)");
    }

    @Test
    void noValueCanImitateTheBoundsBetweenOthers() {
        Category two = Category.of(TagType.RESTRICTIVE, "Caveat", List.of("A", "B"));
        Category one = Category.of(TagType.RESTRICTIVE, "Caveat", List.of("A\",\"B"));
        assertThat(new ConfidentialityLabel("P", "S", List.of(two)).canonical())
                .isNotEqualTo(new ConfidentialityLabel("P", "S", List.of(one)).canonical());
    }

    @Test
    void equalLabelsShareOneRowInWhateverOrderTheyNameNations() {
        assertThat(labels.intern(label("SECRET", GBR, FRA))).isEqualTo(labels.intern(label("SECRET", FRA, GBR)));
        assertThat(labels.label(labels.intern(label("SECRET", GBR, FRA)))).isEqualTo(label("SECRET", FRA, GBR));
    }

    @Test
    void labelsAndClearancesThatComeAtTheSameTimeLeaveNoPairUndecided()
            throws InterruptedException, ExecutionException {
        List<NationCode> nations = NationCode.iso();
        Stream<Callable<Object>> newLabels = IntStream.range(0, 30)
                .mapToObj(n -> () -> labels.intern(label("RESTRICTED", nations.get(n), nations.get(200 - n))));
        Stream<Callable<Object>> newClearances = IntStream.range(0, 30)
                .mapToObj(n -> () -> labels.intern(clearance("CONFIDENTIAL", nations.get(100 + n))));
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Object> done :
                    threads.invokeAll(Stream.concat(newLabels, newClearances).toList())) {
                assertThat(done.get()).isNotNull();
            }
        }
        assertThat(undecided()).isZero();
    }

    @Test
    void aPairWithoutADecisionIsFoundAndDecided() {
        LabelId label = labels.intern(label("SECRET", GBR, new NationCode("XZZ")));
        fixture.sql()
                .sql("delete from dominance where label_id = ?")
                .param(label.value())
                .update();
        assertThat(undecided()).isPositive();
        assertThat(registry.decideGaps()).isPositive();
        assertThat(undecided()).isZero();
    }

    private int undecided() {
        return fixture.sql().sql("""
                        select count(*) from label l cross join clearance c
                         where not exists (select from dominance d where d.label_id = l.id and d.clearance_id = c.id)
                        """).query(Integer.class).single();
    }

    private void assertDenied(Clearance clearance, ConfidentialityLabel label, AccessDecision.Kind why) {
        AccessDecision decision = labels.decide(clearance, label);
        assertThat(decision.permitted()).isFalse();
        assertThat(decision.reason())
                .isInstanceOfSatisfying(
                        AccessDecision.Reason.class,
                        reason -> assertThat(reason.kind()).isEqualTo(why));
    }

    private ConfidentialityLabel label(String level, NationCode... nations) {
        return labels.policy().label(level, List.of(nations), List.of());
    }

    private Clearance clearance(String level, NationCode nation) {
        return labels.policy().clearance(level, nation, List.of());
    }
}
