package org.entente.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.account.KeycloakEventRepository.Holder;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.entente.audit.TermDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Enters what fails at Keycloak's door, such as a wrong password, in the audit log: the portal itself never hears of it. One portal
 * asks at a time. An event and that it was entered commit together, so none is entered twice; the last minute is asked for again,
 * since Keycloak tells of an event only once it has committed it, so none is left out.
 */
@Component
class SignInFailures {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailures.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST_AT_A_TIME = 200;

    private final ServiceAccount account;
    private final KeycloakEvents keycloak;
    private final KeycloakEventRepository events;
    private final AuditLog log;
    private final TermDigest digest;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private boolean deaf;

    SignInFailures(
            ServiceAccount account,
            KeycloakEvents keycloak,
            KeycloakEventRepository events,
            AuditLog log,
            TermDigest digest,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.account = account;
        this.keycloak = keycloak;
        this.events = events;
        this.log = log;
        this.digest = digest;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    // How far a round has come: from which time on, and how many events of that time on it has read.
    private record Place(long from, int first) {}

    private record Heard(FailedSignIn event, Optional<Holder> holder) {}

    /** Enters all that has failed since the last time. */
    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    void enter() {
        if (!account.there()) {
            return;
        }
        try {
            String token = account.token();
            Place place = null;
            do {
                Place from = place;
                place = transaction.execute(status -> enterSome(token, from));
            } while (place != null);
            if (deaf) {
                LOG.info("Keycloak tells of sign-ins that fail again");
            }
            deaf = false;
        } catch (RestClientException e) {
            if (!deaf) {
                // Without its message: that holds what Keycloak answered, and so what was typed.
                LOG.warn(
                        "Keycloak does not tell of sign-ins that fail ({}); what it keeps is entered once it does",
                        e instanceof RestClientResponseException refused
                                ? refused.getStatusCode()
                                : e.getClass().getSimpleName());
            }
            deaf = true;
        }
    }

    // Answers where to go on, or null when there is no more.
    private @Nullable Place enterSome(String token, @Nullable Place place) {
        jdbc.sql("set local role entente_jobs").update();
        if (!events.takeTurn()) {
            return null;
        }
        Place from = place == null ? new Place(Math.max(0, events.latest() - AGAIN.toMillis()), 0) : place;
        List<FailedSignIn> found = keycloak.failedSignIns(token, from.from(), from.first(), MOST_AT_A_TIME);
        List<Heard> fresh = new ArrayList<>();
        for (FailedSignIn event : found) {
            if (events.note(event)) {
                fresh.add(new Heard(event, events.holder(event.userId(), event.username())));
            }
        }
        events.forget();
        jdbc.sql("reset role").update();
        fresh.forEach(this::enter);
        return found.size() < MOST_AT_A_TIME ? null : after(from, found);
    }

    // By time, not by number: what Keycloak forgets meanwhile would shift the numbers. Of one time, there may be more
    // than a page.
    private static Place after(Place place, List<FailedSignIn> found) {
        long last = found.getLast().time();
        return last > place.from() ? new Place(last, 0) : new Place(last, place.first() + found.size());
    }

    private void enter(Heard heard) {
        FailedSignIn failed = heard.event();
        AuditEvent event = heard.holder()
                .map(holder -> AuditEvent.of(AuditAction.SIGN_IN_FAILED, ObjectKind.MEMBER, holder.member())
                        .with("username", holder.username()))
                .orElseGet(() -> {
                    AuditEvent unknown = AuditEvent.of(AuditAction.SIGN_IN_FAILED, ObjectKind.SESSION, null);
                    String typed = failed.username();
                    return typed == null ? unknown : unknown.with("usernameDigest", digest.of(typed));
                })
                .with("at", failed.at());
        String address = failed.ipAddress();
        log.heard(address == null ? event : event.heardFrom(address), Outcome.FAILED, failed.reason());
    }
}
