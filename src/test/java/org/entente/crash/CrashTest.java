package org.entente.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.entente.audit.proof.LogReport;
import org.entente.audit.sealing.LogVerdict;
import org.entente.standalone.EmbeddedServers;
import org.entente.standalone.OwnPostgres;
import org.entente.testing.TestSigners;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The portal and PostgreSQL are killed at moments by lot while people write, and a witness looks on. Then every write that was
 * acknowledged is there with its entry, no entry is there without its write, the log is whole, and it never took back what it showed.
 */
class CrashTest {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final long seed = System.nanoTime();
    private final Random lot = new Random(seed);
    private final Set<String> acknowledged = new LinkedHashSet<>();

    @Test
    void nothingThatWasAcknowledgedIsLostInFiveCrashesOfEach() throws Exception {
        crash(5);
    }

    @Test
    @Tag("soak")
    void nothingThatWasAcknowledgedIsLostInFiftyCrashesOfEach() throws Exception {
        crash(50);
    }

    private void crash(int times) throws Exception {
        try (OwnPostgres postgres = new OwnPostgres()) {
            for (int i = 0; i < times; i++) {
                try (Child portal = new Child(postgres)) {
                    portal.awaitReady();
                    portal.awaitWrites(1 + lot.nextInt(60));
                    postgres.killAndStart();
                    portal.awaitWrites(1 + lot.nextInt(60));
                    witnessed(postgres, portal, i == 0);
                    portal.kill();
                    acknowledged.addAll(portal.acknowledged());
                }
            }
            try (Child last = new Child(postgres)) {
                last.awaitReady();
                last.awaitWrites(1);
                witnessed(postgres, last, false);
                last.kill();
                acknowledged.addAll(last.acknowledged());
            }
            verify(postgres);
        }
        System.out.printf(
                "%d crashes of the portal and of PostgreSQL each: %,d acknowledged writes, all there (seed %d)%n",
                times, acknowledged.size(), seed);
    }

    // As a nation does it: with the verifier's classes alone, over HTTP.
    private void witnessed(OwnPostgres postgres, Child portal, boolean first) throws Exception {
        if (first) {
            String key = witness(0, "--key", own("key").toString(), "--new", "witness.example")
                    .lines()
                    .filter(line -> line.startsWith("witness.example+"))
                    .findFirst()
                    .orElseThrow();
            try (Connection connection = postgres.superuser()) {
                JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql(
                                "insert into entente.audit_witness (name, nation, vkey) values ('witness.example', 'GBR', ?)")
                        .param(key)
                        .update();
            }
        }
        witness(
                0,
                "--log",
                portal.address(),
                "--key",
                own("key").toString(),
                "--state",
                own("state").toString(),
                "--log-key",
                LogVerdict.verifierKey(key(postgres)),
                "--once");
    }

    private Path own(String name) {
        return directory.resolve("witness-" + name);
    }

    private static String witness(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "classes").toString(),
                "org.entente.audit.verify.WitnessCommand"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(exit);
        return told;
    }

    // The last portal was killed too, so this seals what it left: the log goes on where it was.
    private void verify(OwnPostgres postgres) throws Exception {
        try (Connection connection = postgres.superuser()) {
            connection.setSchema("entente");
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            JdbcClient sql = JdbcClient.create(source);
            List<String> plans = sql.sql("select public_id::text from exercise_plan where name like 'Crash %'")
                    .query((row, n) -> row.getString(1))
                    .list();
            List<String> entries =
                    sql.sql("""
                            select e.object_id from audit_entry e
                             where e.action = 'PLAN_CREATED'
                               and not exists (select from exercise_plan p
                                                where p.public_id::text = e.object_id and p.name not like 'Crash %')
                            """).query((row, n) -> row.getString(1)).list();
            assertThat(plans).as("acknowledged writes, seed %d", seed).containsAll(acknowledged);
            assertThat(entries).as("entries and writes, seed %d", seed).containsExactlyInAnyOrderElementsOf(plans);
            LogReport report = LogVerdict.sealedAndChecked(source, key(postgres));
            assertThat(report.findings()).as("seed %d", seed).isEmpty();
            assertThat(report.strangersInAll()).isZero();
            assertThat(sql.sql("select count(*) from audit_cosignature")
                            .query(Long.class)
                            .single())
                    .isPositive();
            assertThat(report.waiting()).isZero();
            assertThat(report.size())
                    .isEqualTo(sql.sql("select count(*) from audit_entry")
                            .query(Long.class)
                            .single());
        }
    }

    private static Path key(OwnPostgres postgres) {
        return postgres.directory().resolve("audit-key");
    }

    /** A portal that writes, until it is killed. */
    private static final class Child implements AutoCloseable {

        private final int port = EmbeddedServers.freePort();
        private final Process process;
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final Thread reader;

        Child(OwnPostgres postgres) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    WritingPortal.class.getName(),
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--spring.main.lazy-initialization=true",
                    "--spring.datasource.hikari.connection-timeout=2000",
                    "--entente.public-url=http://localhost:1",
                    "--entente.oidc.issuer=http://localhost:1/auth/realms/entente",
                    "--entente.oidc.backend=http://localhost:1/auth/realms/entente",
                    "--entente.oidc.client-secret=unused",
                    "--entente.db.url=" + postgres.url(),
                    "--entente.db.owner-password=" + postgres.secret("entente-owner"),
                    "--entente.db.app-password=" + postgres.secret("entente-app"),
                    "--entente.files.directory=" + postgres.directory(),
                    "--entente.audit.key=" + key(postgres),
                    "--entente.binding.key=" + TestSigners.own().key(),
                    "--entente.binding.certificate=" + TestSigners.own().certificate(),
                    "--entente.binding.trust=" + TestSigners.trust(),
                    "--entente.demo=true"));
            process = new ProcessBuilder(command)
                    .redirectError(new File("target/crash-portal.log"))
                    .start();
            reader = Thread.ofPlatform().start(this::read);
        }

        String address() {
            return "http://127.0.0.1:" + port;
        }

        void awaitReady() {
            await().atMost(START).until(() -> {
                assertThat(process.isAlive()).as("the portal runs").isTrue();
                return lines.contains(WritingPortal.READY);
            });
        }

        /** Waits until so many more are acknowledged. */
        void awaitWrites(int more) {
            long goal = written() + more;
            await().atMost(RECOVERY).pollInterval(Duration.ofMillis(1)).until(() -> written() >= goal);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            reader.join();
        }

        List<String> acknowledged() {
            return lines.stream()
                    .filter(line -> line.startsWith(WritingPortal.ACKNOWLEDGED))
                    .map(line -> line.substring(WritingPortal.ACKNOWLEDGED.length()))
                    .toList();
        }

        private long written() {
            return acknowledged().size();
        }

        // A line that was cut off was not acknowledged: readLine gives what is left of one, without its end.
        private void read() {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.equals(WritingPortal.READY)
                            || line.matches(WritingPortal.ACKNOWLEDGED + "[0-9a-f-]{36}")) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                // The process is gone.
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
