-- Agreements. What they say about their own life stands in terms; whether they are in force is never stored, but computed from
-- the terms and the acts. Acts, obligations, reminders and imported rows carry workspace and label of their agreement: a trigger
-- sees to it.
create table agreement (
    id            bigint generated always as identity primary key,
    public_id     uuid   not null unique default gen_random_uuid(),
    workspace_id  int    not null references workspace,
    label_id      int    not null references label,
    originator    text   not null references nation,             -- the nation whose label it is
    labelled_at   timestamptz not null default now(),
    title         text   not null check (length(title) between 1 and 600),
    short_title   text   check (length(short_title) between 1 and 60),
    kind          text   not null check (kind ~ '^[A-Z_]{1,40}$'),
    binding       boolean not null,
    subject       text   not null default '' check (length(subject) <= 4000),
    depositary    text   check (length(depositary) between 1 and 200),
    place         text   check (length(place) between 1 and 200),
    done_on       date,                                          -- the day in its title; null: not known to the day
    parent_id     bigint references agreement,
    negotiating   text[] not null default '{}' check (cardinality(negotiating) <= 200),
    terms         jsonb  not null,
    import_nation text,
    import_key    text,
    version       int    not null default 0,
    created_at    timestamptz not null default now(),
    created_by    uuid   references member,
    updated_at    timestamptz not null default now(),
    updated_by    uuid   references member,
    check (parent_id <> id),
    check ((import_nation is null) = (import_key is null))
);
create index on agreement (parent_id);
-- A key of the importing nation's own: it cannot tell of another nation's agreements.
create unique index agreement_import_key on agreement (workspace_id, import_nation, import_key);
create index agreement_by_date  on agreement (workspace_id, done_on, id);
create index agreement_by_title on agreement (workspace_id, lower(title), id);

create table agreement_act (
    id           bigint generated always as identity primary key,
    public_id    uuid   not null unique default gen_random_uuid(),
    agreement_id bigint not null references agreement,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    kind         text   not null check (kind ~ '^[A-Z_]{1,40}$'),
    party        text   check (length(party) between 1 and 200),          -- null: of all, or the depositary's about the whole
    other_party  text   check (length(other_party) between 1 and 200),    -- whose reservation is objected to
    happened_on  date   not null,
    effective_on date   check (effective_on >= happened_on),
    note         text   not null default '' check (length(note) <= 1000),
    created_at   timestamptz not null default now(),
    created_by   uuid   references member,
    struck_at    timestamptz,                                    -- recorded in error: kept, and no longer counted
    struck_by    uuid   references member
);
create index on agreement_act (agreement_id, happened_on);
create unique index agreement_act_once
    on agreement_act (agreement_id, kind, coalesce(party, ''), coalesce(other_party, ''), happened_on) where struck_at is null;

create table agreement_obligation (
    id           bigint generated always as identity primary key,
    public_id    uuid   not null unique default gen_random_uuid(),
    agreement_id bigint not null references agreement,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    duty         text   not null check (length(duty) between 1 and 500),
    article      text   not null default '' check (length(article) <= 60),
    party        text   check (length(party) between 1 and 200),          -- who owes it; null: all
    due_on       date   not null,
    met_on       date,
    evidence     uuid,                                           -- public id of the document that proves it
    evidence_note text  not null default '' check (length(evidence_note) <= 500),
    version      int    not null default 0,
    created_at   timestamptz not null default now(),
    created_by   uuid   references member,
    updated_at   timestamptz not null default now(),
    updated_by   uuid   references member
);
create index on agreement_obligation (agreement_id, due_on);
create index agreement_obligation_open on agreement_obligation (due_on) where met_on is null;

-- Which deadlines the members of the workspace have been reminded of.
create table agreement_reminder (
    agreement_id bigint not null references agreement,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    kind         text   not null check (kind ~ '^[A-Z_]{1,40}$'),
    falls_on     date   not null,
    told_at      timestamptz not null default now(),
    primary key (agreement_id, kind, falls_on)
);

-- Which rows of imported lists have been taken in, where many rows speak of one agreement.
create table agreement_import_row (
    agreement_id  bigint not null references agreement,
    workspace_id  int    not null references workspace,
    label_id      int    not null references label,
    import_nation text   not null,
    import_key    text   not null,
    primary key (workspace_id, import_nation, import_key)
);
create index on agreement_import_row (agreement_id);
