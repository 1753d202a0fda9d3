package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.label.model.LabelLot;
import org.entente.label.model.PolicyModel;
import org.entente.label.model.Said;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.spif.SpifReader;
import org.entente.testing.Seed;
import org.junit.jupiter.api.Test;

/** What is said of clearances is said of what they open: over labels and clearances of the shipped policies drawn by lot. */
class ClearancesLotTest {

    private static final int DRAWS = 10_000;
    private static final Map<String, List<String>> NATIONS = Map.of("Releasable To", List.of("FRA", "GBR", "USA"));

    private final long seed = Seed.drawn();
    private final Random random = new Random(seed);
    private final List<LabelLot> lots = ShippedPolicies.documents().stream()
            .map(document -> new LabelLot(PolicyModel.read(document), random, NATIONS))
            .toList();
    private final Policies policies = new Policies(
            ShippedPolicies.documents().stream().map(SpifReader::read).toList());
    private final AccessDecisionFunction decisions = new AccessDecisionFunction(policies);

    @Test
    void whatOpensNoMoreOpensNoMoreByEquivalentsEither() {
        Map<String, Integer> met = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            Said.Label drawn = lots.get(random.nextInt(lots.size())).validLabel();
            ConfidentialityLabel label = Drawn.label(drawn);
            Clearances some = clearances(drawn);
            Clearances others = clearances(drawn);
            Clearances common = some.commonWith(others);
            String what = "seed %d: %s asked of %s, of %s, and of what they have in common"
                    .formatted(seed, label, some, others);

            assertThat(common.liesWithin(some) && common.liesWithin(others) && common.opensNoMoreThan(some))
                    .as(what)
                    .isTrue();
            assertThat(opens(common, label) && !opens(some, label)).as(what).isFalse();
            if (some.opensNoMoreThan(others)) {
                assertThat(opens(some, label) && !opens(others, label)).as(what).isFalse();
                met.merge("opens no more", 1, Integer::sum);
            }
            if (opens(some, label)) {
                met.merge(opens(common, label) ? "still open" : "closed", 1, Integer::sum);
                if (some.under(label.policy()).isEmpty()) {
                    met.merge("open by an equivalent", 1, Integer::sum);
                }
            }
        }
        System.out.println("Clearances by lot: " + met + ", seed " + seed);
        assertThat(met.keySet())
                .as("seed %d", seed)
                .containsExactlyInAnyOrder("opens no more", "still open", "closed", "open by an equivalent");
    }

    // Under some of the policies, each clearance with an eye to the label where it is of the label's policy.
    private Clearances clearances(Said.Label label) {
        List<Clearance> held = new ArrayList<>();
        for (LabelLot lot : lots) {
            if (random.nextInt(3) > 0) {
                Clearance drawn = Drawn.clearance(lot.clearance(label));
                if (drawn.policy().equalsIgnoreCase(lot.policy())) {
                    held.add(drawn);
                }
            }
        }
        return new Clearances(held);
    }

    private boolean opens(Clearances clearances, ConfidentialityLabel label) {
        return decisions.decide(clearances, label).permitted();
    }
}
