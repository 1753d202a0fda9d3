package org.entente.agreement;

/** What an agreement is called for. Names are stored: they are never renamed or reused. */
public enum AgreementKind {
    TREATY(true),
    AGREEMENT(true),
    PROTOCOL(true),
    AMENDMENT(true),
    /** On the status of forces. */
    STATUS_OF_FORCES(true),
    /** On the security of information, GSOMIA or GSA. */
    SECURITY_OF_INFORMATION(true),
    /** On acquisition and cross-servicing, ACSA or MLSA. */
    MUTUAL_SUPPORT(true),
    EXCHANGE_OF_NOTES(true),
    MEMORANDUM_OF_UNDERSTANDING(false),
    MEMORANDUM_OF_AGREEMENT(false),
    TECHNICAL_ARRANGEMENT(false),
    IMPLEMENTING_ARRANGEMENT(false),
    LETTER_OF_INTENT(false),
    JOINT_STATEMENT(false),
    OTHER(false);

    private final boolean usuallyBinding;

    AgreementKind(boolean usuallyBinding) {
        this.usuallyBinding = usuallyBinding;
    }

    /** Whether agreements of this kind are governed by international law as a rule. */
    public boolean usuallyBinding() {
        return usuallyBinding;
    }
}
