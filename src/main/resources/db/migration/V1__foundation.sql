-- The tables of the foundation. Who may see a row stands in R__row_policies.sql, all on one page.

-- ---------------------------------------------------------------------------------------------------------------------
-- Labels and clearances, interned: equal ones share one row. Dates and originator stay with the labelled object.
-- ---------------------------------------------------------------------------------------------------------------------
create table label (
    id             int generated always as identity primary key,
    policy         text     not null,
    classification text     not null,
    rank           smallint not null,           -- the classification's place in its policy, 0 is the lowest
    releasable_to  text[]   not null,           -- the nations named by the label, for the originator check
    content        jsonb    not null,           -- the label as the engine reads it
    canonical      text     not null unique     -- what makes two labels equal
);

create table clearance (
    id        int generated always as identity primary key,
    policy    text  not null,
    content   jsonb not null,
    canonical text  not null unique
);

-- What the engine decided for a pair. A pair without a row is a denial.
create table dominance (
    clearance_id int     not null references clearance,
    label_id     int     not null references label,
    permitted    boolean not null,
    primary key (clearance_id, label_id)
);
-- What row policies read: never the denials, which are most of the pairs.
create index dominance_permitted on dominance (clearance_id) include (label_id) where permitted;

-- ---------------------------------------------------------------------------------------------------------------------
-- Who takes part
-- ---------------------------------------------------------------------------------------------------------------------
create table nation (
    code      text primary key check (code ~ '^[A-Z]{3}$'),         -- ISO 3166-1 alpha-3
    name      text not null check (length(name) between 1 and 100),
    state     text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'LEFT')),
    version   int  not null default 0
);

create table member (
    id           uuid primary key default gen_random_uuid(),
    subject      text unique,                                        -- OIDC subject
    username     text not null unique check (length(username) between 1 and 100),
    display_name text not null check (length(display_name) between 1 and 100),
    nation       text not null references nation,
    role         text not null check (role in ('liaison-officer', 'administrator', 'nation-administrator', 'auditor')),
    state        text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'ENDED')),
    clearance_id int  not null references clearance,
    tour_ends_on date,                                               -- last day of the tour; null: open
    version      int  not null default 0
);
create index on member (nation);
create index on member (clearance_id);

create table workspace (
    id         int generated always as identity primary key,
    public_id  uuid     not null unique default gen_random_uuid(),
    name       text     not null check (length(name) between 1 and 100),
    purpose    text     not null default '' check (length(purpose) <= 1000),
    ceiling    smallint not null,                                    -- highest rank of a label that may be put in it
    state      text     not null default 'ACTIVE' check (state in ('ACTIVE', 'SEALED')),
    version    int      not null default 0,
    created_at timestamptz not null default now()
);

create table admission (
    workspace_id int  not null references workspace,
    member_id    uuid not null references member,
    role         text not null check (role in ('LEAD', 'CONTRIBUTOR', 'READER')),
    admitted_at  timestamptz not null default now(),
    primary key (workspace_id, member_id)
);
create index on admission (member_id, workspace_id);

-- The last sign-ins of a person, shown to that person only.
create table sign_in (
    member_id uuid not null references member,
    at        timestamptz not null default clock_timestamp(),
    address   text not null,
    primary key (member_id, at)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Exercise plans
-- ---------------------------------------------------------------------------------------------------------------------
create table exercise_plan (
    id               bigint generated always as identity primary key,
    public_id        uuid   not null unique default gen_random_uuid(),
    workspace_id     int    not null references workspace,
    label_id         int    not null references label,
    originator       text   not null references nation,             -- the nation whose label it is
    labelled_at      timestamptz not null default now(),
    name             text   not null check (length(name) between 1 and 200),
    series           text   check (length(series) between 1 and 200),
    purpose          text   not null default '' check (length(purpose) <= 4000),
    kind             text   not null check (kind in ('LIVE', 'COMMAND_POST', 'COMPUTER_ASSISTED', 'TABLE_TOP', 'FIELD_TRAINING', 'OTHER')),
    domains          text[] not null default '{}'
                            check (domains <@ array['LAND', 'AIR', 'MARITIME', 'AMPHIBIOUS', 'CYBER', 'SPACE', 'INFORMATION']),
    starts_on        date   not null,                                -- first day that the given precision leaves possible
    starts_precision text   not null check (starts_precision in ('DAY', 'MONTH', 'YEAR')),
    ends_on          date   not null,                                -- last day that the given precision leaves possible
    ends_precision   text   not null check (ends_precision in ('DAY', 'MONTH', 'YEAR')),
    place            text   check (length(place) between 1 and 200),
    host             text   check (host ~ '^[A-Z]{3}$'),
    participants     text[] not null default '{}' check (cardinality(participants) <= 100), -- alpha-3 codes; names for parties without one
    status           text   not null check (status in ('DRAFT', 'PLANNED', 'CONFIRMED', 'UNDER_WAY', 'COMPLETED', 'CANCELLED')),
    import_nation    text,
    import_key       text,
    version          int    not null default 0,
    created_at       timestamptz not null default now(),
    created_by       uuid   references member,
    updated_at       timestamptz not null default now(),
    updated_by       uuid   references member,
    search           tsvector not null,                              -- words_of_workspace, filled by a trigger
    check (ends_on >= starts_on),
    check ((import_nation is null) = (import_key is null))
);
-- A key of the importing nation's own: it cannot tell of another nation's plans.
create unique index exercise_plan_import_key on exercise_plan (workspace_id, import_nation, import_key);
-- One for each order in which a list may be read, in one workspace and across them.
create index exercise_plan_by_start   on exercise_plan (workspace_id, starts_on, id);
create index exercise_plan_by_name    on exercise_plan (workspace_id, lower(name), id);
create index exercise_plan_by_update  on exercise_plan (workspace_id, updated_at, id);
create index exercise_plan_start      on exercise_plan (starts_on, id);
create index exercise_plan_name       on exercise_plan (lower(name), id);
create index exercise_plan_update     on exercise_plan (updated_at, id);
create index exercise_plan_search     on exercise_plan using gin (search);
create index exercise_plan_parties    on exercise_plan using gin (participants);
-- Tells the planner of the many common words of many workspaces, so that it knows when reading in order is the shorter way.
alter table exercise_plan alter column search set statistics 1000;

-- A run of the import: what came of each line. Content of its importer only.
create table exercise_import (
    id           bigint generated always as identity primary key,
    public_id    uuid not null unique default gen_random_uuid(),
    workspace_id int  not null references workspace,
    label_id     int  not null references label,
    member_id    uuid not null references member,
    file_name    text not null check (length(file_name) between 1 and 200),
    layout       text not null check (layout in ('PLAN_LIST', 'MME')),
    encoding     text not null,                                      -- how the file's bytes were read
    state        text not null default 'RUNNING' check (state in ('RUNNING', 'FINISHED', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    failure      text check (failure in ('RIGHTS', 'STORAGE')),
    total        int  not null,
    imported     int  not null default 0,
    known        int  not null default 0,
    rejected     int  not null default 0,
    started_at   timestamptz not null default now(),
    progress_at  timestamptz not null default now(),                 -- a run that is silent for long has lost its portal
    finished_at  timestamptz,
    check (imported + known + rejected <= total),
    check (state <> 'FINISHED' or imported + known + rejected = total),
    check ((state = 'FAILED') = (failure is not null))
);
create index on exercise_import (workspace_id, member_id, started_at);

create table exercise_import_problem (
    import_id    bigint not null references exercise_import,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    member_id    uuid   not null references member,
    line         int    not null,                                    -- of the file, the first is 1: where the row begins
    reason       text   not null,
    detail       text   not null default '' check (length(detail) <= 200),
    primary key (import_id, line)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- What was so when: an auditor asks about the past. Written by triggers only.
-- ---------------------------------------------------------------------------------------------------------------------
create table member_history (
    member_id    uuid not null,
    nation       text not null,
    role         text not null,
    state        text not null,
    clearance_id int  not null,
    tour_ends_on date,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    changed_by   uuid
);
create index on member_history (member_id, valid_from);

create table admission_history (
    workspace_id int  not null,
    member_id    uuid not null,
    role         text not null,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    changed_by   uuid
);
create index on admission_history (workspace_id, member_id, valid_from);

create table label_history (
    object_kind  text not null,
    object_id    uuid not null,
    workspace_id int  not null,
    label_id     int  not null,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    changed_by   uuid
);
create index on label_history (object_id, valid_from);

-- ---------------------------------------------------------------------------------------------------------------------
-- Audit: entries are only ever added. The order of sealing, the tree and the proofs get tables of their own.
-- ---------------------------------------------------------------------------------------------------------------------
create table audit_entry (
    id           uuid primary key default uuidv7(),
    occurred_at  timestamptz not null default clock_timestamp(),
    actor        uuid,                                               -- null: nobody who is known
    actor_name   text,
    actor_nation text,
    actor_role   text,
    address      text,                                               -- network address that the request came from
    session      text,                                               -- digest of the session's id
    correlation  text,                                               -- shared by the entries of one request
    action       text not null,
    object_kind  text,
    object_id    text,
    workspace_id int,
    outcome      text not null check (outcome in ('SUCCESS', 'DENIED', 'FAILED')),
    reason       text,
    detail       jsonb
);
create index audit_entry_by_time      on audit_entry (occurred_at, id);
create index audit_entry_by_actor     on audit_entry (actor, occurred_at);
create index audit_entry_by_nation    on audit_entry (actor_nation, occurred_at);
create index audit_entry_by_action    on audit_entry (action, occurred_at);
create index audit_entry_by_object    on audit_entry (object_id, occurred_at);
create index audit_entry_by_workspace on audit_entry (workspace_id, occurred_at);
