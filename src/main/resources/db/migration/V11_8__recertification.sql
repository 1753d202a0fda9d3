-- Recertification: in rounds, the leads of a workspace confirm or withdraw whoever is admitted. Who may see what stands in
-- R__row_policies.sql; no role of the portal writes a round or a line, R__functions_recertification.sql does.

-- How often, and how long there is to answer. A workspace without a row has the defaults: it is never off.
create table recertification_rule (
    workspace_id int primary key references workspace,
    every_days   int not null check (every_days between 30 and 730),
    answer_days  int not null check (answer_days between 7 and 90),
    check (answer_days <= every_days)
);

create table recertification (
    id           uuid primary key default gen_random_uuid(),
    workspace_id int  not null references workspace,
    workspace_name text not null,                                     -- as it was then, for those who lose sight of it
    opened_at    timestamptz not null default now(),
    opened_by    uuid references member,                              -- null: its time had come
    due_at       timestamptz not null,
    lapses_at    timestamptz not null,                                -- what is not answered by then lapses
    reminded_at  timestamptz,
    overdue_at   timestamptz,                                         -- when it was told that it is overdue
    closed_at    timestamptz,
    check (opened_at < due_at and due_at < lapses_at)
);
create unique index recertification_open on recertification (workspace_id) where closed_at is null;
create index recertification_by_workspace on recertification (workspace_id, opened_at desc);

-- One for each admission as it was when the round was opened. The name stays when the admission is gone and with it the right to look
-- it up.
create table recertification_line (
    id          uuid primary key default gen_random_uuid(),
    round_id    uuid not null references recertification,
    member_id   uuid not null references member,
    nation      text not null,
    name        text not null,
    role        text not null,
    admitted_at timestamptz not null,
    state       text not null default 'OPEN'
                check (state in ('OPEN', 'CONFIRMED', 'WITHDRAWN', 'LAPSED', 'REMOVED', 'CHANGED')),
    answered_by uuid references member,                               -- null: nobody, its time had come
    answered_at timestamptz,
    reason      text check (length(reason) between 1 and 1000),
    unique (round_id, member_id),
    check ((state = 'OPEN') = (answered_at is null)),
    check ((state = 'WITHDRAWN') = (reason is not null))
);
create index recertification_line_open on recertification_line (member_id) where state in ('OPEN', 'CONFIRMED');

-- When a member was last active in a workspace is asked for each of its members.
create index audit_entry_by_workspace_actor on audit_entry (workspace_id, actor, occurred_at);

-- Notices that are about a member or wait for one in an office, and of no object, so of no label: that an admission ended is told to
-- whom no label of the workspace reaches any more.
create table personal_notice (
    id           uuid primary key default gen_random_uuid(),
    member_id    uuid not null references member,                     -- whom it waits for
    workspace_id int  references workspace,                           -- there as long as that may be seen; null: for good
    kind         text not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$' and length(kind) <= 60),
    path         text not null check (length(path) between 1 and 200),
    times        int  not null default 1,
    at           timestamptz not null default now(),
    read_at      timestamptz,
    mailed_at    timestamptz
);
create unique index personal_notice_waiting on personal_notice (member_id, kind, path) where read_at is null;
create index personal_notice_by_time  on personal_notice (member_id, at desc);
create index personal_notice_by_age   on personal_notice (at);
create index personal_notice_unmailed on personal_notice (member_id, at) where read_at is null and mailed_at is null;
