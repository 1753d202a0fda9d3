package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.entente.label.model.LabelLot;
import org.entente.label.model.PolicyDocuments;
import org.entente.label.model.PolicyModel;
import org.entente.label.model.PolicyModel.Answer;
import org.entente.label.model.Said;
import org.entente.label.spif.SpifReader;
import org.entente.testing.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether another label only restricts, against the model and against people, over pairs of labels drawn by lot. */
class LabelRelationModelTest {

    private static final int PAIRS = 2_000;
    private static final int PEOPLE_OF_A_PAIR = 4;

    private final long seed = Seed.drawn();

    private final Random random = new Random(seed);

    @ParameterizedTest
    @EnumSource(PolicyDocuments.class)
    void nobodyGainsByALabelThatOnlyRestrictsAndSomebodyByAnyOther(PolicyDocuments document) {
        PolicyModel model = PolicyModel.read(document.document());
        LabelRelations relations = new LabelRelations(new Policies(List.of(SpifReader.read(document.document()))));
        LabelLot lot = new LabelLot(model, random, LabelLot.FEW);
        int restricting = 0;
        int readers = 0;
        for (int i = 0; i < PAIRS; i++) {
            Said.Label from = random.nextInt(4) == 0 ? lot.label() : lot.validLabel();
            Said.Label to = random.nextInt(4) == 0 ? lot.label() : lot.near(from);
            String what = "seed %d: %s to %s".formatted(seed, from, to);
            LabelRelation answer = relations.between(Drawn.label(from), Drawn.label(to));
            assertThat(answer != LabelRelation.OPENS).as(what).isEqualTo(model.onlyRestricts(from, to));
            if (answer == LabelRelation.OPENS) {
                continue;
            }
            restricting++;
            for (int person = 0; person < PEOPLE_OF_A_PAIR; person++) {
                Said.Clearance held = lot.wholeClearance(to);
                if (model.decide(held, to) == Answer.PERMIT) {
                    readers++;
                    assertThat(model.decide(held, from))
                            .as(what + " for " + held)
                            .isEqualTo(Answer.PERMIT);
                }
            }
        }
        System.out.printf(
                "Labels replaced under %s: %,d pairs, %,d only restrict, %,d readers (seed %d)%n",
                model.name(), PAIRS, restricting, readers, seed);
        assertThat(restricting).as("seed %d", seed).isBetween(PAIRS / 10, PAIRS * 3 / 4);
        assertThat(readers).as("seed %d", seed).isGreaterThan(PAIRS / 50);
    }

    @Test
    void labelsOfTwoPoliciesOfUnknownOnesAndInvalidOnesAlwaysOpen() {
        Policies policies = new Policies(List.of(
                SpifReader.read(PolicyDocuments.SHIPPED.document()),
                SpifReader.read(PolicyDocuments.THORNY.document())));
        LabelRelations relations = new LabelRelations(policies);
        LabelLot ours = new LabelLot(PolicyModel.read(PolicyDocuments.SHIPPED.document()), random, LabelLot.FEW);
        LabelLot theirs = new LabelLot(PolicyModel.read(PolicyDocuments.THORNY.document()), random, LabelLot.FEW);
        for (int i = 0; i < 200; i++) {
            ConfidentialityLabel our = Drawn.label(ours.validLabel());
            assertThat(relations.between(our, Drawn.label(theirs.validLabel()))).isEqualTo(LabelRelation.OPENS);
            assertThat(relations.between(our, new ConfidentialityLabel("UNKNOWN", our.classification(), List.of())))
                    .isEqualTo(LabelRelation.OPENS);
            assertThat(relations.between(new ConfidentialityLabel(our.policy(), "COSMIC", our.categories()), our))
                    .isEqualTo(LabelRelation.OPENS);
            assertThat(relations.between(our, our)).isEqualTo(LabelRelation.SAME);
        }
    }
}
