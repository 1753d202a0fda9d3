package org.entente.access;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What the portal knows of one signed-in session, on the node that holds it. */
final class SignedInSession implements HttpSessionBindingListener {

    static final String ATTRIBUTE = SignedInSession.class.getName();

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration IDLE_PRIVILEGED = Duration.ofMinutes(10);

    private final HttpSession session;
    private final Authentication authentication;
    private final PortalUser user;
    private final String address;
    private final String digest;
    private final Consumer<SignedInSession> whenGone;
    private volatile Instant lastActivity;
    private volatile Instant lastRefresh;
    private volatile @Nullable String refreshToken;
    private volatile boolean noticeAccepted;
    private volatile @Nullable LastSignIn lastSignIn;

    SignedInSession(
            HttpSession session,
            Authentication authentication,
            PortalUser user,
            String address,
            Instant now,
            Consumer<SignedInSession> whenGone) {
        this.session = session;
        this.authentication = authentication;
        this.user = user;
        this.address = address;
        this.digest = digest(session.getId());
        this.lastActivity = now;
        this.lastRefresh = now;
        this.whenGone = whenGone;
    }

    HttpSession session() {
        return session;
    }

    Authentication authentication() {
        return authentication;
    }

    PortalUser user() {
        return user;
    }

    String address() {
        return address;
    }

    String digest() {
        return digest;
    }

    /** Keycloak's session, named by the claim {@code sid}. */
    String keycloakSession() {
        String sid = user.getIdToken().getClaimAsString("sid");
        return sid == null ? "" : sid;
    }

    void active(Instant now) {
        lastActivity = now;
    }

    /** How long the hand may rest: shorter for those who hold power over others. */
    Duration idleLimit() {
        boolean privileged = user.member()
                .filter(member -> !member.role().equals(Roles.LIAISON_OFFICER))
                .isPresent();
        return privileged ? IDLE_PRIVILEGED : IDLE;
    }

    boolean idleAt(Instant now) {
        return lastActivity.plus(idleLimit()).isBefore(now);
    }

    /** The token with which Keycloak's session is kept awake; used once, then replaced. Null if Keycloak gave none. */
    @Nullable String refreshToken() {
        return refreshToken;
    }

    void refreshed(@Nullable String nextToken, Instant now) {
        refreshToken = nextToken;
        lastRefresh = now;
    }

    /** Whether the hand moved since Keycloak last heard of this session, and that is longer ago than given. */
    boolean wantsRefresh(Instant now, Duration after) {
        return lastActivity.isAfter(lastRefresh) && lastRefresh.plus(after).isBefore(now);
    }

    boolean noticeAccepted() {
        return noticeAccepted;
    }

    void acceptNotice() {
        noticeAccepted = true;
    }

    @Nullable LastSignIn lastSignIn() {
        return lastSignIn;
    }

    void lastSignIn(@Nullable LastSignIn before) {
        lastSignIn = before;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        whenGone.accept(this);
    }

    private static String digest(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
