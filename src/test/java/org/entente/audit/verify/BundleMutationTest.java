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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bundles broken at random, each of which gets an answer. None is proved, unless what it then proves is what the whole one proved:
 * what was hit says nothing (the ZIP's checksums and times, what the bundle says of itself in words).
 */
class BundleMutationTest {

    private static final int FLIPS = 2_000;
    private static final int CUTS = 600;
    private static final int SWAPS = 600;

    @TempDir
    private Path directory;

    private final Random random = new Random(20_261_128);
    private final ModelKey witness = ModelKey.witness("witness.example/nor");
    private final ModelLog log = ModelLog.of(700, random);

    @Test
    void noBundleThatWasBrokenIsProved() throws IOException {
        List<Integer> some = IntStream.concat(IntStream.range(250, 290), IntStream.range(690, 700))
                .boxed()
                .toList();
        Map<Integer, String> notes = new TreeMap<>();
        notes.put(300, log.cosigned(300, witness, 1_795_900_000));
        notes.put(600, log.cosigned(600, witness, 1_795_900_600));
        ModelBundle bundle = ModelBundle.of(log, 700, some, log.checkpoint(700), notes, List.of(witness));
        Path file = directory.resolve("bundle.zip");
        bundle.write(file);
        byte[] whole = Files.readAllBytes(file);
        JsonNode proof = answer(file, 0);
        int[] answers = new int[4];

        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = whole.clone();
            int place = random.nextInt(whole.length);
            flipped[place] ^= (byte) (1 << random.nextInt(8));
            answers[judged(file, flipped, proof, "a bit at " + place)]++;
        }
        for (int i = 0; i < CUTS; i++) {
            int from = random.nextInt(whole.length);
            int to = i % 3 == 0 ? whole.length : Math.min(whole.length, from + 1 + random.nextInt(2_000));
            byte[] cut = ModelKey.joined(Arrays.copyOf(whole, from), Arrays.copyOfRange(whole, to, whole.length));
            answers[judged(file, cut, proof, "cut from " + from + " to " + to)]++;
        }
        for (int i = 0; i < SWAPS; i++) {
            byte[] mixed = whole.clone();
            int length = 1 + random.nextInt(64);
            System.arraycopy(
                    whole, random.nextInt(whole.length - length), mixed, random.nextInt(whole.length - length), length);
            answers[judged(file, mixed, proof, "bytes of elsewhere, round " + i)]++;
        }

        System.out.printf(
                "Broken bundles: %d proved as before, %d not proved, %d unreadable%n",
                answers[0], answers[1], answers[3]);
        assertThat(answers[1]).as("not proved").isGreaterThan(500);
        assertThat(answers[3]).as("unreadable").isGreaterThan(300);
    }

    @Test
    void noMemberMayBeChangedInAnyBit() throws IOException {
        List<Integer> all = IntStream.range(0, 260).boxed().toList();
        ModelLog small = ModelLog.of(260, random);
        Path file = directory.resolve("bundle.zip");
        List<String> proving = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            ModelBundle bundle = ModelBundle.of(
                    small,
                    260,
                    all,
                    small.cosigned(260, witness, 1_795_900_000),
                    Map.of(200, small.cosigned(200, witness, 1_795_800_000)),
                    List.of(witness));
            List<String> names = new ArrayList<>(bundle.members().keySet());
            names.remove("evidence.json");
            String name = names.get(random.nextInt(names.size()));
            byte[] member = bundle.get(name);
            int place = random.nextInt(member.length);
            member[place] ^= (byte) (1 << random.nextInt(8));
            bundle.write(file);
            int code = run(new ByteArrayOutputStream(), file, small);
            // A line by a key with another name or number is a stranger's, and the log's own still stands.
            if (code == 0 && !isOfTheWitness(bundle, name, place)) {
                proving.add(name + " at " + place);
            }
        }
        assertThat(proving).isEmpty();
    }

    /** Whether it lies in the cosignature's line, which is the last of a checkpoint; the other checkpoint has one too. */
    private static boolean isOfTheWitness(ModelBundle bundle, String name, int place) {
        String note = new String(bundle.get(name), StandardCharsets.ISO_8859_1);
        return (name.equals("checkpoint") || name.startsWith("cosigned/"))
                && place > note.lastIndexOf('\n', note.length() - 2);
    }

    private int judged(Path file, byte[] bytes, JsonNode whole, String what) throws IOException {
        Files.write(file, bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = run(out, file, log);
        assertThat(code).as(what).isIn(0, 1, 3);
        JsonNode answer = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(answer.get("exit").asInt()).as(what).isEqualTo(code);
        if (code == 0) {
            for (String same : List.of("entries", "origin", "size", "root", "logKey", "logKeyGiven", "vouchedBelow")) {
                assertThat(answer.get(same)).as(what).isEqualTo(whole.get(same));
            }
            answer.get("witnesses")
                    .forEach(one -> assertThat(one.get("key"))
                            .isEqualTo(whole.get("witnesses").get(0).get("key")));
        } else if (code == 1) {
            assertThat(answer.get("firstNotProved").asLong()).as(what).isNotNegative();
        }
        return code;
    }

    private JsonNode answer(Path file, int code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(out, file, log)).isEqualTo(code);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private int run(ByteArrayOutputStream out, Path file, ModelLog of) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new VerifyCommand(stream, stream)
                .run(file.toString(), "--json", "--log-key", of.key().text(), "--witness", witness.text());
    }
}
