package org.entente.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a calendar program read as the member who gave it a secret address, without a session. It acts in a role of its own, which
 * opens the calendar and nothing else; rows are decided by the database, for that member, at that moment.
 */
@Component
public class FeedIdentity {

    /** The one role of whoever comes by a secret address. */
    static final String ROLE = "calendar-feed";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FeedIdentity(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Does the work as the member whose address has this digest. Empty, and nothing is done, if there is none, or if that person
     * may not act: suspended, tour over, nation not active.
     *
     * @param digest SHA-256 of the secret part of the address
     */
    public <T> Optional<T> as(byte[] digest, Supplier<T> work) {
        Optional<Holder> holder = transaction.execute(status -> jdbc.sql(
                        "select id, subject, username, display_name, nation, role from member_by_feed(?)")
                .param(digest)
                .query((row, n) -> new Holder(
                        row.getString("subject"),
                        new KnownMember(
                                new MemberId(row.getObject("id", UUID.class)),
                                row.getString("username"),
                                row.getString("display_name"),
                                new NationCode(row.getString("nation")),
                                row.getString("role"))))
                .optional());
        return holder == null ? Optional.empty() : holder.map(found -> as(found, work));
    }

    private static <T> T as(Holder holder, Supplier<T> work) {
        OidcIdToken token = OidcIdToken.withTokenValue("feed")
                .subject(holder.subject())
                .claim("preferred_username", holder.member().username())
                .issuedAt(Instant.EPOCH)
                .expiresAt(Instant.EPOCH.plusSeconds(1))
                .build();
        PortalUser user = new PortalUser(List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)), token, holder.member());
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(
                    new OAuth2AuthenticationToken(user, user.getAuthorities(), OidcSettings.REGISTRATION)));
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private record Holder(String subject, KnownMember member) {}
}
