package org.entente.approval;

/** What takes a second person. */
public enum ApprovalKind {
    /** A new member with a role or a clearance that one person does not give. */
    MEMBER,
    /** A member becomes an administrator. */
    ROLE,
    /** A member is cleared for one of the policy's two highest levels. */
    CLEARANCE,
    /** A sealed workspace is opened for changes again. */
    UNSEAL,
    /** A nation's people may be given more, up to one of a policy's two highest levels. */
    NATION,
    /** A workspace that was held is no longer: what its rules make expire does so again. */
    LIFT_HOLD
}
