package org.entente.label.binding;

import java.util.List;

/**
 * What holds of a binding and what is broken, after its data was seen.
 *
 * @param findings data first, then label, then signature
 */
public record BindingReport(List<BindingFinding> findings) {

    public BindingReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is broken. An unsigned binding may hold too. */
    public boolean holds() {
        return findings.stream().noneMatch(BindingFinding::isBroken);
    }

    /** Whether nothing is broken and somebody whom the reader trusts has signed label and data. */
    public boolean isVouchedFor() {
        return holds()
                && findings.stream().anyMatch(BindingFinding::isSigned)
                && findings.stream().noneMatch(one -> one.kind() == BindingFinding.Kind.DATA_UNCHECKED);
    }
}
