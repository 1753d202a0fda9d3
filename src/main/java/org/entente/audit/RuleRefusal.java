package org.entente.audit;

/** A refusal for one of the reasons that a feature counts up in an enumeration; the auditor reads its name. */
public interface RuleRefusal extends Refusal {

    /** What stands against it. */
    Enum<?> why();

    @Override
    default String reason() {
        return why().name();
    }
}
