package org.entente.member;

/** A member with this user name or this account exists already: nothing was written. */
public class MemberAlreadyThere extends RuntimeException {

    MemberAlreadyThere(String username) {
        super("The user name or the account belongs to a member already: " + username);
    }
}
