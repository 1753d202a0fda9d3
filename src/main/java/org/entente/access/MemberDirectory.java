package org.entente.access;

import java.util.Optional;

/** Finds the member behind an OpenID Connect subject. */
public interface MemberDirectory {

    /**
     * Topic of {@link org.entente.live.LiveChanges}: what a member may do changed; the id is the member's. Whoever may no longer
     * act is signed out.
     */
    String CHANGED = "member";

    /** The member, if there is one and that person may act: active, within the tour, of an active nation. */
    Optional<KnownMember> bySubject(String subject);
}
