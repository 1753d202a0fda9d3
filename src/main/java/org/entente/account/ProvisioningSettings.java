package org.entente.account;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the portal looks after accounts.
 *
 * @param issuer the realm's address as browsers see it
 * @param backend the realm's address as the portal reaches it; the same if empty
 * @param clientSecret the secret of the client {@code entente-provisioning}; empty where somebody else looks after accounts
 */
@ConfigurationProperties("entente.provisioning")
record ProvisioningSettings(String issuer, String backend, String clientSecret) {

    static final String CLIENT = "entente-provisioning";

    private String realm() {
        return backend.isBlank() ? issuer : backend;
    }

    String tokenEndpoint() {
        return realm() + "/protocol/openid-connect/token";
    }

    String administration() {
        return realm().replaceFirst("/realms/([^/]+)$", "/admin/realms/$1");
    }
}
