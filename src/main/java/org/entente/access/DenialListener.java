package org.entente.access;

import org.aopalliance.intercept.MethodInvocation;
import org.entente.audit.AuditAction;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditLog;
import org.entente.audit.ObjectKind;
import org.entente.audit.Outcome;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.stereotype.Component;

/** Enters each call that a service's guard refused. */
@Component
class DenialListener {

    private final AuditLog log;

    DenialListener(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        if (event.getObject() instanceof MethodInvocation call) {
            String method = call.getMethod().getDeclaringClass().getSimpleName() + "."
                    + call.getMethod().getName();
            log.refused(AuditEvent.of(AuditAction.CALL_DENIED, ObjectKind.SERVICE, method), Outcome.DENIED, "ROLE");
        }
    }
}
