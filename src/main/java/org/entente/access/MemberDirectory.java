package org.entente.access;

import java.util.Optional;

/** Finds the member behind an OpenID Connect subject. */
public interface MemberDirectory {

    /** The member, if there is one and that person may act: active, within the tour, of an active nation. */
    Optional<KnownMember> bySubject(String subject);
}
