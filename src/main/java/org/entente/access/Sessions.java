package org.entente.access;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.PushConnection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.live.Change;
import org.entente.live.LiveChanges;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/**
 * The signed-in sessions of this node, and their end: by sign-out, by rest of the hand, by Keycloak's back channel, by
 * suspension, here or on another node.
 */
@Component
public class Sessions {

    /** Where a page goes whose session ended. */
    public static final String SIGNED_OUT = "signed-out";

    /** What the page after the end is told, which is why. */
    private static final Map<String, String> PAGE_AFTER =
            Map.of("IDLE", SIGNED_OUT + "?idle", "KEYCLOAK", SIGNED_OUT + "?ended");

    private static final String SUSPENDED = "SUSPENDED";
    private static final String ENDED = "session-ended";
    private static final Duration REFRESH_AFTER = Duration.ofMinutes(4);
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Set<SignedInSession> open = ConcurrentHashMap.newKeySet();
    private final SignIns signIns;
    private final KeycloakSessions keycloak;
    private final LiveChanges changes;
    private final HttpRequestOrigin origin;
    private final MemberDirectory members;
    private final Clock clock;

    Sessions(
            SignIns signIns,
            KeycloakSessions keycloak,
            LiveChanges changes,
            HttpRequestOrigin origin,
            MemberDirectory members,
            Clock clock) {
        this.signIns = signIns;
        this.keycloak = keycloak;
        this.changes = changes;
        this.origin = origin;
        this.members = members;
        this.clock = clock;
        changes.subscribe(ENDED, this::ended);
        changes.subscribe(MemberDirectory.CHANGED, this::endIfNoLongerLetIn);
    }

    /** Whether this session may use the portal: its person accepted the notice of use and monitoring. */
    public boolean noticeAccepted() {
        return origin.current().map(SignedInSession::noticeAccepted).orElse(false);
    }

    /** The person accepts the notice of use and monitoring. */
    public void acceptNotice() {
        origin.current().ifPresent(session -> {
            signIns.noticeAccepted();
            session.acceptNotice();
        });
    }

    /** The sign-in before the present one. */
    public Optional<LastSignIn> lastSignIn() {
        return origin.current().map(SignedInSession::lastSignIn);
    }

    /** How long the person's hand may rest before the session ends. */
    public Optional<Duration> idleLimit() {
        return origin.current().map(SignedInSession::idleLimit);
    }

    /** The person's hand moved: pointer, key, wheel or touch. Nothing else counts. */
    public void active() {
        origin.current().ifPresent(session -> session.active(clock.instant()));
    }

    /** Ends the present session here and in Keycloak, and moves its pages to where nothing is shown. */
    public void signOut() {
        origin.current().filter(session -> leaves(session, "SIGN_OUT")).ifPresent(session -> {
            tell(session);
            Optional.ofNullable(UI.getCurrent())
                    .ifPresent(page -> page.getPage().setLocation(SIGNED_OUT));
            // This page's answer must be on its way first: it could not be given any more in a session that has ended.
            Thread.ofVirtual().name("sign-out").start(() -> close(session, SIGNED_OUT));
        });
    }

    // A sign-in that cannot be entered in the audit log is none.
    void begin(
            HttpServletRequest request, Authentication authentication, PortalUser user, @Nullable String refreshToken) {
        SignedInSession session = new SignedInSession(
                request.getSession(), authentication, user, request.getRemoteAddr(), clock.instant(), open::remove);
        session.refreshed(refreshToken, clock.instant());
        request.getSession().setAttribute(SignedInSession.ATTRIBUTE, session);
        try {
            user.member()
                    .ifPresentOrElse(
                            member -> session.lastSignIn(
                                    signIns.signedIn(member, session.address()).orElse(null)),
                            () -> signIns.refused(user.getName()));
        } catch (RuntimeException e) {
            request.getSession().invalidate();
            throw e;
        }
        open.add(session);
    }

    // Keycloak hears only of sign-ins and refreshes. Unless it is told that a person still works, it forgets the
    // session,
    // and with it how to end ours when that person is suspended there.
    @Scheduled(fixedDelayString = "${entente.session.refresh-check:PT30S}")
    void keepAwake() {
        open.stream()
                .filter(session -> session.wantsRefresh(clock.instant(), REFRESH_AFTER))
                .forEach(this::keepAwake);
    }

    private void keepAwake(SignedInSession session) {
        String token = session.refreshToken();
        if (token != null) {
            switch (keycloak.keepAwake(token)) {
                case KeycloakSessions.Answer.GoesOn(String next) -> session.refreshed(next, clock.instant());
                case KeycloakSessions.Answer.Ended() -> end(session, "KEYCLOAK");
                case KeycloakSessions.Answer.Unknown() -> LOG.debug("Keycloak will be asked again");
            }
        }
    }

    @Scheduled(fixedDelayString = "${entente.session.idle-check:PT5S}")
    void endIdle() {
        open.stream()
                .filter(session -> session.idleAt(clock.instant()))
                .forEach(session -> Thread.ofVirtual().name("end-idle").start(() -> end(session, "IDLE")));
    }

    // Each node hears of the change and ends its own.
    private void endIfNoLongerLetIn(Change change) {
        open.stream()
                .filter(session -> session.user()
                        .member()
                        .filter(member -> change.concerns(member.id()) && !isLetIn(session.user(), member))
                        .isPresent())
                .forEach(session -> end(session, SUSPENDED));
    }

    private boolean isLetIn(PortalUser user, KnownMember member) {
        return Optional.ofNullable(user.getSubject())
                .flatMap(members::bySubject)
                .filter(now -> now.role().equals(member.role()))
                .isPresent();
    }

    /** Keycloak says that one of its sessions ended: so do ours, on every node. */
    void endedByKeycloak(String keycloakSession) {
        changes.publish(new Change(ENDED, keycloakSession));
        endHere(keycloakSession);
    }

    // What ended while this node heard nothing, Keycloak knows.
    private void ended(Change change) {
        if (change.id().equals(Change.ANY)) {
            open.forEach(this::keepAwake);
        } else {
            endHere(change.id());
        }
    }

    private void endHere(String keycloakSession) {
        open.stream()
                .filter(session -> session.keycloakSession().equals(keycloakSession))
                .filter(session -> leaves(session, "KEYCLOAK"))
                .forEach(session -> close(session, PAGE_AFTER.getOrDefault("KEYCLOAK", SIGNED_OUT)));
    }

    private void end(SignedInSession session, String why) {
        if (leaves(session, why)) {
            // Whoever is suspended is let in by nothing that Keycloak may still have open: the page need not wait for
            // it.
            if (why.equals(SUSPENDED)) {
                close(session, SIGNED_OUT);
                tell(session);
            } else {
                tell(session);
                close(session, PAGE_AFTER.getOrDefault(why, SIGNED_OUT));
            }
        }
    }

    // Before the pages leave: whoever comes back at once must not find Keycloak's session still open, and be let in by
    // it.
    private void tell(SignedInSession session) {
        keycloak.end(session.user());
        changes.publish(new Change(ENDED, session.keycloakSession()));
    }

    // The first who ends a session enters it in the audit log; whoever comes later has nothing left to do.
    private boolean leaves(SignedInSession session, String why) {
        boolean first = open.remove(session);
        if (first) {
            try {
                origin.speakingFor(session, () -> asOwner(session, () -> signIns.signedOut(why)));
            } catch (RuntimeException e) {
                LOG.error(
                        "The end of a session could not be entered in the audit log; the session ends all the same", e);
            }
        }
        return first;
    }

    private static void close(SignedInSession session, String page) {
        try {
            leave(session, page);
            session.session().invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("The session had ended already", e);
        }
    }

    // The pages leave first: a page that only finds its session gone would reload and keep its content until it has.
    private static void leave(SignedInSession session, String page) {
        for (VaadinSession pages : VaadinSession.getAllSessions(session.session())) {
            pages.lock();
            try {
                for (UI ui : pages.getUIs()) {
                    ui.getPage().setLocation(page);
                    send(ui);
                }
            } finally {
                pages.unlock();
            }
        }
    }

    // A message is sent by another thread, and the end of the session closes the connection under it: so wait for it
    // here.
    private static void send(UI ui) {
        PushConnection connection = ui.getInternals().getPushConnection();
        if (connection != null && connection.isConnected()) {
            ui.push();
            connection.disconnect();
        }
    }

    private static void asOwner(SignedInSession session, Runnable work) {
        var before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(session.authentication()));
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
