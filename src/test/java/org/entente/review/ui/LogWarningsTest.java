package org.entente.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.entente.access.Roles;
import org.entente.audit.proof.LogStanding;
import org.entente.audit.proof.LogTrouble;
import org.entente.audit.proof.Witness;
import org.entente.shared.NationCode;
import org.entente.testing.PageTest;
import org.junit.jupiter.api.Test;

/** What an auditor is warned of on the page of the log. */
class LogWarningsTest extends PageTest {

    private static final List<Witness> ONE =
            List.of(new Witness("witness.example/nor", new NationCode("NOR"), "key", Instant.EPOCH, null, null, null));

    @Test
    void pageWarnsOfALogThatNobodyWitnessesAndOfEachTrouble() {
        BrowserlessUIContext window = open(fixture.official("GBR", Roles.AUDITOR), "audit/log");
        assertThat(window.find(LogView.class).single()).isNotNull();

        LogWarnings none = new LogWarnings(standing(), ONE);
        assertThat(none.isVisible()).isFalse();
        LogWarnings unwitnessed = new LogWarnings(standing(), List.of());
        assertThat(unwitnessed.isVisible()).isTrue();
        assertThat(text(unwitnessed)).contains("No nation witnesses this log");
        LogWarnings all = new LogWarnings(standing(LogTrouble.values()), ONE);
        assertThat(all.getChildren())
                .hasSize(LogTrouble.values().length)
                .allSatisfy(
                        line -> assertThat(text(line)).hasSizeGreaterThan(40).doesNotContain("review."));
    }

    private static LogStanding standing(LogTrouble... troubles) {
        return new LogStanding("log.example", "key", 5, Instant.EPOCH, Arrays.asList(troubles));
    }
}
