package org.entente.member;

import org.entente.shared.MemberId;
import org.entente.shared.NationCode;

/** A member as one is picked from a list. */
public record Person(MemberId id, String displayName, NationCode nation) {}
