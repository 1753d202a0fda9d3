package org.entente.label;

import java.util.Collections;
import org.springframework.stereotype.Component;

/** The one place where label and clearance meet (ADatP-4774: validate, classification, permissive, restrictive). */
@Component
class AccessDecisionFunction {

    private final SecurityPolicy policy;

    AccessDecisionFunction(SecurityPolicy policy) {
        this.policy = policy;
    }

    int rank(ConfidentialityLabel label) {
        return policy.classification(label.classification()).orElseThrow().rank();
    }

    AccessDecision decide(Clearance clearance, ConfidentialityLabel label) {
        if (!policy.problems(label).isEmpty()) {
            return AccessDecision.deny(
                    AccessDecision.Kind.INVALID_LABEL, policy.problems(label).getFirst());
        }
        if (!clearance.policy().equals(label.policy())) {
            return AccessDecision.deny(AccessDecision.Kind.OTHER_POLICY, label.policy());
        }
        if (!clearance.classifications().contains(label.classification())) {
            return AccessDecision.deny(AccessDecision.Kind.CLASSIFICATION, label.classification());
        }
        for (Category category : label.categories()) {
            if (category.type() == TagType.PERMISSIVE
                    && Collections.disjoint(category.values(), clearance.values(category.tagName()))) {
                return AccessDecision.deny(
                        AccessDecision.Kind.NOT_RELEASABLE, String.join(", ", clearance.values(category.tagName())));
            }
        }
        for (Category category : label.categories()) {
            if (category.type() == TagType.RESTRICTIVE
                    && !clearance.values(category.tagName()).containsAll(category.values())) {
                return AccessDecision.deny(AccessDecision.Kind.CAVEAT, String.join(", ", category.values()));
            }
        }
        return AccessDecision.PERMIT;
    }
}
