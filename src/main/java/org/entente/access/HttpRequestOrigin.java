package org.entente.access;

import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.RequestOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Reads the origin from the servlet request, or from the session where a page is served over its push connection. */
@Component
class HttpRequestOrigin implements RequestOrigin {

    private static final ThreadLocal<@Nullable SignedInSession> SPEAKING_FOR = new ThreadLocal<>();
    private static final String CORRELATION = HttpRequestOrigin.class.getName() + ".correlation";

    private final CurrentMember currentMember;

    HttpRequestOrigin(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public @Nullable UUID member() {
        return currentMember.find().map(known -> known.id().value()).orElse(null);
    }

    @Override
    public @Nullable String address() {
        return request()
                .map(request -> request.getRequest().getRemoteAddr())
                .or(() -> current().map(SignedInSession::address))
                .orElse(null);
    }

    @Override
    public @Nullable String session() {
        return current().map(SignedInSession::digest).orElse(null);
    }

    @Override
    public @Nullable String correlation() {
        return request()
                .map(request -> {
                    Object known = request.getRequest().getAttribute(CORRELATION);
                    if (known == null) {
                        known = UUID.randomUUID().toString();
                        request.getRequest().setAttribute(CORRELATION, known);
                    }
                    return known.toString();
                })
                .orElse(null);
    }

    /** Background work on a session, entered with that session's address. */
    void speakingFor(SignedInSession session, Runnable work) {
        SPEAKING_FOR.set(session);
        try {
            work.run();
        } finally {
            SPEAKING_FOR.remove();
        }
    }

    Optional<SignedInSession> current() {
        SignedInSession spokenFor = SPEAKING_FOR.get();
        return spokenFor != null ? Optional.of(spokenFor) : ofRequest();
    }

    private static Optional<SignedInSession> ofRequest() {
        return request()
                .map(request -> request.getRequest().getSession(false))
                .map(session -> session.getAttribute(SignedInSession.ATTRIBUTE))
                .map(SignedInSession.class::cast)
                .or(HttpRequestOrigin::ofPage);
    }

    private static Optional<SignedInSession> ofPage() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(VaadinSession::getSession)
                .map(session -> session.getAttribute(SignedInSession.ATTRIBUTE))
                .map(SignedInSession.class::cast);
    }

    private static Optional<ServletRequestAttributes> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast);
    }
}
