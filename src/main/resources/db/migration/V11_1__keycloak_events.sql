-- Keycloak's events that were entered in the audit log, for as long as they may be asked for again.
create table keycloak_event (
    event_id    text primary key,
    occurred_at timestamptz not null                                 -- by Keycloak's clock, to the millisecond
);
create index keycloak_event_by_time on keycloak_event (occurred_at);
