package org.entente.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./portal verify} says of bundles, and how it ends. */
class VerifyCommandTest {

    private static final long TIME = 1_795_900_000;

    @TempDir
    private Path directory;

    private final Random random = new Random(9162);
    private final ModelKey witness = ModelKey.witness("witness.example/nor");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 700, 65_535, 65_536, 65_537, 66_000})
    void aBundleAsItWasMadeIsProvedWhateverItHolds(int size) {
        ModelLog log = ModelLog.of(size, random);
        List<Collection<Integer>> scopes = List.of(
                all(size),
                List.of(),
                IntStream.range(size / 3, size / 2).boxed().toList(),
                random.ints(20, 0, Math.max(1, size))
                        .filter(i -> i < size)
                        .boxed()
                        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        for (Collection<Integer> scope : scopes) {
            JsonNode answer = json(0, bundle(log, scope, 0, size / 2, size), log);

            assertThat(answer.get("proved").asBoolean()).isTrue();
            assertThat(answer.get("entries").get("count").asInt()).isEqualTo(scope.size());
            assertThat(answer.get("entries").get("complete").asBoolean()).isEqualTo(scope.size() == size);
            assertThat(answer.get("size").asInt()).isEqualTo(size);
        }
    }

    @Test
    void itSaysInWordsWhatIsProvedAndWhatIsOnlyClaimed() {
        ModelLog log = ModelLog.of(300, random);
        Path file = written(bundle(log, all(300), 200));

        assertThat(run(file.toString(), "--log-key", log.key().text(), "--witness", witness.text()))
                .isZero();
        assertThat(printed())
                .contains("Verdict  Proved\n")
                .contains("Entries  300, from 0 to 299: every entry of the tree\n")
                .contains("Period   2026-11-28T21:04:05.")
                .contains("Origin   1 did not come through the portal: 7\n")
                .contains("Tree     300 entries of log.example/entente, root ")
                .contains("Log key  " + log.key().text() + ", as given\n")
                .contains("Witness  " + witness.text()
                        + " cosigned 200 entries at 2026-11-28T21:10:00Z, key as given; NOR, says the bundle\n")
                .contains(
                        "Claimed  The bundle says that it was made at 2026-11-28T23:00:00.000000Z and holds: Everything");
        assertThat(err.size()).isZero();
    }

    @Test
    void withoutAKeyNothingIsProved() {
        ModelLog log = ModelLog.of(300, random);
        Path file = written(bundle(log, all(300), 200));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(printed())
                .contains("NOT PROVED from entry 0 on")
                .contains("Nobody but the bundle itself vouches")
                .contains("which the bundle itself brought: only claimed");
    }

    @Test
    void aWitnessAloneVouchesForWhatItCosigned() {
        ModelLog log = ModelLog.of(700, random);
        Path all = written(bundle(log, all(700), 400));
        assertThat(run(all.toString(), "--witness", witness.text())).isEqualTo(1);
        assertThat(printed()).contains("NOT PROVED from entry 400 on");

        Path early = written(bundle(log, all(400), 400));
        assertThat(run(early.toString(), "--witness", witness.text())).isZero();
    }

    @Test
    void aCosignatureThatCannotBeReadIsNotProvedAndSpoilsNothingElse() {
        ModelLog log = ModelLog.of(300, random);
        ModelKey other = ModelKey.witness("witness.example/est");
        String good = witness.line(log.body(300), TIME);
        String spoilt = other.line(log.body(300), TIME);
        for (String line : List.of(
                spoilt.replace("\n", "\r\n"),
                spoilt.replace("=", ""),
                spoilt.replace("— ", "—"),
                spoilt.replace("est ", "est  "),
                "— witness.example/est AAAA\n")) {
            ModelBundle bundle = bundle(log, all(300), 200);
            bundle.put("checkpoint", log.checkpoint(300) + line + good);
            assertThat(found(bundle, log, "--witness", witness.text())).as(line).isEmpty();
            assertThat(found(bundle, log, "--witness", other.text())).as(line).containsExactly("0 NOT_COSIGNED");
            assertThat(json(0, bundle, log).get("unreadableSignatures").asInt()).isEqualTo(1);
        }

        ModelBundle own = bundle(log, all(300), 200);
        own.put("checkpoint", log.checkpoint(300).replaceFirst("\n$", "\r\n") + good);
        json(3, own, log);
    }

    @Test
    void aWitnessThatCosignedNothingHereIsMissed() {
        ModelLog log = ModelLog.of(10, random);
        ModelKey other = ModelKey.witness("witness.example/est");

        assertThat(found(bundle(log, all(10), 5), log, "--witness", other.text()))
                .containsExactly("0 NOT_COSIGNED");
    }

    @Test
    void theFirstEntryThatIsNotProvedIsNamedWithWhatIsWrong() {
        ModelLog log = ModelLog.of(700, random);

        ModelBundle entry = bundle(log, all(700), 300);
        entry.get("entries/001")[5000] ^= 1;
        assertThat(found(entry, log)).singleElement().asString().matches("2[5-9]\\d ENTRY_ALTERED");

        ModelBundle tile = bundle(log, all(700), 300);
        tile.get("tile/0/001")[1000] ^= 1;
        assertThat(found(tile, log).getFirst()).isEqualTo("256 TILE_ALTERED");

        ModelBundle withoutTile = bundle(log, all(700), 512);
        withoutTile.members().remove("tile/0/001");
        assertThat(found(withoutTile, log).getFirst()).isEqualTo("256 TILE_MISSING");

        ModelBundle edge = bundle(log, all(700), 300);
        edge.get("tile/0/002.p/188")[1000] ^= 1;
        assertThat(found(edge, log).getFirst()).as("the witness saw 300").isEqualTo("300 ROOT_WRONG");

        ModelBundle signature = bundle(log, all(700), 300);
        signature.put(
                "checkpoint",
                log.checkpoint(700)
                        .replace(log.key().line(log.body(700)), log.key().line(log.body(699))));
        assertThat(found(signature, log)).containsExactly("0 SIGNATURE_WRONG");

        ModelBundle unsigned = bundle(log, all(700), 300);
        unsigned.put("checkpoint", log.body(700) + "\n" + witness.line(log.body(700), TIME));
        assertThat(found(unsigned, log)).containsExactly("0 NOT_SIGNED");
    }

    @Test
    void tilesThatNothingNeedsAreLookedAtToo() {
        ModelLog log = ModelLog.of(700, random);
        ModelBundle bundle = bundle(log, List.of(3), 300);
        bundle.members().put("tile/0/001", log.tile(700, 0, 1, 256));
        assertThat(found(bundle, log)).isEmpty();

        bundle.get("tile/0/001")[8191] ^= 1;
        bundle.members().put("tile/0/003", new byte[8192]);
        assertThat(found(bundle, log)).containsExactly("256 TILE_ALTERED", "768 TILE_ALTERED");
    }

    @Test
    void whatIsMissingTwiceInDisorderOrTooMuchIsNamed() {
        ModelLog log = ModelLog.of(700, random);
        List<byte[]> lines = IntStream.range(0, 256)
                .mapToObj(i ->
                        ModelBundle.line(i, log.salts().get(i), log.entries().get(i)))
                .toList();

        List<byte[]> missing = new ArrayList<>(lines);
        missing.subList(7, 10).clear();
        assertThat(found(with(log, missing), log))
                .contains("7 ENTRY_MISSING")
                .first()
                .isEqualTo("7 ENTRY_MISSING");
        List<byte[]> last = new ArrayList<>(lines);
        last.removeLast();
        assertThat(found(with(log, last), log).getFirst()).isEqualTo("255 ENTRY_MISSING");
        List<byte[]> twice = new ArrayList<>(lines);
        twice.add(9, lines.get(8));
        assertThat(found(with(log, twice), log).getFirst()).isEqualTo("8 DUPLICATE");
        List<byte[]> moved = new ArrayList<>(lines);
        moved.add(20, moved.remove(12));
        assertThat(found(with(log, moved), log)).contains("12 DISORDER");
        List<byte[]> strange = new ArrayList<>(lines);
        strange.set(3, "3 no salt\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(found(with(log, strange), log).getFirst()).isEqualTo("3 ENTRY_UNREADABLE");
        ModelBundle without = bundle(log, all(700), 300);
        without.members().remove("entries/001");
        assertThat(found(without, log)).containsExactly("256 ENTRY_MISSING", "700 MISSTATED");
        ModelBundle more = bundle(log, all(700), 300);
        byte[] line = ModelBundle.line(700, new byte[16], new byte[] {'{', '}'});
        more.members().put("entries/002", ModelKey.joined(more.get("entries/002"), line));
        assertThat(found(more, log)).containsExactly("700 ENTRY_TOO_MANY", "701 MISSTATED");
    }

    @Test
    void aBundleThatSaysTooMuchOfItselfIsNotProved() {
        ModelLog log = ModelLog.of(700, random);
        ModelBundle scattered = bundle(log, List.of(3, 500), 300);
        scattered.put("evidence.json", ModelBundle.evidence(log.key(), 700, 3, List.of(witness)));

        assertThat(found(scattered, log)).containsExactly("501 MISSTATED");
        scattered.put("evidence.json", ModelBundle.evidence(log.key(), 699, 2, List.of(witness)));
        assertThat(found(scattered, log)).containsExactly("0 MISSTATED");
    }

    @Test
    void aHistorySignedAnewWithTheLogsOwnKeyIsAFork() throws IOException {
        ModelLog log = ModelLog.of(700, random);
        List<byte[]> entries = log.entries();
        entries.set(120, entries.get(121));
        ModelLog forked = log.with(log.salts(), entries);
        String seen = log.cosigned(500, witness, TIME);
        Path kept = Files.writeString(directory.resolve("kept"), seen);
        Path early = Files.writeString(directory.resolve("early"), log.cosigned(100, witness, TIME));
        ModelBundle inside =
                ModelBundle.of(forked, 700, all(700), forked.checkpoint(700), Map.of(500, seen), List.of(witness));
        ModelBundle outside = ModelBundle.of(
                forked, 700, all(700), forked.checkpoint(700), new TreeMap<>(Map.of(100, "", 500, "")), List.of());
        outside.members().remove("cosigned/0");
        outside.members().remove("cosigned/1");

        assertThat(found(inside, forked)).containsExactly("0 FORKED");
        assertThat(found(outside, forked)).isEmpty();
        assertThat(found(outside, forked, "--checkpoint", kept.toString(), "--checkpoint", early.toString()))
                .containsExactly("100 FORKED");
        assertThat(run(written(outside).toString(), "--log-key", log.key().text(), "--checkpoint", kept.toString()))
                .isEqualTo(1);
        assertThat(printed()).contains("does not continue what was seen by whoever kept it (" + kept + ") at size 500");
    }

    @Test
    void aLogThatWasCutIsShorterThanWhatWasKept() throws IOException {
        ModelLog log = ModelLog.of(700, random);
        Path kept = Files.writeString(directory.resolve("kept"), log.cosigned(700, witness, TIME));
        ModelLog cut = log.with(log.salts().subList(0, 600), log.entries().subList(0, 600));

        assertThat(found(bundle(cut, all(600), 300), cut, "--checkpoint", kept.toString(), "--witness", witness.text()))
                .containsExactly("600 SHORTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence.json", "checkpoint"})
    void aBundleWithoutWhatItNeedsIsUnreadable(String member) {
        ModelLog log = ModelLog.of(3, random);
        ModelBundle bundle = bundle(log, all(3), 2);
        bundle.members().remove(member);

        JsonNode answer = json(3, bundle, log);
        assertThat(answer.get("unreadable").get("reason").asString()).contains("no member " + member);
    }

    @Test
    void whatDoesNotBelongInABundleMakesItUnreadable() throws IOException {
        ModelLog log = ModelLog.of(3, random);
        for (String name :
                List.of("../evil", "tile/0/1", "tile/0/000.p/256", "tile/7/000", "entries/0", "cosigned/3", "x")) {
            ModelBundle bundle = bundle(log, all(3), 2);
            bundle.put(name, "?");
            assertThat(run(written(bundle).toString())).as(name).isEqualTo(3);
        }
        Path file = Files.writeString(directory.resolve("text"), "no bundle at all, and longer than the end of one");
        assertThat(run(file.toString())).isEqualTo(3);
        assertThat(run(directory.resolve("none").toString())).isEqualTo(3);
        assertThat(run(directory.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no such file");
    }

    @Test
    void membersOfOneNameAreRefused() throws IOException {
        ModelLog log = ModelLog.of(300, random);
        ModelBundle bundle = bundle(log, all(300), 2);
        bundle.members().put("entries/002", bundle.get("entries/001"));
        byte[] bytes = Files.readAllBytes(written(bundle));
        byte[] wanted = "entries/002".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                bytes[i + wanted.length - 1] = '1';
            }
        }
        Path twice = Files.write(directory.resolve("twice"), bytes);

        assertThat(run(twice.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("entries/001 is there twice");
    }

    @Test
    void argumentsThatMakeNoSenseAreTold() {
        String key = ModelKey.log("log.example").text();
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("a", "b"),
                List.of("a", "--log-key"),
                List.of("a", "--log-key", "x"),
                List.of("a", "--log-key", witness.text()),
                List.of("a", "--witness", key),
                List.of("a", "--log-key", key, "--log-key", key),
                List.of("a", "--log-key", key.replaceFirst("\\+.", "+g")),
                List.of("a", "--loud"))) {
            assertThat(run(arguments.toArray(String[]::new)))
                    .as(arguments.toString())
                    .isEqualTo(2);
        }
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("Ends with 0 for proved");
    }

    @Test
    void aStrangersTextDoesNotReachTheTerminalAsItIs() {
        ModelLog log = ModelLog.of(1, random);
        ModelBundle bundle = bundle(log, all(1), 1);
        String evidence = new String(bundle.get("evidence.json"), StandardCharsets.UTF_8);
        bundle.put("evidence.json", evidence.replace(ModelBundle.SCOPE, "\\u001b[31m\\u202eProved"));

        assertThat(run(written(bundle).toString())).isEqualTo(1);
        assertThat(printed()).contains("?[31m?Proved").doesNotContain("\u001b");
    }

    private ModelBundle with(ModelLog log, List<byte[]> firstTile) {
        ModelBundle bundle = bundle(log, all(log.size()), 300);
        bundle.members().put("entries/000", ModelKey.joined(firstTile.toArray(byte[][]::new)));
        return bundle;
    }

    /** A bundle of the log as it is, cosigned at some sizes. */
    private ModelBundle bundle(ModelLog log, Collection<Integer> indexes, Integer... cosigned) {
        Map<Integer, String> notes = new TreeMap<>();
        for (int size : cosigned) {
            notes.put(size, log.cosigned(size, witness, TIME + size));
        }
        return ModelBundle.of(log, log.size(), indexes, log.checkpoint(log.size()), notes, List.of(witness));
    }

    private static List<Integer> all(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    /** Findings, as index and problem. */
    private List<String> found(ModelBundle bundle, ModelLog log, String... more) {
        Path file = written(bundle);
        List<String> arguments = new ArrayList<>(
                List.of(file.toString(), "--json", "--log-key", log.key().text()));
        arguments.addAll(List.of(more));
        int code = run(arguments.toArray(String[]::new));
        JsonNode answer = JsonMapper.shared().readTree(printed());
        List<String> found = new ArrayList<>();
        answer.get("findings")
                .forEach(one -> found.add(
                        one.get("index").asLong() + " " + one.get("problem").asString()));
        assertThat(code).isEqualTo(found.isEmpty() ? 0 : 1);
        assertThat(answer.get("exit").asInt()).isEqualTo(code);
        return found;
    }

    private JsonNode json(int code, ModelBundle bundle, ModelLog log) {
        Path file = written(bundle);
        assertThat(run(file.toString(), "--json", "--log-key", log.key().text()))
                .as(() -> printed())
                .isEqualTo(code);
        return JsonMapper.shared().readTree(printed());
    }

    private Path written(ModelBundle bundle) {
        Path file = directory.resolve("bundle.zip");
        bundle.write(file);
        return file;
    }

    private int run(String... arguments) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new VerifyCommand(stream, new PrintStream(err, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
