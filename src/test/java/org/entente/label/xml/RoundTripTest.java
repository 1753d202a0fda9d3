package org.entente.label.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.label.Clearance;
import org.entente.label.Policies;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.Test;

/** Whatever valid label is written is read as the same, without a note. */
class RoundTripTest {

    private static final Path EXAMPLE = Path.of("../shared/realdata/policy/nato-example-spif-2.1.xml");
    private static final int LABELS = 10_000;

    @Test
    void labelsOfTheShippedPoliciesComeBackAsTheyWere() {
        ShippedPolicies.read().forEach(RoundTripTest::comesBack);
    }

    @Test
    void labelsOfTheExamplePolicyComeBackAsTheyWere() throws IOException {
        assumeTrue(Files.exists(EXAMPLE), "the example policy is not on this machine");
        comesBack(SpifReader.read(Files.readAllBytes(EXAMPLE)));
    }

    private static void comesBack(SecurityPolicy policy) {
        long seed = System.nanoTime();
        System.out.println("Round trip of " + LABELS + " labels of " + policy.name() + ", seed " + seed);
        RandomLabels labels = new RandomLabels(policy, seed);
        Policies policies = new Policies(List.of(policy));
        LabelWriter writer = new LabelWriter(policies);
        Set<Object> different = new HashSet<>();
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < LABELS; i++) {
            MetadataLabel label = labels.withMetadata();
            ReadLabel read = LabelReader.read(writer.write(label));
            assertThat(read.label()).as("label %d of seed %d", i, seed).isEqualTo(label);
            assertThat(read.problems(policies))
                    .as("label %d of seed %d", i, seed)
                    .isEmpty();
            assertThat(read.notes())
                    .as("label %d of seed %d", i, seed)
                    .allMatch(note -> note.kind() == Leniency.Kind.NO_REVIEW_TIME);
            assertThat(writer.write(read.label())).isEqualTo(writer.write(label));
            Clearance clearance = labels.clearance();
            ReadClearance held = ClearanceReader.read(writer.write(clearance));
            assertThat(held.clearance()).as("clearance %d of seed %d", i, seed).isEqualTo(clearance);
            assertThat(held.unknown(policies)).isEmpty();
            different.add(label.label());
            label.label().categories().forEach(category -> tags.add(category.tagName()));
        }
        assertThat(different).as("the drawn labels differ").hasSizeGreaterThan(LABELS / 20);
        assertThat(tags).as("every tag was drawn").hasSize((int)
                policy.tags().stream().map(tag -> tag.name()).distinct().count());
    }
}
