package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("keycloak")
class TestKeycloakTest {

    @BeforeAll
    static void start() {
        TestKeycloak.start(PortalProperties.publicUrl());
    }

    @Test
    void realmIsPublishedUnderItsIssuer() throws IOException, InterruptedException {
        assertThat(get(TestKeycloak.issuer() + "/.well-known/openid-configuration")
                        .body())
                .contains("\"issuer\":\"" + TestKeycloak.issuer() + "\"");
    }

    @Test
    void portalUnderTestIsAcceptedAndNoOther() throws IOException, InterruptedException {
        assertThat(signInPage(PortalProperties.publicUrl()).statusCode()).isEqualTo(200);
        assertThat(signInPage("http://localhost:1").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> signInPage(String portal) throws IOException, InterruptedException {
        return get(TestKeycloak.issuer()
                + "/protocol/openid-connect/auth?client_id=entente-portal&response_type=code&scope=openid"
                + "&code_challenge_method=S256&code_challenge=" + "A".repeat(43)
                + "&redirect_uri="
                + URLEncoder.encode(portal + "/login/oauth2/code/keycloak", StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }
}
