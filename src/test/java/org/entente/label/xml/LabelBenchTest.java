package org.entente.label.xml;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.entente.label.AccessDecisionFunction;
import org.entente.label.Clearance;
import org.entente.label.ConfidentialityLabel;
import org.entente.label.Policies;
import org.entente.label.policy.SecurityPolicy;
import org.entente.label.spif.ShippedPolicies;
import org.entente.label.spif.SpifReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many labels one core reads, validates, decides and marks in a second. Printed; nothing is asserted on time. */
@Tag("bench")
class LabelBenchTest {

    private static final Path EXAMPLE = Path.of("../shared/realdata/policy/nato-example-spif-2.1.xml");
    private static final int LABELS = 5_000;
    /** Takes what is worked out, so that nothing is left out as unused. */
    private static final int[] SINK = new int[1];

    /** The thread's own time, which knows nothing of others on the machine. */
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(2);

    @Test
    void labelsPerSecondOnOneCore() throws IOException {
        ShippedPolicies.read().forEach(LabelBenchTest::measure);
        if (Files.exists(EXAMPLE)) {
            measure(SpifReader.read(Files.readAllBytes(EXAMPLE)));
        }
    }

    private static void measure(SecurityPolicy policy) {
        RandomLabels random = new RandomLabels(policy, 4774);
        Policies policies = new Policies(List.of(policy));
        AccessDecisionFunction decisions = new AccessDecisionFunction(policies);
        LabelWriter writer = new LabelWriter(policies);
        List<byte[]> documents = new ArrayList<>();
        List<ConfidentialityLabel> labels = new ArrayList<>();
        List<Clearance> clearances = new ArrayList<>();
        for (int i = 0; i < LABELS; i++) {
            MetadataLabel label = MetadataLabel.originator(random.valid(), Instant.EPOCH);
            documents.add(writer.write(label));
            labels.add(label.label());
            clearances.add(random.clearance());
        }
        System.out.printf("Labels of %s on one core, in a second:%n", policy.name());
        print("read", documents, document -> LabelReader.read(document).label());
        print("validated", labels, policy::problems);
        print("decided", pairs(labels, clearances), pair -> decisions.decide(pair.clearance(), pair.label()));
        print("marked", labels, label -> policy.marking(label, Locale.FRENCH));
        print("all of these", wholes(documents, clearances), whole -> {
            ReadLabel read = LabelReader.read(whole.document());
            ConfidentialityLabel label = read.label().label();
            return read.problems(policies).size()
                    + decisions.decide(whole.clearance(), label).hashCode()
                    + policy.marking(label, Locale.FRENCH).banner().length();
        });
    }

    private static List<Pair> pairs(List<ConfidentialityLabel> labels, List<Clearance> clearances) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            pairs.add(new Pair(labels.get(i), clearances.get(i)));
        }
        return pairs;
    }

    private static List<Whole> wholes(List<byte[]> documents, List<Clearance> clearances) {
        List<Whole> wholes = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            wholes.add(new Whole(documents.get(i), clearances.get(i)));
        }
        return wholes;
    }

    private static <T> void print(String what, List<T> given, Function<T, Object> work) {
        rate(given, work, WARM_UP);
        System.out.printf("  %-12s  %,12.0f%n", what, rate(given, work, MEASURED));
    }

    private static <T> double rate(List<T> given, Function<T, Object> work, Duration time) {
        long began = PROCESSOR.getCurrentThreadCpuTime();
        long spent;
        long done = 0;
        do {
            for (T one : given) {
                SINK[0] ^= work.apply(one).hashCode();
            }
            done += given.size();
            spent = PROCESSOR.getCurrentThreadCpuTime() - began;
        } while (spent < time.toNanos());
        return done * 1e9 / spent;
    }

    private record Pair(ConfidentialityLabel label, Clearance clearance) {}

    private record Whole(byte[] document, Clearance clearance) {}
}
