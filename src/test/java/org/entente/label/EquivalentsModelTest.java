package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.entente.label.model.MappedPolicies;
import org.entente.label.model.Said;
import org.entente.label.spif.SpifReader;
import org.entente.testing.Seed;
import org.junit.jupiter.api.Test;

/**
 * Equivalents between policies drawn by lot, against a model of them that shares no code with the engine: nobody is admitted whom one
 * of the label's categories, or one value of a restrictive one, keeps out by what it becomes by itself.
 */
class EquivalentsModelTest {

    private static final int POLICIES = 250;
    private static final int LABELS = 30;
    private static final int CLEARANCES = 6;

    private final long seed = Seed.drawn();

    @Test
    void nobodyIsAdmittedWhomOneOfTheCategoriesKeepsOut() {
        Random random = new Random(seed);
        Map<String, Integer> met = new TreeMap<>();
        for (int i = 0; i < POLICIES; i++) {
            MappedPolicies drawn = new MappedPolicies(random);
            AccessDecisionFunction decisions = new AccessDecisionFunction(new Policies(
                    List.of(SpifReader.read(drawn.firstDocument()), SpifReader.read(drawn.secondDocument()))));
            for (int j = 0; j < LABELS; j++) {
                Said.Label label = drawn.label();
                for (int k = 0; k < CLEARANCES; k++) {
                    met.merge(compare(drawn, decisions, label, drawn.clearance()), 1, Integer::sum);
                }
            }
        }
        System.out.printf("Equivalents: %s (seed %d)%n", met, seed);
        assertThat(met.keySet())
                .as("seed %d", seed)
                .containsExactly(
                        "admitted", "admitted by a common release", "kept out", "no common release", "not stated");
        assertThat(met.values())
                .as("seed %d: each is met often enough to mean something: %s", seed, met)
                .allMatch(count -> count > 100);
    }

    private String compare(
            MappedPolicies drawn, AccessDecisionFunction decisions, Said.Label label, Said.Clearance clearance) {
        boolean permitted =
                decisions.decide(Drawn.clearance(clearance), Drawn.label(label)).permitted();
        boolean stated = drawn.isStated(label);
        boolean admitted = stated && drawn.admitsByEach(label, clearance);
        // Who holds another value for each of two that meet in one release is admitted by each, and may not be by both.
        boolean sure = !drawn.meetInARelease(label);
        if (permitted && !admitted || admitted && sure && !permitted) {
            throw new AssertionError("seed %d: %s asked of %s: the engine permits: %s, the model: %s, by %s"
                    .formatted(seed, label, clearance, permitted, admitted, drawn));
        }
        if (!stated) {
            return "not stated";
        }
        if (permitted) {
            return sure ? "admitted" : "admitted by a common release";
        }
        return admitted ? "no common release" : "kept out";
    }
}
