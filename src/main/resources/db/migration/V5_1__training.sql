-- Courses that nations offer each other, when they are held, and who is nominated for their seats. Everything below a course
-- stands under the course's own label and originator; triggers hold it to that.
create table course (
    id            bigint generated always as identity primary key,
    public_id     uuid   not null unique,
    workspace_id  int    not null references workspace,
    label_id      int    not null references label,
    originator    text   not null references nation,             -- the nation that looks after it: provider, or importer of a list
    labelled_at   timestamptz not null default now(),
    provider      text   not null check (provider ~ '^[A-Z]{3}$'), -- the nation that gives it
    code          text   check (length(code) between 1 and 40),
    title         text   not null check (length(title) between 1 and 200),
    discipline    text   not null check (discipline in ('LAND', 'AIR', 'MARITIME', 'JOINT', 'CYBER', 'INTELLIGENCE', 'LOGISTICS',
                                                        'MEDICAL', 'CBRN', 'ENGINEERING', 'LANGUAGE', 'LAW', 'LEADERSHIP',
                                                        'PEACE_SUPPORT', 'OTHER')),
    level         text   check (level in ('BASIC', 'INTERMEDIATE', 'ADVANCED', 'EXPERT')), -- null: not known
    languages     text[] not null default '{}' check (cardinality(languages) <= 10),       -- ISO 639-1
    days          int    check (days between 1 and 1000),         -- calendar days from first to last; null: not known
    place         text   check (length(place) between 1 and 200),
    description   text   not null default '' check (length(description) <= 4000),
    import_nation text,
    import_key    text,
    version       int    not null default 0,
    created_at    timestamptz not null default now(),
    created_by    uuid   references member,
    updated_at    timestamptz not null default now(),
    updated_by    uuid   references member,
    check ((import_nation is null) = (import_key is null)),
    -- Whoever enters a course by hand gives it; a list may tell of what others gave.
    check (provider = originator or import_key is not null)
);
create unique index course_import_key on course (workspace_id, import_nation, import_key);
create index course_by_title  on course (workspace_id, lower(title), id);
create index course_by_update on course (workspace_id, updated_at, id);

create table course_iteration (
    id                bigint generated always as identity primary key,
    public_id         uuid not null unique,
    workspace_id      int  not null references workspace,
    label_id          int  not null references label,
    originator        text not null references nation,
    course_id         bigint not null references course,
    starts_on         date not null,
    ends_on           date not null,
    place             text check (length(place) between 1 and 200),
    seats             int  not null check (seats between 0 and 10000),
    nominations_until date,                                       -- last day; null: while it is open
    state             text not null check (state in ('PLANNED', 'OPEN', 'CLOSED', 'HELD', 'CANCELLED')),
    import_nation     text,
    import_key        text,
    version           int  not null default 0,
    created_by        uuid references member,
    check (ends_on >= starts_on),
    check ((import_nation is null) = (import_key is null))
);
create unique index course_iteration_import_key on course_iteration (workspace_id, import_nation, import_key);
create index on course_iteration (course_id, starts_on);

-- Seats kept for a nation. Releasing one takes it out of here, and then it is anybody's.
create table seat_quota (
    iteration_id bigint not null references course_iteration,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    originator   text   not null references nation,
    nation       text   not null references nation,
    seats        int    not null check (seats between 0 and 10000),
    primary key (iteration_id, nation)
);

-- A person put forward for a seat. As little of the person as the provider needs: rank and name.
create table nomination (
    id            bigint generated always as identity primary key,
    public_id     uuid not null unique,
    workspace_id  int  not null references workspace,
    label_id      int  not null references label,
    originator    text not null references nation,                -- of the course: whoever approves
    iteration_id  bigint not null references course_iteration,
    nation        text not null references nation,                -- whoever nominates
    member_id     uuid references member,                         -- null: a person who is no member
    person_rank   text check (length(person_rank) between 1 and 40),
    person_name   text not null check (length(person_name) between 1 and 100),
    state         text not null check (state in ('NOMINATED', 'WAITING', 'APPROVED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
    waiting_since timestamptz,                                    -- the order of the waiting list
    version       int  not null default 0,
    nominated_at  timestamptz not null default now(),
    nominated_by  uuid not null references member,
    changed_at    timestamptz not null default now(),
    check (state <> 'WAITING' or waiting_since is not null)
);
create index on nomination (iteration_id, state);
-- A nation nominates its own people only, so this tells nobody of another nation's.
create unique index nomination_once on nomination (iteration_id, member_id) where state not in ('DECLINED', 'WITHDRAWN');

-- What a list tells of past attendance: how many of whom.
create table course_attendance (
    id            bigint generated always as identity primary key,
    workspace_id  int  not null references workspace,
    label_id      int  not null references label,
    originator    text not null references nation,
    iteration_id  bigint not null references course_iteration,
    party         text not null check (length(party) between 1 and 200), -- alpha-3 code; a name for parties without one
    people        int  not null check (people between 0 and 100000),
    unit          text check (length(unit) between 1 and 300),
    import_nation text not null,
    import_key    text not null
);
create unique index course_attendance_import_key on course_attendance (workspace_id, import_nation, import_key);
create index on course_attendance (iteration_id);
