package org.entente.access;

import com.vaadin.flow.server.auth.AccessCheckDecision;
import com.vaadin.flow.server.auth.AccessCheckDecisionResolver;
import com.vaadin.flow.server.auth.AccessCheckResult;
import com.vaadin.flow.server.auth.DefaultAccessCheckDecisionResolver;
import com.vaadin.flow.server.auth.NavigationContext;
import java.util.List;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;

/** Vaadin's decision on a route, with an entry for each denial of somebody who is signed in. */
final class AuditedRouteDecision implements AccessCheckDecisionResolver {

    private final transient AccessCheckDecisionResolver decision = new DefaultAccessCheckDecisionResolver();
    private final transient AuditLog log;

    AuditedRouteDecision(AuditLog log) {
        this.log = log;
    }

    @Override
    public AccessCheckResult resolve(List<AccessCheckResult> results, NavigationContext context) {
        AccessCheckResult result = decision.resolve(results, context);
        if (context.isNavigating()
                && !context.isErrorHandling()
                && context.getPrincipal() != null
                && result.decision() != AccessCheckDecision.ALLOW) {
            log.refused(
                    AuditEvent.of(
                            AuditAction.ROUTE_DENIED,
                            ObjectKind.ROUTE,
                            context.getNavigationTarget().getSimpleName()),
                    Outcome.DENIED,
                    "ROLE");
        }
        return result;
    }
}
