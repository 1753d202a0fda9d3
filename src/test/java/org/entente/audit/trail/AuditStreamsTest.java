package org.entente.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.stream.Receiver;
import org.entente.audit.stream.TestReceivers;
import org.entente.testing.PortalTest;
import org.entente.testing.Tamperer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Other systems hear of every entry in the order of the log, whatever stops in between. */
class AuditStreamsTest extends PortalTest {

    private static final String SECRET = "shared with the receiver";

    @Autowired
    private StreamRepository repository;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AuditLog log;

    @TempDir
    private Path directory;

    private HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private volatile CountDownLatch held = new CountDownLatch(0);

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        fixture.sql().sql("delete from audit_stream").update();
        sealed(UUID.randomUUID());
        for (String name : List.of("webhook", "syslog")) {
            fixture.sql()
                    .sql("insert into audit_stream (name, next) select ?, max(index) + 1 from audit_leaf")
                    .param(name)
                    .update();
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void webAddressHearsOfEachEntryInOrderAndCanCheckWhoSends() throws Exception {
        List<UUID> objects = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        objects.forEach(this::sealed);

        node(webhook()).tell();

        assertThat(heard())
                .containsSubsequence(objects.stream().map(UUID::toString).toList());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(signatures)
                .last()
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(bodies.getLast().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatWasNotTakenIsToldAgainAndNothingIsLeftOut() {
        UUID first = UUID.randomUUID();
        sealed(first);
        status.set(503);
        node(webhook()).tell();
        assertThat(failing()).isTrue();

        UUID second = UUID.randomUUID();
        sealed(second);
        status.set(200);
        bodies.clear();
        node(webhook()).tell();

        assertThat(heard()).containsSubsequence(first.toString(), second.toString());
        assertThat(failing()).isFalse();
        bodies.clear();
        node(webhook()).tell();
        assertThat(heard()).as("nothing a second time").doesNotContain(first.toString(), second.toString());
    }

    @Test
    void ofSeveralNodesOneTells() throws Exception {
        UUID object = UUID.randomUUID();
        sealed(object);
        held = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual().start(() -> node(webhook()).tell());
        await().until(() -> !bodies.isEmpty());

        node(webhook()).tell();
        held.countDown();
        slow.join();

        assertThat(heard()).containsOnlyOnce(object.toString());
    }

    @Test
    void syslogHearsOfEachEntryOverTlsAndGoesOnAfterItsConnectionBroke() throws Exception {
        try (Collector collector = new Collector(directory);
                Receiver receiver = TestReceivers.syslog("localhost:" + collector.port(), collector.certificate())) {
            UUID first = UUID.randomUUID();
            sealed(first);
            AuditStreams node = node(receiver);
            node.tell();
            await().until(() -> collector.messages.stream().anyMatch(message -> message.contains(first.toString())));
            assertThat(collector.messages)
                    .allSatisfy(
                            message -> assertThat(message)
                                    .matches(
                                            "<1(10|08)>1 \\d{4}-\\d\\d-\\d\\dT\\S+Z portal\\.example entente - [A-Z_]+ \\[meta sequenceId=\"[0-9]+\"\\] CEF:0\\|.*"));

            collector.hangUp();
            UUID second = UUID.randomUUID();
            sealed(second);
            // The end of a connection is noticed when it has arrived.
            await().untilAsserted(() -> {
                node.tell();
                assertThat(collector.messages).anyMatch(message -> message.contains(second.toString()));
            });
        }
    }

    @Test
    void collectorThatStopsReadingIsHungUpOnAndHoldsNothing() throws Exception {
        fixture.sql().sql("""
                        insert into audit_entry (action, object_kind, object_id, outcome, detail)
                        select 'PLAN_OPENED', 'EXERCISE_PLAN', 'much', 'SUCCESS', jsonb_build_object('n', repeat('n', 1000))
                          from generate_series(1, 6000) n
                        """).update();
        await().until(() -> fixture.sql()
                .sql("select not exists (select from audit_queue)")
                .query(Boolean.class)
                .single());
        try (Collector collector = new Collector(directory);
                Receiver receiver = TestReceivers.syslog(
                        "localhost:" + collector.port(), collector.certificate(), Duration.ofMillis(500))) {
            collector.deaf = true;
            AuditStreams node = node(receiver);
            // What the two ends of the connection hold between them is filled first.
            await().until(() -> {
                node.tell();
                return fixture.sql()
                        .sql("select failing_since is not null from audit_stream where name = 'syslog'")
                        .query(Boolean.class)
                        .single();
            });
        }
    }

    @Test
    void whatWasGoneBeforeItWasSealedIsToldAsSuch() {
        UUID gone = fixture.loseBeforeSealing();

        node(webhook()).tell();

        assertThat(bodies.stream().flatMap(String::lines))
                .filteredOn(line -> line.contains(gone.toString()))
                .singleElement()
                .asString()
                .contains("\"reason\":\"MISSING\"", "\"origin\":\"missing\"");
    }

    @Test
    void whatWasAlteredOrTakenAwaySinceIsToldAsItWasSealed() throws Exception {
        UUID altered = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        sealed(altered);
        sealed(gone);
        try (Tamperer tamperer = Tamperer.open()) {
            tamperer.change(entry(altered), "outcome = 'DENIED', object_id = 'forged'");
            tamperer.takeAway(entry(gone));
            node(webhook()).tell();
        }
        assertThat(line(altered)).contains("\"outcome\":\"SUCCESS\"", "\"standing\":\"altered\"");
        assertThat(line(gone)).contains("\"action\":\"PLAN_OPENED\"", "\"standing\":\"gone\"");
        assertThat(String.join("", bodies)).doesNotContain("forged");
    }

    @Test
    void collectorThatNobodyVouchesForHearsNothing() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (Collector collector = new Collector(directory);
                Collector stranger = new Collector(other);
                Receiver receiver = TestReceivers.syslog("localhost:" + stranger.port(), collector.certificate())) {
            sealed(UUID.randomUUID());
            node(receiver).tell();
            assertThat(fixture.sql()
                            .sql("select failing_since is not null from audit_stream where name = 'syslog'")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(stranger.messages).isEmpty();
        }
    }

    @Test
    void nothingIsToldInTheClear() {
        assertThatThrownBy(() -> TestReceivers.webhook(URI.create("http://elsewhere.example/"), ""))
                .hasMessageContaining("https://");
    }

    private void take(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        signatures.add(exchange.getRequestHeaders().getFirst("Entente-Signature"));
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    private UUID entry(UUID object) {
        return fixture.sql()
                .sql("select id from audit_entry where object_id = ?")
                .param(object.toString())
                .query(UUID.class)
                .single();
    }

    private String line(UUID object) {
        return bodies.stream()
                .flatMap(String::lines)
                .filter(line -> line.contains(object.toString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> heard() {
        return bodies.stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst(".*\"object_id\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private Receiver webhook() {
        return TestReceivers.webhook(
                URI.create(
                        "http://127.0.0.1:%d/take".formatted(server.getAddress().getPort())),
                SECRET);
    }

    private AuditStreams node(Receiver receiver) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("receiver", receiver);
        return new AuditStreams(repository, transaction, beans.getBeanProvider(Receiver.class), Clock.systemUTC());
    }

    private boolean failing() {
        return fixture.sql()
                .sql("select failing_since is not null from audit_stream where name = 'webhook'")
                .query(Boolean.class)
                .single();
    }

    private void sealed(UUID object) {
        transaction.executeWithoutResult(
                status -> log.append(AuditEvent.of(AuditAction.PLAN_OPENED, ObjectKind.EXERCISE_PLAN, object)));
        await().until(() -> fixture.sql()
                .sql(
                        "select exists (select from audit_leaf l join audit_entry e on e.id = l.entry where e.object_id = ?)")
                .param(object.toString())
                .query(Boolean.class)
                .single());
    }

    /** A collector of syslog over TLS, with a certificate of its own making. */
    private static final class Collector implements AutoCloseable {

        private final SSLServerSocket door;
        private volatile boolean deaf;
        private final Path certificate;
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final List<SSLSocket> open = new CopyOnWriteArrayList<>();

        Collector(Path directory) throws Exception {
            Path store = directory.resolve("collector.p12");
            Process tool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "collector",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            "of-this-test",
                            "-keystore",
                            store.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(tool.waitFor()).isZero();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, "of-this-test".toCharArray());
            }
            certificate = Files.writeString(
                    directory.resolve("collector.pem"),
                    "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                            .formatted(Base64.getMimeEncoder()
                                    .encodeToString(
                                            keys.getCertificate("collector").getEncoded())));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, "of-this-test".toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            door = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName("localhost"));
            Thread.ofVirtual().start(this::welcome);
        }

        int port() {
            return door.getLocalPort();
        }

        Path certificate() {
            return certificate;
        }

        void hangUp() {
            open.forEach(socket -> {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private void welcome() {
            while (!door.isClosed()) {
                try {
                    SSLSocket socket = (SSLSocket) door.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> read(socket));
                } catch (IOException e) {
                    // Closed, or a caller that did not trust it.
                }
            }
        }

        // RFC 5425: each message after its length.
        private void read(SSLSocket socket) {
            if (deaf) {
                try {
                    socket.startHandshake();
                } catch (IOException e) {
                    // The portal went before it was let in.
                }
                return;
            }
            try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
                while (true) {
                    int length = 0;
                    for (int c = in.readUnsignedByte(); c != ' '; c = in.readUnsignedByte()) {
                        length = length * 10 + c - '0';
                    }
                    messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
                }
            } catch (EOFException e) {
                // The portal went.
            } catch (IOException e) {
                // So did this.
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            hangUp();
        }
    }
}
