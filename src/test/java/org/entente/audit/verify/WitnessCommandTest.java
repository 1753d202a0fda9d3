package org.entente.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness beside a log that is served over HTTP: what it cosigns, and what it calls out instead. */
class WitnessCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-28T21:04:05.123Z");

    @TempDir
    private Path directory;

    private final Random random = new Random(1);
    private final List<String> posted = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ModelLog log = ModelLog.of(70_000, random);
    private int size;
    private int answer = 200;
    private boolean tellsKey = true;
    private IntFunction<String> checkpoint = at -> log.checkpoint(at);
    private boolean tilesServed = true;
    private String cosigned = "";
    private HttpServer server;
    private String rememberedWhenPosted = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tlog/", this::answer);
        server.start();
        assertThat(run("--key", key().toString(), "--new", "witness.example/nor"))
                .isZero();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itMakesAKeyThatItsOwnerAloneCanRead() throws IOException {
        List<String> lines = Files.readAllLines(key());

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("PRIVATE+KEY+witness.example/nor+");
        assertThat(printed()).contains(lines.getLast());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        assertThat(VerifierKey.parse(lines.getLast()).kind()).isEqualTo(VerifierKey.Kind.WITNESS);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(look()).isEqualTo(8);
        assertThat(complaints()).contains("chmod 600");
        assertThat(posted).isEmpty();
    }

    @Test
    void itCosignsALogThatGrowsAndAsksForNoMoreTilesThanItNeeds() throws IOException {
        for (int grown : List.of(0, 1, 256, 300, 300, 65_536, 69_999, 70_000)) {
            size = grown;
            posted.clear();
            asked.clear();

            assertThat(look()).as("size " + grown + complaints()).isZero();

            Note note = ModelLog.note(posted.getFirst());
            assertThat(note.text()).isEqualTo(log.body(grown));
            assertThat(log.key().verifier().standing(note)).isEqualTo(VerifierKey.Standing.VALID);
            assertThat(witness().cosignedAt(note)).contains(Instant.parse("2026-11-28T21:04:05Z"));
            assertThat(Files.readString(state().resolve("checkpoint"))).isEqualTo(log.checkpoint(grown));
            assertThat(rememberedWhenPosted).isEqualTo(log.checkpoint(grown));
            assertThat(asked).hasSizeLessThan(12);
        }
        assertThat(printed())
                .contains("2026-11-28T21:04:05Z Log log.example/entente is first seen with 0 entries (root ")
                .contains("cosigned; its key is from now on " + log.key().text()
                        + ", which nobody but itself vouches for")
                .contains("continues from 69999 to 70000 entries (root ");
    }

    @Test
    void aForkIsCalledOutAndNeverCosignedAgain() throws IOException {
        size = 500;
        assertThat(look()).isZero();
        ModelLog honest = log;
        List<byte[]> entries = log.entries();
        entries.set(400, entries.get(401));
        log = log.with(log.salts(), entries);
        size = 600;
        posted.clear();

        assertThat(look()).isEqualTo(1);
        assertThat(complaints())
                .contains("Log log.example/entente FORKED: it had 500 entries (root "
                        + ModelKey.base64(honest.root(500)) + ") and shows 600 entries (root "
                        + ModelKey.base64(log.root(600)));
        assertThat(Files.readString(state().resolve("forked")))
                .isEqualTo(honest.checkpoint(500) + "--\n" + log.checkpoint(600));
        objected(honest.body(500));
        posted.clear();
        log = honest;
        assertThat(look()).isEqualTo(1);
        assertThat(complaints()).contains("until that directory is cleared by hand");
        assertThat(posted).isEmpty();
    }

    @Test
    void twoRootsOfOneSizeAreAForkEvenWithoutTiles() throws IOException {
        size = 500;
        assertThat(look()).isZero();
        String honest = log.body(500);
        List<byte[]> entries = log.entries();
        entries.set(400, entries.get(401));
        log = log.with(log.salts(), entries);
        tilesServed = false;

        posted.clear();
        assertThat(look()).isEqualTo(1);
        objected(honest);
    }

    @Test
    void aLogThatShrankIsCalledOutAndMayComeBack() throws IOException {
        size = 500;
        assertThat(look()).isZero();
        size = 499;
        posted.clear();
        answer = 409;
        assertThat(look()).isEqualTo(3);
        objected(log.body(500));
        answer = 200;
        assertThat(complaints())
                .contains(
                        "Log log.example/entente shrank, or was restored from an old backup: it had 500 entries (root ")
                .contains("shows 499 entries");
        assertThat(state().resolve("shrank")).hasContent(log.checkpoint(500) + "--\n" + log.checkpoint(499));
        assertThat(posted).hasSize(1);
        size = 501;
        assertThat(look()).isZero();
        assertThat(posted).hasSize(2);
    }

    @Test
    void aLogThatShowsOthersAnotherHistoryIsCalledOut() throws IOException {
        List<byte[]> entries = log.entries();
        entries.set(400, entries.get(401));
        ModelLog shownToOthers = log.with(log.salts(), entries);
        size = 500;
        Path same = Files.writeString(directory.resolve("same"), log.checkpoint(450));
        Path theirs = Files.writeString(directory.resolve("theirs"), shownToOthers.checkpoint(450));
        Path larger = Files.writeString(directory.resolve("larger"), log.checkpoint(501));
        Path foreign = Files.writeString(
                directory.resolve("foreign"), ModelLog.of(450, random).checkpoint(450));

        assertThat(look("--compare", same.toString())).isZero();
        assertThat(look("--compare", foreign.toString())).isEqualTo(4);
        assertThat(look("--compare", larger.toString())).isEqualTo(3);
        assertThat(complaints()).contains("hides from this witness what it showed others");
        assertThat(look("--compare", directory.resolve("none").toString())).isEqualTo(2);
        assertThat(posted).hasSize(1);

        assertThat(look("--compare", same.toString(), "--compare", theirs.toString()))
                .isEqualTo(1);
        assertThat(Files.readString(state().resolve("forked")))
                .isEqualTo(shownToOthers.checkpoint(450) + "--\n" + log.checkpoint(500));
        assertThat(look()).isEqualTo(1);
        assertThat(posted).hasSize(1);
    }

    @Test
    void whatOtherWitnessesCosignedIsComparedAtEachLook() throws IOException {
        ModelKey other = ModelKey.witness("witness.example/est");
        size = 500;
        cosigned = log.cosigned(300, other, 1_795_900_000)
                + "--\nnothing that could be a note\n--\n"
                + log.cosigned(600, other, 1_795_900_000);
        assertThat(look()).as("of this history, and newer than what is shown").isZero();
        List<byte[]> entries = log.entries();
        entries.set(200, entries.get(201));
        cosigned += "--\n" + log.with(log.salts(), entries).cosigned(300, other, 1_795_900_000);

        assertThat(look()).isEqualTo(1);
        assertThat(complaints()).contains("it showed somebody else 300 entries");
        assertThat(posted).hasSize(1);
    }

    @Test
    void aLogWithAnotherKeyIsCalledOut() {
        size = 500;
        assertThat(look()).isZero();
        ModelLog other = ModelLog.of(600, random);
        checkpoint = other::checkpoint;

        assertThat(look()).isEqualTo(4);
        assertThat(complaints())
                .contains("is not signed by the log's key " + log.key().text());
        checkpoint = log::checkpoint;
        assertThat(look("--log-key", other.key().text())).isEqualTo(4);
        assertThat(look("--log-key", log.key().text())).isZero();
        assertThat(posted).hasSize(2);
    }

    @Test
    void aKeyThatIsGivenIsHeldAgainstTheFirstCheckpoint() {
        size = 500;
        assertThat(look("--log-key", ModelKey.log("log.example/entente").text()))
                .isEqualTo(4);
        tellsKey = false;
        assertThat(look()).isEqualTo(4);
        assertThat(complaints()).contains("name it with --log-key");
        assertThat(look("--log-key", log.key().text())).isZero();
        assertThat(printed()).contains("its key is from now on the one that was given");
        assertThat(look()).isZero();
    }

    @Test
    void aLogThatDoesNotAnswerOrDoesNotProveWhatItSignedIsCalledOut() {
        size = 500;
        assertThat(look()).isZero();
        size = 700;
        tilesServed = false;
        assertThat(look()).isEqualTo(6);
        assertThat(complaints()).contains("Log log.example/entente: Tile 1/000.p/2 is missing");
        tilesServed = true;
        checkpoint = at -> "nothing that could be a note";
        assertThat(look()).isEqualTo(6);
        checkpoint = at -> "x".repeat(70_000);
        assertThat(look()).isEqualTo(5);
        checkpoint = log::checkpoint;
        answer = 403;
        assertThat(look()).isEqualTo(7);
        assertThat(complaints()).contains("answered 403 to the cosignature");
        server.stop(0);
        assertThat(look()).isEqualTo(5);
        assertThat(complaints()).contains("The log does not answer: http://localhost");
    }

    @Test
    void anEmptyLogWithSomeOtherRootIsNotCosigned() {
        String body = log.key().name() + "\n0\n" + ModelKey.base64(new byte[32]) + "\n";
        checkpoint = at -> body + "\n" + log.key().line(body);

        assertThat(look()).isEqualTo(6);
        assertThat(posted).isEmpty();
    }

    @Test
    void oneWitnessAtATimeHasADirectory() throws IOException {
        size = 5;
        Process other = null;
        try (WitnessState held = WitnessState.open(state())) {
            assertThat(held.directory()).isEqualTo(state());
            other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            Path.of("target", "classes").toString(),
                            WitnessCommand.class.getName(),
                            "--log",
                            address(),
                            "--key",
                            key().toString(),
                            "--state",
                            state().toString(),
                            "--once")
                    .start();
            String said = new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isEqualTo(8);
            assertThat(said).contains("Another witness is at work in");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            if (other != null) {
                other.destroyForcibly();
            }
        }
        assertThat(posted).isEmpty();
    }

    @Test
    void argumentsThatMakeNoSenseAreTold() {
        String there = key().toString();
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("--key", there),
                List.of("--key", there, "--log", address()),
                List.of("--key", there + "2", "--log", address(), "--state", "s"),
                List.of("--key", there + "2", "--new", "a name"),
                List.of("--key", there, "--log", "ftp://log.example", "--state", "s"),
                List.of("--key", there, "--log", address(), "--state", "s", "--every", "0"),
                List.of("--key", there, "--log", address(), "--state", "s", "--every", "5", "--once"))) {
            assertThat(run(arguments.toArray(String[]::new)))
                    .as(arguments.toString())
                    .isEqualTo(2);
        }
    }

    // With its own last checkpoint, as often as it finds that the log has it no more.
    private void objected(String text) throws IOException {
        assertThat(posted).singleElement().satisfies(note -> {
            assertThat(ModelLog.note(note).text()).isEqualTo(text);
            assertThat(witness().cosignedAt(ModelLog.note(note))).isPresent();
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/tlog/".length());
        byte[] body = exchange.getRequestMethod().equals("POST") ? taken(exchange, path) : served(path);
        int status = body == null ? 404 : exchange.getRequestMethod().equals("POST") ? answer : 200;
        exchange.sendResponseHeaders(status, body == null || body.length == 0 ? -1 : body.length);
        if (body != null && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private byte @Nullable [] taken(HttpExchange exchange, String path) throws IOException {
        if (!path.equals("cosignature")) {
            return null;
        }
        rememberedWhenPosted = Files.readString(state().resolve("checkpoint"));
        posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        return new byte[0];
    }

    private byte @Nullable [] served(String path) {
        asked.add(path);
        if (path.equals("checkpoint")) {
            return checkpoint.apply(size).getBytes(StandardCharsets.UTF_8);
        }
        if (path.equals("key")) {
            return tellsKey ? log.key().text().getBytes(StandardCharsets.UTF_8) : null;
        }
        if (path.equals("cosigned")) {
            return cosigned.getBytes(StandardCharsets.UTF_8);
        }
        String[] parts = path.split("/", 3);
        String number = parts[2].replaceFirst("\\.p/.*", "");
        int width = parts[2].contains(".p/") ? Integer.parseInt(parts[2].replaceFirst(".*\\.p/", "")) : 256;
        return tilesServed
                ? log.tile(size, Integer.parseInt(parts[1]), Long.parseLong(number.replaceAll("[x/]", "")), width)
                : null;
    }

    private int look(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--log", address(), "--key", key().toString(), "--state", state().toString(), "--once"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new WitnessCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> NOW)
                .run(arguments);
    }

    private VerifierKey witness() throws IOException {
        return VerifierKey.parse(Files.readAllLines(key()).getLast());
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Path key() {
        return directory.resolve("key");
    }

    private Path state() {
        return directory.resolve("state");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaints() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
