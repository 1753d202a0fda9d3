package org.entente.member;

/** Somebody else changed the member since it was read, or the change is not allowed: nothing was written. */
public class MemberChangedMeanwhile extends RuntimeException {

    MemberChangedMeanwhile() {
        super("The member was changed by somebody else, or may not be changed by you");
    }
}
