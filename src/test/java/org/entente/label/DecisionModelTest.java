package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.label.model.LabelLot;
import org.entente.label.model.PolicyDocuments;
import org.entente.label.model.PolicyModel;
import org.entente.label.model.PolicyModel.Answer;
import org.entente.label.model.PolicyModel.Flaw;
import org.entente.label.model.Said;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.SpifReader;
import org.entente.testing.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine's validity and decision against a model of them that shares no code with it, over labels and clearances drawn by lot. */
class DecisionModelTest {

    private static final int PAIRS = 50_000;
    private static final int CLEARANCES_OF_A_LABEL = 4;

    private final long seed = Seed.drawn();

    @ParameterizedTest
    @EnumSource(PolicyDocuments.class)
    void engineAndModelAgreeOnEveryPair(PolicyDocuments document) {
        PolicyModel model = PolicyModel.read(document.document());
        SecurityPolicy policy = SpifReader.read(document.document());
        AccessDecisionFunction decisions = new AccessDecisionFunction(new Policies(List.of(policy)));
        LabelLot lot = new LabelLot(model, new Random(seed), Map.of());
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        Set<Flaw> met = EnumSet.noneOf(Flaw.class);
        for (int i = 0; i < PAIRS / CLEARANCES_OF_A_LABEL; i++) {
            Said.Label label = lot.label();
            Set<Flaw> flaws = model.flaws(label);
            List<LabelProblem> problems = policy.problems(Drawn.label(label));
            assertAgree(problems, flaws, label);
            met.addAll(flaws);
            for (int j = 0; j < CLEARANCES_OF_A_LABEL; j++) {
                Said.Clearance clearance = lot.clearance(label);
                Answer expected = model.decide(clearance, label);
                AccessDecision decision = decisions.decide(Drawn.clearance(clearance), Drawn.label(label));
                if (answer(decision) != expected || decision.permitted() != (expected == Answer.PERMIT)) {
                    throw new AssertionError("seed %d: %s asked of %s: the model says %s, the engine %s"
                            .formatted(seed, label, clearance, expected, decision));
                }
                answers.merge(expected, 1, Integer::sum);
            }
        }
        System.out.printf("Decisions over %s: %,d pairs, %s (seed %d)%n", model.name(), PAIRS, answers, seed);
        // The traffic light protocol has no caveats.
        Set<Answer> possible = EnumSet.allOf(Answer.class);
        if (document == PolicyDocuments.TLP) {
            possible.remove(Answer.CAVEAT);
        }
        assertThat(answers.keySet()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(possible);
        assertThat(answers.values())
                .as("seed %d: every answer is met often enough to mean something: %s", seed, answers)
                .allMatch(count -> count > PAIRS / (document == PolicyDocuments.US_STYLE ? 1000 : 200));
        if (document == PolicyDocuments.THORNY) {
            assertThat(met).as("seed %d", seed).containsExactlyInAnyOrder(Flaw.values());
        }
    }

    // A label of an unknown level is not looked into any further, so what else is wrong goes untold.
    private void assertAgree(List<LabelProblem> problems, Set<Flaw> flaws, Said.Label label) {
        Set<Flaw> told = problems.stream()
                .map(problem -> Flaw.valueOf(problem.kind().name()))
                .collect(Collectors.toSet());
        boolean agree =
                flaws.contains(Flaw.UNKNOWN_LEVEL) ? told.equals(Set.of(Flaw.UNKNOWN_LEVEL)) : told.equals(flaws);
        if (!agree) {
            throw new AssertionError(
                    "seed %d: of %s the model says %s, the engine %s".formatted(seed, label, flaws, problems));
        }
    }

    private static Answer answer(AccessDecision decision) {
        return Optional.ofNullable(decision.reason())
                .map(reason -> Answer.valueOf(reason.kind().name()))
                .orElse(Answer.PERMIT);
    }
}
