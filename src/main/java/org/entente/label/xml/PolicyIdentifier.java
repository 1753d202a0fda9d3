package org.entente.label.xml;

import java.util.List;
import java.util.Optional;
import org.entente.label.LabelProblem;
import org.entente.label.policy.SecurityPolicy;
import org.jspecify.annotations.Nullable;

/** How a label or a clearance names its policy. */
record PolicyIdentifier(String name, @Nullable String uri) {

    /** What is wrong when a URI is stated that is not the policy's. */
    static Optional<LabelProblem> problem(SecurityPolicy policy, @Nullable String stated) {
        return stated == null || stated.equalsIgnoreCase(policy.uri())
                ? Optional.empty()
                : Optional.of(new LabelProblem(
                        LabelProblem.Kind.OTHER_POLICY_URI, List.of(stated, policy.name(), policy.uri())));
    }
}
