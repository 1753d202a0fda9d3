package org.entente.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check of a whole log finds, and that it finds nothing where nothing is. */
class LogCheckTest {

    private static final long TIME = 1_795_900_000;

    private final Random random = new Random(6962);
    private final ModelKey witness = ModelKey.witness("witness.example/nor");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537, 70_000})
    void aLogAsItWasSealedHasNoFindings(int size) {
        ModelLog log = ModelLog.of(size, random);

        assertThat(findings(log, before(log), log.stored())).isEmpty();
    }

    @Test
    void anAlteredEntryIsNamed() {
        ModelLog log = ModelLog.of(700, random);
        List<byte[]> entries = log.entries();
        entries.get(300)[50] ^= 1;

        assertThat(findings(log, before(log), stored(log.salts(), entries)))
                .extracting(Finding::index, Finding::problem)
                .containsExactly(tuple(300L, Problem.ENTRY_ALTERED));
    }

    @Test
    void anAlteredSaltIsNamed() {
        ModelLog log = ModelLog.of(700, random);
        List<byte[]> salts = log.salts();
        salts.set(699, new byte[16]);

        assertThat(findings(log, before(log), stored(salts, log.entries())))
                .extracting(Finding::index, Finding::problem)
                .containsExactly(tuple(699L, Problem.ENTRY_ALTERED));
    }

    @Test
    void whatIsMissingTwiceInDisorderOrTooMuchIsNamed() {
        ModelLog log = ModelLog.of(20, random);
        List<LogCheck.Entry> stored = new ArrayList<>();
        log.stored().forEachRemaining(stored::add);

        assertThat(found(log, without(stored, 4, 5))).containsExactly(tuple(4L, Problem.ENTRY_MISSING));
        assertThat(found(log, without(stored, 19))).containsExactly(tuple(19L, Problem.ENTRY_MISSING));
        assertThat(found(log, List.of())).containsExactly(tuple(0L, Problem.ENTRY_MISSING));
        List<LogCheck.Entry> twice = new ArrayList<>(stored);
        twice.add(8, stored.get(7));
        assertThat(found(log, twice)).containsExactly(tuple(7L, Problem.DUPLICATE));
        List<LogCheck.Entry> moved = new ArrayList<>(stored);
        moved.add(10, moved.remove(3));
        assertThat(found(log, moved)).containsExactly(tuple(3L, Problem.ENTRY_MISSING), tuple(3L, Problem.DISORDER));
        List<LogCheck.Entry> more = new ArrayList<>(stored);
        more.add(new LogCheck.Entry(20, new byte[16], new byte[10]));
        assertThat(found(log, more)).containsExactly(tuple(20L, Problem.ENTRY_TOO_MANY));
    }

    @Test
    void anAlteredOrMissingTileIsNamedByItsFirstEntry() {
        ModelLog log = ModelLog.of(70_000, random);
        Tiles altered = (level, number, width) -> {
            byte[] tile = log.tile(70_000, level, number, width);
            if (level == 0 && number == 200 && tile != null) {
                tile[77] ^= 4;
            }
            return tile;
        };
        Tiles missing =
                (level, number, width) -> level == 1 && number == 0 ? null : log.tile(70_000, level, number, width);

        assertThat(check(log, altered).findings(log.note(70_000), List.of(), log.stored(), 10))
                .extracting(Finding::index, Finding::problem)
                .containsExactly(tuple(51_200L, Problem.TILE_ALTERED));
        assertThat(check(log, missing).findings(log.note(70_000), List.of(), log.stored(), 10))
                .extracting(Finding::index, Finding::problem)
                .containsExactly(tuple(0L, Problem.TILE_MISSING));
    }

    @Test
    void whereTheTailIsAlteredWhatAWitnessSawBeforeIsProvedAllTheSame() {
        ModelLog log = ModelLog.of(700, random);
        Tiles altered = (level, number, width) -> {
            byte[] tile = log.tile(700, level, number, width);
            if (level == 0 && number == 2 && tile != null) {
                tile[tile.length - 1] ^= 4;
            }
            return tile;
        };

        assertThat(check(log, altered).findings(log.note(700), List.of(), log.stored(), 10))
                .extracting(Finding::index, Finding::problem)
                .containsExactly(tuple(0L, Problem.ROOT_WRONG));
        assertThat(check(log, altered).findings(log.note(700), before(log), log.stored(), 10))
                .extracting(Finding::index, Finding::problem)
                .containsExactly(tuple(350L, Problem.ROOT_WRONG));
    }

    @Test
    void aHistorySignedAnewWithTheLogsOwnKeyIsAForkFromWhatAWitnessSaw() {
        ModelLog log = ModelLog.of(700, random);
        List<byte[]> entries = log.entries();
        entries.get(300)[50] ^= 1;
        ModelLog forked = log.with(log.salts(), entries);

        assertThat(findings(forked, List.of(), forked.stored())).isEmpty();
        assertThat(findings(forked, before(log), forked.stored()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.problem()).isEqualTo(Problem.FORKED);
                    assertThat(finding.index())
                            .as("size 100 was seen, and is the same")
                            .isEqualTo(100);
                    assertThat(finding.words()).contains("witness.example/nor at size 350");
                });
    }

    @Test
    void aLogThatWasCutIsShorterThanWhatAWitnessSaw() {
        ModelLog log = ModelLog.of(700, random);
        Note seen = ModelLog.note(log.cosigned(700, witness, TIME));
        ModelLog cut = log.with(log.salts().subList(0, 690), log.entries().subList(0, 690));

        assertThat(findings(cut, List.of(seen), cut.stored())).singleElement().satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo(Problem.SHORTER);
            assertThat(finding.index()).isEqualTo(690);
            assertThat(finding.words()).contains("witness.example/nor at size 700");
        });
    }

    @Test
    void whatTheKeyDidNotSignProvesNothing() {
        ModelLog log = ModelLog.of(5, random);
        ModelLog other = ModelLog.of(5, random);
        String text = log.checkpoint(5);
        String wrong = other.checkpoint(5).replaceFirst("(?s)^.*\n\n", log.body(5) + "\n");

        assertThat(check(log, log.tiles(5)).findings(other.note(5), List.of(), log.stored(), 10))
                .extracting(Finding::problem)
                .containsExactly(Problem.NOT_SIGNED);
        assertThat(check(log, log.tiles(5)).findings(ModelLog.note(wrong), List.of(), log.stored(), 10))
                .extracting(Finding::problem)
                .containsExactly(Problem.NOT_SIGNED);
        String resigned = text.replace("\n5\n", "\n4\n");
        assertThat(check(log, log.tiles(5)).findings(ModelLog.note(resigned), List.of(), log.stored(), 10))
                .extracting(Finding::problem)
                .containsExactly(Problem.SIGNATURE_WRONG);
        String moved = log.checkpoint(5) + witness.line(log.body(4), TIME);
        assertThat(check(log, log.tiles(5)).findings(ModelLog.note(moved), List.of(), log.stored(), 10))
                .extracting(Finding::problem)
                .containsExactly(Problem.SIGNATURE_WRONG);
    }

    private List<Tuple> found(ModelLog log, List<LogCheck.Entry> stored) {
        return findings(log, List.of(), stored.iterator()).stream()
                .map(finding -> tuple(finding.index(), finding.problem()))
                .toList();
    }

    private static List<LogCheck.Entry> without(List<LogCheck.Entry> stored, Integer... indexes) {
        return stored.stream()
                .filter(entry -> !Arrays.asList(indexes).contains((int) entry.index()))
                .toList();
    }

    /** The log at some of its earlier sizes, as the witness kept it. */
    private List<Note> before(ModelLog log) {
        return Stream.of(0, 100, log.size() / 2)
                .filter(size -> size <= log.size())
                .map(size -> ModelLog.note(log.cosigned(size, witness, TIME + size)))
                .toList();
    }

    private LogCheck check(ModelLog log, Tiles tiles) {
        return new LogCheck(log.key().verifier(), List.of(witness.verifier()), tiles);
    }

    private List<Finding> findings(ModelLog log, List<Note> before, Iterator<LogCheck.Entry> stored) {
        return check(log, log.tiles(log.size())).findings(log.note(log.size()), before, stored, 100);
    }

    private static Iterator<LogCheck.Entry> stored(List<byte[]> salts, List<byte[]> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new LogCheck.Entry(i, salts.get(i), entries.get(i)))
                .iterator();
    }
}
