-- The auditor's desk. What did not succeed is little, and is looked for most.
create index audit_entry_refused on audit_entry (occurred_at, id) where outcome <> 'SUCCESS';

-- What an auditor looks for again and again: the search as it stands in the page's address. Each auditor's own.
create table saved_search (
    id       uuid primary key,
    owner    uuid not null references member,
    name     text not null check (length(btrim(name)) between 1 and 60),
    search   text not null check (length(search) between 1 and 2000),
    saved_at timestamptz not null default now(),
    unique (owner, name)
);

-- What was decided of a clearance and a label before it was decided anew: equivalents between policies come and go with their editions.
-- Together with what holds now, this tells what held when.
create table dominance_history (
    id           bigint generated always as identity primary key,
    clearance_id int         not null,
    label_id     int         not null,
    permitted    boolean     not null,                                -- until then
    valid_until  timestamptz not null
);
create index on dominance_history (clearance_id, label_id, valid_until);

-- From when on a history is whole, where that is not from the first day.
create table history_begin (
    history text primary key,
    since   timestamptz not null default now()
);
insert into history_begin (history) values ('dominance_history');
