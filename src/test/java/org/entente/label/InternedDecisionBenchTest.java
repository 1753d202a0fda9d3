package org.entente.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.entente.shared.NationCode;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What it costs to decide on a label and a clearance that have ids: a look into memory, beside what working it out costs. */
@Tag("bench")
class InternedDecisionBenchTest extends PortalTest {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(2);
    private static final int AT_A_TIME = 10_000;

    @Autowired
    private Labels labels;

    @Test
    void internedPairIsLookedUp() {
        Clearances clearances = labels.standing(new NationCode("FRA"));
        ConfidentialityLabel label = fixture.label("UNCLASSIFIED", "FRA", "GBR", "POL");
        ClearanceId clearanceId = labels.intern(clearances);
        LabelId labelId = labels.intern(label);
        double worked = rate(() -> labels.decide(clearances, label).permitted());
        double lookedUp = rate(() -> labels.permits(clearanceId, labelId));
        System.out.printf(
                "Decisions on one core, in a second: worked out %,.0f, of an interned pair %,.0f: %.0f times as many%n",
                worked, lookedUp, lookedUp / worked);
    }

    private static double rate(BooleanSupplier decision) {
        rate(decision, WARM_UP);
        return rate(decision, MEASURED);
    }

    private static double rate(BooleanSupplier decision, Duration time) {
        long began = PROCESSOR.getCurrentThreadCpuTime();
        long done = 0;
        long permitted = 0;
        long spent;
        do {
            for (int i = 0; i < AT_A_TIME; i++) {
                permitted += decision.getAsBoolean() ? 1 : 0;
            }
            done += AT_A_TIME;
            spent = PROCESSOR.getCurrentThreadCpuTime() - began;
        } while (spent < time.toNanos());
        assertThat(permitted).isEqualTo(done);
        return done * 1e9 / spent;
    }
}
