-- Spills: what was wrongly labelled or released, is frozen at once, put right, and told to those who had it.

-- The label of what is frozen. It is of no policy, so the engine permits it to nobody; the constraint holds the engine to that.
alter table label     no force row level security;
alter table clearance no force row level security;
alter table dominance no force row level security;
insert into label (id, policy, edition, classification, rank, releasable_to, content, canonical) overriding system value
values (0, 'FROZEN', 0, 'FROZEN', 32767, '{}', '{"policy": "FROZEN", "edition": 0, "classification": "FROZEN", "categories": []}',
        '"FROZEN"#0/"FROZEN"/');
insert into dominance (clearance_id, label_id, permitted) select c.id, 0, false from clearance c;
alter table label     force row level security;
alter table clearance force row level security;
alter table dominance force row level security;
alter table dominance       add constraint nobody_reads_what_is_frozen check (label_id <> 0 or not permitted);
alter table security_policy add constraint frozen_is_no_policy         check (upper(name) <> 'FROZEN');

-- A case. Its label is the one that its object had: who could not read that learns nothing of the case.
create table spill_case (
    id              uuid primary key,
    object_kind     text not null check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT')),
    object_id       uuid not null,
    page_id         uuid not null,                                   -- on whose page it is: the plan of a section, or the object
    workspace_id    int  not null references workspace,
    label_id        int  not null references label,                  -- what the object was under when it was reported
    page_label_id   int  not null references label,                  -- what its page was under then
    own_label       boolean not null,                                -- false: a section that was under the label of its plan
    originator      text not null references nation,
    wrong_since     timestamptz not null,                            -- since when it had that label
    state           text not null default 'REPORTED' check (state in ('REPORTED', 'RELEASED', 'RELABELLED', 'INFORMED', 'CLOSED')),
    reason          text not null check (length(btrim(reason)) > 0 and length(reason) <= 1000),
    nation          text not null references nation,                 -- of whoever reported it
    reported_by     uuid not null references member,
    reported_at     timestamptz not null default now(),
    wanted_label_id int  references label,                           -- a label that opens, which waits for a second person
    wanted_by       uuid references member,
    wanted_at       timestamptz,
    new_label_id    int  references label,                           -- what it was put under; null where it was released as it had been
    settled_by      uuid references member,                          -- who released or relabelled it
    settled_at      timestamptz,
    informed_by     uuid references member,
    informed_at     timestamptz,
    closed_by       uuid references member,
    closed_at       timestamptz,
    log_size        bigint,                                          -- of the newest checkpoint at closing
    check ((state = 'REPORTED') = (settled_at is null)),
    check ((state = 'CLOSED') = (closed_at is not null))
);
-- What is frozen is frozen once.
create unique index spill_case_open on spill_case (object_id) where state = 'REPORTED';
create index spill_case_by_object on spill_case (object_id, settled_at);
create index spill_case_by_time   on spill_case (workspace_id, reported_at);

-- Who had opened it or taken it along while it was wrong, and what became of it there.
create table spill_person (
    case_id         uuid not null references spill_case,
    member_id       uuid not null references member,
    workspace_id    int  not null references workspace,
    label_id        int  not null references label,                  -- the case's
    page_label_id   int  not null references label,
    originator      text not null references nation,
    object_kind     text not null,
    object_id       uuid not null,
    nation          text not null references nation,                 -- of the person, then
    name            text not null,                                   -- as the entries have it
    opened          bigint not null,
    taken           bigint not null,                                 -- downloaded or exported
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    informed_at     timestamptz,                                     -- null: could not be told here, having lost sight of the label
    acknowledged_at timestamptz,                                     -- when that person said that no copy is left
    primary key (case_id, member_id),
    check (acknowledged_at is null or informed_at is not null)
);
create index on spill_person (member_id);
