-- Documents and their versions. The content lies encrypted in the content store, under a key of its workspace; here stand the
-- rows and the rights.

create table document (
    id           bigint generated always as identity primary key,
    public_id    uuid not null unique default gen_random_uuid(),
    workspace_id int  not null references workspace,
    label_id     int  not null references label,
    originator   text not null references nation,                    -- the nation whose label it is
    labelled_at  timestamptz not null default now(),
    about_kind   text check (about_kind in ('EXERCISE_PLAN', 'DOCUMENT', 'MESSAGE', 'COURSE', 'AGREEMENT')),
    about_id     uuid,                                               -- public id of what it belongs to
    name         text not null check (length(name) between 1 and 200),
    newest       int  not null default 1 check (newest > 0),         -- number of the newest version
    version      int  not null default 0,
    created_at   timestamptz not null default now(),
    created_by   uuid references member,
    updated_at   timestamptz not null default now(),
    updated_by   uuid references member,
    withdrawn_at timestamptz,                                        -- from then on shown to nobody, and its content given to nobody
    check ((about_kind is null) = (about_id is null)),
    -- For the versions, which follow their document's label.
    unique (id, workspace_id, label_id)
);
create index document_of_workspace on document (workspace_id, updated_at, id) where withdrawn_at is null;
create index document_about        on document (about_id, about_kind) where withdrawn_at is null;

create table document_version (
    document_id  bigint not null,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    number       int    not null check (number > 0),
    digest       text   not null check (digest ~ '^[0-9a-f]{64}$'),  -- of the content, under the workspace's key
    size         bigint not null check (size > 0),                   -- in bytes, as it came
    media_type   text   not null check (length(media_type) between 3 and 200),
    other_than_named boolean not null,
    stored_at    timestamptz not null default now(),
    stored_by    uuid   references member,
    primary key (document_id, number),
    foreign key (document_id, workspace_id, label_id) references document (id, workspace_id, label_id) on update cascade
);
create index document_version_content on document_version (workspace_id, digest);

-- A workspace's keys, wrapped by the master key, which is not in the database.
create table workspace_key (
    workspace_id int   primary key references workspace,
    wrapped      bytea not null,
    made_at      timestamptz not null default now()
);
