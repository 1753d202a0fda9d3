package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.label.model.LabelLot;
import org.entente.label.model.PolicyDocuments;
import org.entente.label.model.PolicyModel;
import org.entente.label.model.PolicyModel.Answer;
import org.entente.label.model.Said;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.SpifReader;
import org.entente.testing.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The label of a collection against the model, over sets of labels drawn by lot. */
class RollUpModelTest {

    private static final int SETS = 4_000;
    private static final int CLEARANCES_OF_A_SET = 6;

    private final long seed = Seed.drawn();

    private final Random random = new Random(seed);

    @ParameterizedTest
    // Of labels drawn under that one, nearly all have a common release.
    @EnumSource(value = PolicyDocuments.class, mode = EnumSource.Mode.EXCLUDE, names = "US_STYLE")
    void whoeverMayReadTheRollUpMayReadEachAndNoneIsGivenWhereNoneCovers(PolicyDocuments document) {
        PolicyModel model = PolicyModel.read(document.document());
        RollUps rollUps = new RollUps(new Policies(List.of(SpifReader.read(document.document()))));
        LabelLot lot = new LabelLot(model, random, LabelLot.FEW);
        int covered = 0;
        int read = 0;
        for (int i = 0; i < SETS; i++) {
            List<Said.Label> labels = set(lot, random.nextInt(1, 5));
            RollUp answer = rollUps.of(labels.stream().map(Drawn::label).toList());
            Optional<Said.Label> expected = model.rollUp(labels);
            String what = "seed %d: %s".formatted(seed, labels);
            if (answer instanceof RollUp.Covered(ConfidentialityLabel label)) {
                assertThat(expected).as(what).contains(said(label));
                covered++;
                read += readers(model, lot, said(label), labels, what);
            } else {
                assertThat(expected).as(what).isEmpty();
                assertThat(answer)
                        .as(what)
                        .isInstanceOfSatisfying(
                                RollUp.NoCommonRelease.class,
                                none -> assertThat(none.highest().name()).isEqualTo(model.highest(labels)));
            }
        }
        System.out.printf(
                "Roll-ups under %s: %,d sets, %,d covered, read with %,d clearances (seed %d)%n",
                model.name(), SETS, covered, read, seed);
        assertThat(covered).as("seed %d", seed).isBetween(SETS / 20, SETS * 19 / 20);
        assertThat(read).as("seed %d", seed).isGreaterThan(SETS / 20);
    }

    @Test
    void policiesWithoutStatedEquivalentsStayApart() {
        PolicyModel one = PolicyModel.read(PolicyDocuments.SHIPPED.document());
        PolicyModel other = PolicyModel.read(PolicyDocuments.THORNY.document());
        Policies policies = new Policies(Stream.of(PolicyDocuments.SHIPPED, PolicyDocuments.THORNY)
                .map(document -> SpifReader.read(document.document()))
                .toList());
        RollUps rollUps = new RollUps(policies);
        LabelLot ofOne = new LabelLot(one, random, LabelLot.FEW);
        LabelLot ofOther = new LabelLot(other, random, LabelLot.FEW);
        for (int i = 0; i < 300; i++) {
            List<ConfidentialityLabel> ours = Stream.generate(ofOne::validLabel)
                    .limit(random.nextInt(1, 4))
                    .map(Drawn::label)
                    .toList();
            List<ConfidentialityLabel> theirs = Stream.generate(ofOther::validLabel)
                    .limit(random.nextInt(1, 4))
                    .map(Drawn::label)
                    .toList();
            List<ConfidentialityLabel> all = new ArrayList<>(ours);
            all.addAll(theirs);
            assertThat(rollUps.of(all))
                    .as("seed %d", seed)
                    .isEqualTo(new RollUp.SeveralPolicies(List.of(rollUps.of(ours), rollUps.of(theirs))));
        }
    }

    /** A newer edition may have given up what an old label asks for; whoever reads the roll-up would not need it. */
    @Test
    void whatTheNewestEditionDoesNotKnowIsNotDropped() {
        SecurityPolicy old = SpifReader.read(PolicyDocuments.THORNY.document());
        SecurityPolicy without = new SecurityPolicy(
                old.name(),
                old.oid(),
                2,
                old.version(),
                old.phrases(),
                old.levels(),
                old.tags().stream().filter(tag -> !tag.name().equals("Ward")).toList(),
                old.equivalents());
        RollUps rollUps = new RollUps(new Policies(List.of(old, without)));
        Category desk = Category.of(TagType.PERMISSIVE, "Desk", List.of("ONE"));
        Category ward = Category.of(TagType.RESTRICTIVE, "Ward", List.of("RED"));
        ConfidentialityLabel warded = new ConfidentialityLabel(old.name(), 1, "OPEN", List.of(desk, ward));
        ConfidentialityLabel plain = new ConfidentialityLabel(old.name(), 2, "OPEN", List.of(desk));
        assertThat(rollUps.of(List.of(warded, plain))).isInstanceOf(RollUp.NoCommonRelease.class);
        assertThat(rollUps.of(List.of(warded))).isEqualTo(new RollUp.Covered(warded));
    }

    private List<Said.Label> set(LabelLot lot, int size) {
        return Stream.generate(() -> random.nextInt(30) == 0 ? lot.label() : lot.validLabel())
                .filter(label -> label.policy().equalsIgnoreCase(lot.policy()))
                .limit(size)
                .toList();
    }

    private int readers(PolicyModel model, LabelLot lot, Said.Label rollUp, List<Said.Label> labels, String what) {
        int readers = 0;
        for (int i = 0; i < CLEARANCES_OF_A_SET; i++) {
            Said.Clearance clearance = lot.wholeClearance(rollUp);
            if (model.decide(clearance, rollUp) == Answer.PERMIT) {
                readers++;
                for (Said.Label label : labels) {
                    assertThat(model.decide(clearance, label))
                            .as("%s rolled up to %s, with %s", what, rollUp, clearance)
                            .isEqualTo(Answer.PERMIT);
                }
            }
        }
        return readers;
    }

    private static Said.Label said(ConfidentialityLabel label) {
        return new Said.Label(
                label.policy(),
                label.classification(),
                label.categories().stream()
                        .map(one -> new Said.Entry(
                                one.type().name(), one.tagName(), Set.copyOf(new TreeSet<>(one.values()))))
                        .toList());
    }
}
