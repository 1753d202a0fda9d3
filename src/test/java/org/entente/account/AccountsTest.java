package org.entente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of an account when Keycloak fails half-way: nothing. */
class AccountsTest {

    private static final UUID ID = UUID.fromString("123e4567-e89b-42d3-a456-426614174000");
    private static final String USERS = "/auth/admin/realms/entente/users";

    private final Map<String, Integer> refusals = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer keycloak;
    private Accounts accounts;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/", this::answer);
        keycloak.start();
        accounts = accounts("secret");
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void accountWhoseRoleCannotBeGivenIsRemoved() {
        refusals.put("POST " + USERS + "/" + ID + "/role-mappings/realm", 500);

        assertThatThrownBy(() -> accounts.make(account())).isInstanceOf(AccountsUnavailable.class);

        assertThat(asked).endsWith("DELETE " + USERS + "/" + ID);
    }

    @Test
    void accountForWhichKeycloakOffersNoSuchRoleIsRemoved() {
        NewAccount other = new NewAccount("ines.fra", "Ines", "Example", null, "nobody", true);

        assertThatThrownBy(() -> accounts.make(other)).isInstanceOf(AccountsUnavailable.class);

        assertThat(asked).endsWith("DELETE " + USERS + "/" + ID);
    }

    @Test
    void userNameThatIsTakenIsToldAsSuch() {
        refusals.put("POST " + USERS, 409);

        assertThatThrownBy(() -> accounts.make(account())).isInstanceOf(AccountAlreadyThere.class);
    }

    @Test
    void nothingIsAskedOfKeycloakWhereSomebodyElseLooksAfterAccounts() {
        Accounts none = accounts("");

        assertThat(none.managed()).isFalse();
        assertThatThrownBy(() -> none.make(account())).isInstanceOf(AccountsUnavailable.class);
        none.disable(ID.toString());
        assertThat(asked).isEmpty();
    }

    @Test
    void disabledAccountLosesItsSessionsToo() {
        accounts.disable(ID.toString());

        assertThat(asked).endsWith("PUT " + USERS + "/" + ID, "POST " + USERS + "/" + ID + "/logout");
    }

    @Test
    void passwordIsInNoText() {
        MadeAccount made = accounts.make(account());

        assertThat(made.oneTimePassword()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(made.toString()).doesNotContain(made.oneTimePassword());
        assertThat(accounts.make(account()).oneTimePassword()).isNotEqualTo(made.oneTimePassword());
    }

    private Accounts accounts(String secret) {
        String realm = "http://localhost:%d/auth/realms/entente"
                .formatted(keycloak.getAddress().getPort());
        ServiceAccount account = new ServiceAccount(new ProvisioningSettings(realm, "", secret));
        return new Accounts(new KeycloakUsers(account), account);
    }

    private static NewAccount account() {
        return new NewAccount("ines.fra", "Ines", "Example", null, "liaison-officer", true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String request = exchange.getRequestMethod() + " " + path;
        asked.add(request);
        String body = path.endsWith("/token")
                ? "{\"access_token\": \"token\"}"
                : path.endsWith("/available") ? "[{\"id\": \"1\", \"name\": \"liaison-officer\"}]" : "";
        int status = refusals.getOrDefault(request, request.equals("POST " + USERS) ? 201 : 200);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (status == 201) {
            exchange.getResponseHeaders().set("Location", "http://localhost" + USERS + "/" + ID);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
