package org.entente.label.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.entente.label.UnreadableDocument;

/** Counts what a fuzz target was given, since a fuzzer that does not run is green as well. */
final class Runs {

    /** Asked for, so that {@link #PROMISED} are reached whatever the fuzzer counts. */
    static final long ASKED = 51_000;

    static final long PROMISED = 50_000;

    private final AtomicLong given = new AtomicLong();
    private final AtomicLong understood = new AtomicLong();

    /** Runs a target; the only exception that it may have is the refusal of its document. */
    void run(Runnable target) {
        given.incrementAndGet();
        try {
            target.run();
            understood.incrementAndGet();
        } catch (UnreadableDocument refused) {
            assertThat(refused.reason()).isNotBlank().hasSizeLessThan(1000);
        }
    }

    void areEnough(String what) {
        System.out.println("Fuzzed " + what + ": " + given + " documents, of which " + understood + " were understood");
        assertThat(given).as("documents given to " + what).hasValueGreaterThanOrEqualTo(PROMISED);
        assertThat(understood).as("documents that " + what + " understood").hasPositiveValue();
    }
}
