package org.entente.member;

/** Somebody else changed the member since it was read: nothing was written. */
public class MemberChangedMeanwhile extends RuntimeException {

    MemberChangedMeanwhile() {
        super("The member was changed by somebody else");
    }
}
