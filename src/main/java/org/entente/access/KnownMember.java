package org.entente.access;

import java.io.Serializable;
import org.entente.shared.MemberId;
import org.entente.shared.NationCode;

/** A member as sign-in found it. Rights are not read from here but from the database, at each statement. */
public record KnownMember(MemberId id, String username, String displayName, NationCode nation, String role)
        implements Serializable {}
