package org.entente.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.entente.audit.proof.LogTrouble;
import org.entente.testing.PortalTest;
import org.entente.testing.TestDatabase;
import org.entente.testing.TestFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** What a node saw signed it knows without the database and without any witness, and goes on only with a log that continues it. */
@ExtendWith(OutputCaptureExtension.class)
class LogAnchorTest extends PortalTest {

    @Autowired
    private LogKeys keys;

    @Autowired
    private JsonMapper json;

    private Connection superuser;
    private SmallLog log;
    private Path file;
    private Instant now = Instant.parse("2026-11-29T04:00:00Z");
    private Node node;

    /** A portal's sealing, from its start on. */
    private final class Node {

        final Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        final LogTroubles troubles = new LogTroubles(clock);
        final LogAnchor anchor = new LogAnchor(file, keys, troubles, clock);
        final SealingClock sealing = new SealingClock(log.sealer(anchor), anchor, troubles, clock);

        /** Has everything sealed that waits, until the portal's own sealer leaves the lock to it. */
        void seal() {
            now = now.plusSeconds(2);
            for (int i = 0; i < 50; i++) {
                sealing.seal();
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        superuser = TestDatabase.superuser().getConnection();
        log = new SmallLog(superuser, keys, json, new Random(8));
        file = TestFiles.directory().resolve("anchor-" + UUID.randomUUID());
        node = new Node();
        log.grow(5);
        log.grow(4);
        more();
    }

    @AfterEach
    void close() throws Exception {
        superuser.close();
    }

    @Test
    void lastCheckpointIsKeptAndTheLogGoesOnAfterARestart() throws IOException {
        node.seal();
        assertThat(Files.readString(file)).startsWith(keys.name() + "\n10\n");
        more();
        node.seal();
        node = new Node();
        more();
        node.seal();
        assertThat(Files.readString(file)).startsWith(keys.name() + "\n12\n");
        assertThat(node.troubles.now()).isEmpty();
        assertThat(log.inspect(null).findings()).isEmpty();
    }

    @Test
    void logThatWasCutIsNotGoneOnWithNorFoundWholeAfterARestart(CapturedOutput output) throws IOException {
        node.seal();
        String kept = Files.readString(file);
        log.restore(5);
        more();
        node.seal();
        assertThat(node.troubles.now()).containsExactly(LogTrouble.SHORTER);
        assertThat(log.waiting()).isEqualTo(1);

        node = new Node();
        log.jdbc.update("delete from audit_queue");
        node.seal();
        assertThat(node.troubles.now()).as("also where nothing waits").containsExactly(LogTrouble.SHORTER);
        log.jdbc.update("delete from audit_checkpoint");
        log.jdbc.update("delete from audit_leaf");
        node.seal();
        assertThat(node.troubles.now()).as("nor of an empty log").containsExactly(LogTrouble.SHORTER);
        assertThat(Files.readString(file)).isEqualTo(kept);
        assertThat(output).contains("The log has 5 entries, and had 10");
    }

    @Test
    void otherLogOfTheSameKeyIsNotGoneOnWith() {
        node.seal();
        log.restore(5);
        log.forget();
        log.grow(6);
        more();
        node.seal();
        assertThat(node.troubles.now()).containsExactly(LogTrouble.FORKED);
        assertThat(log.waiting()).isEqualTo(1);
    }

    @Test
    void operatorWhoPutAnOlderStateBackGoesOnFromItByItsSize() throws IOException {
        node.seal();
        log.restore(5);
        node = new Node();
        node.seal();
        assertThat(meant("10")).isNull();
        assertThat(meant("")).isNull();
        LogRestoration.Step step = Objects.requireNonNull(meant("5"));
        assertThat(step.had()).isEqualTo(10);
        assertThat(step.has()).isEqualTo(5);

        restoration("5").accept(step);
        more();
        node.seal();
        assertThat(node.troubles.now()).isEmpty();
        assertThat(Files.readString(file)).startsWith(keys.name() + "\n6\n");
        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".before-10")))
                .startsWith(keys.name() + "\n10\n");
        assertThat(meant("6")).as("nothing to go back to").isNull();
    }

    @Test
    void whatIsWrongIsToldOnceAMinuteAndEnds(CapturedOutput output) {
        node.seal();
        String note =
                log.jdbc.queryForObject("select note from audit_checkpoint order by size desc limit 1", String.class);
        log.jdbc.update("update audit_checkpoint set note = 'mangled' where size = 10");
        more();
        node.seal();
        node.seal();
        assertThat(node.troubles.now()).containsExactly(LogTrouble.BROKEN);
        assertThat(output).containsOnlyOnce("cannot be read");
        now = now.plus(Duration.ofMinutes(1));
        node.seal();
        assertThat(output.toString().split("cannot be read", -1)).hasSize(3);

        log.jdbc.update("update audit_checkpoint set note = ? where size = 10", note);
        node.seal();
        assertThat(node.troubles.now()).isEmpty();
        assertThat(log.waiting()).isZero();
    }

    @Test
    void fileThatIsNoCheckpointIsPutAsideAndTold() throws IOException {
        Files.writeString(file, "no checkpoint");
        node = new Node();
        assertThat(node.troubles.now()).containsExactly(LogTrouble.ANCHOR_UNREADABLE);
        node.seal();
        assertThat(Files.readString(file)).startsWith(keys.name() + "\n10\n");
        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".unreadable")))
                .isEqualTo("no checkpoint");
    }

    @Test
    void whereNothingCanBeKeptThatIsToldAndEntriesAreSealed() {
        file = TestFiles.directory().resolve("no such directory").resolve("anchor");
        node = new Node();
        node.seal();
        assertThat(node.troubles.now()).containsExactly(LogTrouble.ANCHOR_NOT_KEPT);
        assertThat(log.waiting()).isZero();
    }

    // One more entry waits.
    private void more() {
        log.waits(log.add());
    }

    private LogRestoration restoration(String size) {
        return new LogRestoration(log.repository, node.anchor, new SealingSettings("", "", "", size));
    }

    private LogRestoration.@Nullable Step meant(String size) {
        return restoration(size).meant().orElse(null);
    }
}
