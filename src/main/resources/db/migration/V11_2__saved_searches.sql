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
