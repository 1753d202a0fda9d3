package org.entente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.audit.AuditLog;
import org.entente.audit.TermDigest;
import org.entente.testing.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each failed sign-in is entered once, whatever happens between Keycloak and the database. In Keycloak's place is a server that keeps
 * events and answers for them as it does, and can be told to fail; {@link WrongPasswordTest} asks the real one.
 */
class SignInFailuresTest extends PortalTest {

    private static final String EVENTS = "/auth/admin/realms/entente/events";

    private final ConcurrentLinkedQueue<FailedSignIn> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answersUntilItFails = new AtomicInteger(Integer.MAX_VALUE);
    private final String error = "error_" + System.nanoTime();

    @Autowired
    private KeycloakEventRepository events;

    @Autowired
    private AuditLog log;

    @Autowired
    private TermDigest digest;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private HttpServer keycloak;
    private SignInFailures failures;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/", this::answer);
        keycloak.start();
        failures = failures();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
        fixture.sql().sql("delete from keycloak_event").update();
    }

    @Test
    void moreThanAPageWithinOneMillisecondIsEnteredWholeAndOnce() {
        long now = System.currentTimeMillis();
        happen(450, now);
        happen(1, now + 1);
        failures.enter();
        failures.enter();
        assertThat(entered()).isEqualTo(451);
    }

    @Test
    void whatKeycloakTellsOfLateIsEnteredToo() {
        long now = System.currentTimeMillis();
        happen(3, now);
        failures.enter();
        happen(2, now - 5_000);
        failures.enter();
        assertThat(entered()).isEqualTo(5);
    }

    @Test
    void roundThatBreaksOffGoesOnWhereItStopped() {
        long now = System.currentTimeMillis();
        IntStream.range(0, 500).forEach(i -> happen(1, now + i / 3));
        // A token and one page.
        answersUntilItFails.set(2);
        failures.enter();
        assertThat(entered()).isEqualTo(200);
        answersUntilItFails.set(Integer.MAX_VALUE);
        failures().enter();
        assertThat(entered()).isEqualTo(500);
    }

    @Test
    void whatCannotBeEnteredIsNotTakenForEntered() {
        happen(3, System.currentTimeMillis());
        fixture.sql()
                .sql("alter table audit_entry add constraint no_room check (reason <> '" + error + "') not valid")
                .update();
        try {
            assertThatThrownBy(failures::enter).isInstanceOf(DataAccessException.class);
        } finally {
            fixture.sql().sql("alter table audit_entry drop constraint no_room").update();
        }
        assertThat(entered()).isZero();
        failures.enter();
        assertThat(entered()).isEqualTo(3);
    }

    @Test
    void ofSeveralPortalsOneEntersAndNoneTwice() throws InterruptedException, ExecutionException {
        happen(450, System.currentTimeMillis());
        int portals = 4;
        CountDownLatch together = new CountDownLatch(portals);
        try (ExecutorService pool = Executors.newFixedThreadPool(portals)) {
            List<Future<Object>> all = pool.invokeAll(Stream.generate(this::failures)
                    .limit(portals)
                    .map(portal -> Executors.callable(() -> {
                        together.countDown();
                        portal.enter();
                    }))
                    .toList());
            for (Future<Object> one : all) {
                one.get();
            }
        }
        failures.enter();
        assertThat(entered()).isEqualTo(450);
    }

    @Test
    void hourOldNotesAreForgottenAndTheirEventsNotEnteredAgain() {
        long now = System.currentTimeMillis();
        happen(2, now - 2 * 3_600_000);
        failures.enter();
        happen(1, now);
        failures.enter();
        failures.enter();
        assertThat(entered()).isEqualTo(3);
        assertThat(fixture.sql()
                        .sql("select count(*) from keycloak_event")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void happen(int howMany, long at) {
        for (int i = 0; i < howMany; i++) {
            kept.add(new FailedSignIn(
                    UUID.randomUUID().toString(),
                    at,
                    "LOGIN_ERROR",
                    null,
                    "192.0.2.7",
                    error,
                    Map.of("username", "x")));
        }
    }

    private int entered() {
        return fixture.sql()
                .sql(
                        "select count(*) from audit_entry where action = 'SIGN_IN_FAILED' and reason = ? and address = '192.0.2.7'")
                .param(error)
                .query(Integer.class)
                .single();
    }

    private SignInFailures failures() {
        ServiceAccount account = new ServiceAccount(new ProvisioningSettings(
                "http://localhost:%d/auth/realms/entente"
                        .formatted(keycloak.getAddress().getPort()),
                "",
                "secret"));
        return new SignInFailures(account, new KeycloakEvents(account), events, log, digest, jdbc, transaction);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = "{\"access_token\": \"token\"}";
        if (exchange.getRequestURI().getPath().equals(EVENTS)) {
            Map<String, String> asked = Stream.of(
                            exchange.getRequestURI().getQuery().split("&"))
                    .map(one -> one.split("=", 2))
                    .collect(Collectors.toMap(one -> one[0], one -> one[1], (a, b) -> a));
            long from = Long.parseLong(asked.getOrDefault("dateFrom", "0"));
            body = JsonMapper.shared()
                    .writeValueAsString(kept.stream()
                            .filter(event -> event.time() >= from)
                            .sorted(Comparator.comparingLong(FailedSignIn::time))
                            .skip(Long.parseLong(asked.getOrDefault("first", "0")))
                            .limit(Long.parseLong(asked.getOrDefault("max", "100")))
                            .toList());
        }
        boolean fails = answersUntilItFails.getAndDecrement() <= 0;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(fails ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
