package org.entente.member;

/** Nobody changes oneself: nothing was written. */
public class MemberIsOneself extends RuntimeException {

    MemberIsOneself() {
        super("Nobody changes oneself");
    }
}
