package org.entente.audit;

/** Every auditable action there is. Names are stored in entries: they are never renamed or reused. */
public enum AuditAction {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    NOTICE_ACCEPTED,
    SIGNED_OUT,
    ROUTE_DENIED,
    CALL_DENIED,
    OBJECT_OPENED,
    NATION_ADDED,
    NATION_CHANGED,
    MEMBERS_LISTED,
    MEMBER_ADDED,
    MEMBER_CHANGED,
    WORKSPACES_LISTED,
    WORKSPACE_CREATED,
    WORKSPACE_CHANGED,
    MEMBER_ADMITTED,
    MEMBER_REMOVED,
    PLANS_LISTED,
    PLAN_OPENED,
    PLAN_CREATED,
    PLAN_CHANGED,
    PLAN_RELABELLED,
    IMPORTS_LISTED,
    IMPORT_STARTED,
    IMPORT_FINISHED,
    IMPORT_OPENED,
    AUDIT_READ
}
