-- Administration: clearances that end, members who wait for a second person, requests for what one person may not do alone,
-- workspaces that are asked for, and the one that is everybody's.

-- The last day on which the clearance holds; null: until it is changed.
alter table member add column clearance_ends_on date;
alter table member_history add column clearance_ends_on date;

-- AWAITING: a second person has yet to agree that this member takes part.
alter table member drop constraint member_state_check;
alter table member add constraint member_state_check check (state in ('ACTIVE', 'SUSPENDED', 'ENDED', 'AWAITING'));

-- Names the levels that one person may clear for, so that a level nobody thought of needs two.
alter table clearance add column needs_second_person boolean not null
    generated always as (coalesce(not (content -> 'classifications' <@ '["UNCLASSIFIED", "RESTRICTED"]'::jsonb), true)) stored;

-- The commons: every acting liaison officer reads it, admitted or not. Made when an installation is founded, and never after.
alter table workspace add column commons boolean not null default false;
create index workspace_commons on workspace (id) where commons;

alter table workspace no force row level security;
alter table member no force row level security;
insert into workspace (name, purpose, ceiling, commons)
select 'Commons', 'What is for everyone who takes part', 1, true where exists (select from member);
alter table workspace force row level security;
alter table member force row level security;

create table approval_request (
    id                uuid primary key,
    kind              text not null check (kind in ('MEMBER', 'ROLE', 'CLEARANCE', 'UNSEAL')),
    member_id         uuid references member,
    workspace_id      int  references workspace,
    role              text,                                          -- asked for
    clearance_id      int  references clearance,                     -- asked for
    clearance_ends_on date,                                          -- asked for
    opens_account     boolean not null default false,                -- made for this member, and off until it is agreed to
    state             text not null default 'WAITING' check (state in ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
    requested_by      uuid not null references member,
    requested_at      timestamptz not null default now(),
    expires_at        timestamptz not null default now(),
    decided_by        uuid references member,
    decided_at        timestamptz,
    check ((kind = 'UNSEAL') = (member_id is null) and (kind = 'UNSEAL') = (workspace_id is not null)),
    check (kind <> 'ROLE' or role is not null),
    check (kind <> 'CLEARANCE' or clearance_id is not null),
    check (kind <> 'MEMBER' or (role is not null and clearance_id is not null)),
    check (decided_by <> requested_by or state = 'WITHDRAWN')
);
create index on approval_request (requested_at) where state = 'WAITING';
create index on approval_request (member_id);
create index on approval_request (requested_by);

-- A workspace that a liaison officer asks for.
create table workspace_request (
    id           uuid primary key,
    name         text     not null check (length(name) between 1 and 100),
    purpose      text     not null check (length(purpose) <= 1000),
    ceiling      smallint not null,
    nations      text[]   not null check (cardinality(nations) <= 100),  -- whose people are to be admitted; alpha-3 codes
    state        text     not null default 'WAITING' check (state in ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
    requested_by uuid     not null references member,
    requested_at timestamptz not null default now(),
    decided_by   uuid     references member,
    decided_at   timestamptz
);
create index on workspace_request (requested_by);
create index on workspace_request (requested_at) where state = 'WAITING';
