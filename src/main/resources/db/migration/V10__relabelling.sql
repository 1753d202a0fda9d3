-- Relabelling: which changes of label only restrict, what opens and takes a second person, what is due on a date, and when labels
-- are to be looked at again.

-- Pairs of labels of which the engine knows that the second keeps out whoever the first keeps out. A pair that is not here opens.
create table label_restriction (
    from_id int not null references label,
    to_id   int not null references label,
    primary key (from_id, to_id)
);

-- What somebody of the originating nation asks for, and somebody else of it agrees to.
create table label_change (
    id              uuid primary key,
    object_kind     text not null check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT')),
    object_id       uuid not null,
    page_id         uuid not null,                                   -- on whose page it is: the plan of a section, or the object
    workspace_id    int  not null references workspace,
    label_id        int  not null references label,                  -- the object's: sight of this ends with sight of that
    page_label_id   int  not null references label,                  -- of what is on the page
    originator      text not null references nation,
    from_label_id   int  not null references label,
    to_label_id     int  not null references label,
    to_own          boolean not null default true,                   -- false: a section comes under the label of its plan again
    reason          text not null check (length(btrim(reason)) > 0 and length(reason) <= 1000),
    takes_effect_at timestamptz,                                     -- null: when it is agreed to
    state           text not null default 'WAITING'
                    check (state in ('WAITING', 'AGREED', 'DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
    asked_by        uuid not null references member,
    asked_at        timestamptz not null default now(),
    expires_at      timestamptz not null default now(),              -- when nobody can agree to it any more
    decided_by      uuid references member,
    decided_at      timestamptz,
    done_at         timestamptz,
    check (decided_by <> asked_by or state = 'WITHDRAWN')
);
-- One at a time for an object.
create unique index label_change_open on label_change (object_id) where state in ('WAITING', 'AGREED');
create index label_change_due     on label_change (takes_effect_at) where state = 'AGREED';
create index label_change_by_page on label_change (page_id);

-- When the originating nation means to look at a label again; null: not any more.
create table label_review (
    object_id     uuid primary key,
    object_kind   text not null check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT')),
    page_id       uuid not null,
    workspace_id  int  not null references workspace,
    label_id      int  not null references label,
    page_label_id int  not null references label,
    originator    text not null references nation,
    review_on     date
);
create index on label_review (review_on);
create index on label_review (page_id);

-- Takes the object's address now.
set local role entente_fn;
drop function if exists check_label_change(int, int, int, text);
reset role;
