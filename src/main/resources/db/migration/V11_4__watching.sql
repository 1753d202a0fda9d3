-- Rules for unusual acts, and the alerts that they raised. Rules read sealed entries only: none is missed, and none looked at twice.

-- Whether a rule is on, and its numbers; null where the rule has no such number.
create table watch_rule (
    code    text primary key,
    is_on   boolean not null default true,
    times   int check (times between 1 and 10000),
    minutes int check (minutes between 1 and 1440),
    days    int check (days between 1 and 400),
    hours   int check (hours between 1 and 11)
);
insert into watch_rule (code, times, minutes, days, hours)
values ('MASS_DOWNLOAD',    50,   60,   null, null),
       ('REFUSALS',         10,   15,   null, null),
       ('SIGN_IN_FAILURES', 5,    15,   null, null),
       ('ODD_HOURS',        10,   null, 30,   4),
       ('WAKING',           null, null, 60,   null),
       ('OWN_GRANT',        null, null, null, null),
       ('STRANGERS',        null, null, null, null),
       ('STANDSTILL',       null, 5,    null, null);

-- Up to which entry of the log the rules have looked. Whoever looks holds this row.
create table watch_state (
    only_one   boolean primary key default true check (only_one),
    last_index bigint not null
);
-- What was entered before there were rules raises no alert: what is sealed, and what waits since before there was sealing, which
-- comes first. The owner reads past policies for as long as this migration takes.
alter table audit_leaf  no force row level security;
alter table audit_queue no force row level security;
insert into watch_state (last_index)
select coalesce(max(l.index), -1) + (select count(*) from audit_queue q where q.adopted) from audit_leaf l;
alter table audit_leaf  force row level security;
alter table audit_queue force row level security;

-- Names are those in the entries. Nothing of what was done beyond what the entries hold.
create table watch_alert (
    id              uuid primary key default gen_random_uuid(),
    rule            text not null references watch_rule,
    subject         text not null,                                    -- whom the rule counts for
    member_id       uuid,
    member_name     text,
    member_nation   text,
    action          text,                                             -- of the last entry
    first_entry     uuid not null,
    first_at        timestamptz not null,
    last_entry      uuid not null,
    last_at         timestamptz not null,
    last_index      bigint not null,                                  -- entries up to here are in this alert or an earlier one
    times           int not null check (times > 0),
    rule_times      int,                                              -- the rule's numbers when it was raised
    rule_minutes    int,
    rule_days       int,
    rule_hours      int,
    raised_at       timestamptz not null default now(),
    acknowledged_at timestamptz,
    acknowledged_by uuid references member,
    note            text check (length(btrim(note)) between 1 and 500),
    check ((acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (note is null))
);
create index on watch_alert (rule, subject, last_index);
create index on watch_alert (raised_at, id);
create index watch_alert_open on watch_alert (raised_at) where acknowledged_at is null;
