package org.entente.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people sign in.
 *
 * @param issuer the realm's address as browsers see it and as tokens name it
 * @param backend the realm's address as the portal reaches it
 * @param clientSecret the secret of the client {@code entente-portal}
 */
@ConfigurationProperties("entente.oidc")
record OidcSettings(String issuer, String backend, String clientSecret) {

    static final String CLIENT = "entente-portal";
    static final String REGISTRATION = "keycloak";

    OidcSettings {
        if (issuer.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "ENTENTE_OIDC_ISSUER and ENTENTE_OIDC_CLIENT_SECRET say where people sign in: both are needed");
        }
        backend = backend.isBlank() ? issuer : backend;
    }

    String endpoint(String name) {
        return backend + "/protocol/openid-connect/" + name;
    }

    String browserEndpoint(String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }
}
