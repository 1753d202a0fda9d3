package org.entente.account;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What Keycloak keeps of sign-ins that failed. */
@Component
class KeycloakEvents {

    /** A failed sign-in at Keycloak's own page or at an organisation's, and the lock that several bring about. */
    private static final String TYPES =
            "type=LOGIN_ERROR&type=IDENTITY_PROVIDER_LOGIN_ERROR&type=USER_DISABLED_BY_TEMPORARY_LOCKOUT";

    private final ServiceAccount account;

    KeycloakEvents(ServiceAccount account) {
        this.account = account;
    }

    /**
     * Events in the order of their time.
     *
     * @param from milliseconds since the epoch, inclusive
     * @param first how many of them are passed over
     */
    List<FailedSignIn> failedSignIns(String token, long from, int first, int limit) {
        URI address = account.administration(
                "/events?%s&dateFrom=%d&first=%d&max=%d&direction=asc".formatted(TYPES, from, first, limit));
        FailedSignIn[] found = account.http()
                .get()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(FailedSignIn[].class);
        return Arrays.asList(Objects.requireNonNull(found));
    }
}
