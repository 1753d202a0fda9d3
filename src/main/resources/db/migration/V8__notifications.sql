-- What waits for people, and what belongs to the page of an exercise plan. Who may see a row stands in R__row_policies.sql.

-- ---------------------------------------------------------------------------------------------------------------------
-- Notices: that something waits for a member, under the label of the object that it is about. No content.
-- ---------------------------------------------------------------------------------------------------------------------
create table notification (
    id           uuid primary key default gen_random_uuid(),
    workspace_id int  not null references workspace,
    label_id     int  not null references label,
    member_id    uuid not null references member,                    -- whom it waits for
    kind         text not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$' and length(kind) <= 60),
    path         text not null check (length(path) between 1 and 200),
    object_id    uuid,                                               -- the last id in the path: the notice follows its label
    times        int  not null default 1,                            -- how often it was told since it was last read
    at           timestamptz not null default now(),
    read_at      timestamptz,
    mailed_at    timestamptz
);
-- What is told again before it is read stays one notice.
create unique index notification_waiting on notification (member_id, kind, path, label_id) where read_at is null;
create index notification_by_time   on notification (member_id, at desc);
create index notification_by_object on notification (object_id);
create index notification_by_age    on notification (at);
create index notification_unmailed  on notification (member_id, at) where read_at is null and mailed_at is null;

-- Where a member is told by e-mail that something waits, and when that was last done. Kept for this purpose only.
create table mail_address (
    member_id     uuid primary key references member,
    address       text check (length(address) between 3 and 254 and address ~ '^[^@[:space:]<>,;"]+@[^@[:space:]<>,;"]+$'),
    wanted        boolean not null default true,
    sent_at       timestamptz,
    claimed_until timestamptz,                                       -- a node is sending; another may try after this
    attempts      int not null default 0,
    next_at       timestamptz
);

-- The secret address of a member's calendar, as a digest. Whoever has the address reads as that member.
create table calendar_feed (
    member_id  uuid primary key references member,
    digest     bytea unique check (length(digest) = 32),             -- SHA-256 of 256 random bits; null: withdrawn
    made_at    timestamptz not null default now()
);

-- ---------------------------------------------------------------------------------------------------------------------
-- The page of a plan. Workspace and label of each row are the plan's, kept so by triggers; a section may have a label of its
-- own, and is then read by those who may read both.
-- ---------------------------------------------------------------------------------------------------------------------
create table exercise_section (
    id            bigint generated always as identity primary key,
    public_id     uuid   not null unique,
    plan_id       bigint not null references exercise_plan,
    workspace_id  int    not null references workspace,
    label_id      int    not null references label,
    plan_label_id int    not null references label,
    own_label     boolean not null default false,
    originator    text   not null references nation,                 -- the nation whose label it is, where it is its own
    kind          text   not null check (kind in ('OBJECTIVES', 'SCENARIO', 'CONCEPT', 'FORCES', 'COMMAND', 'COMMUNICATIONS', 'LOGISTICS',
                                                  'TRAINING', 'SAFETY', 'VISITORS', 'OTHER')),
    heading       text   not null check (length(heading) between 1 and 200),
    body          text   not null default '' check (length(body) <= 20000),
    place         int    not null,                                   -- sections stand by rising place
    removed       boolean not null default false,
    version       int    not null default 0,
    updated_at    timestamptz not null default now(),
    updated_by    uuid   references member
);
create index on exercise_section (plan_id, place);

create table exercise_answer (
    plan_id      bigint not null references exercise_plan,
    nation       text   not null references nation,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    state        text   not null check (state in ('INVITED', 'INTENDS', 'CONFIRMED', 'DECLINED')),
    remark       text   not null default '' check (length(remark) <= 1000),
    version      int    not null default 0,
    updated_at   timestamptz not null default now(),
    updated_by   uuid   references member,
    primary key (plan_id, nation),
    check (state <> 'INVITED' or remark = '')
);

create table exercise_key_date (
    id           bigint generated always as identity primary key,
    public_id    uuid   not null unique,
    plan_id      bigint not null references exercise_plan,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    code         text   not null check (code ~ '^[A-Z0-9]{1,12}$'),  -- IPC, MPC, FPC, STARTEX, …
    title        text   not null check (length(title) between 1 and 200),
    starts_on    date   not null,
    ends_on      date   not null,
    place        text   check (length(place) between 1 and 200),
    removed      boolean not null default false,
    version      int    not null default 0,
    updated_at   timestamptz not null default now(),
    updated_by   uuid   references member,
    check (ends_on >= starts_on)
);
create index on exercise_key_date (plan_id, starts_on);
create index on exercise_key_date (workspace_id, starts_on);
