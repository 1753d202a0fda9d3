-- Security policies, in editions: a label keeps the edition that it was made under, so that a newer one never changes what
-- it meant. Everything loaded is kept whole, shipped policies too.
create table security_policy (
    name      text  not null check (length(name) between 1 and 256),
    edition   int   not null check (edition > 0),
    oid       text  not null,
    version   text  not null default '',
    document  bytea not null,                      -- the SPIF as it was loaded
    digest    bytea not null check (length(digest) = 32),
    loaded_at timestamptz not null default now(),
    loaded_by uuid references member,              -- null: shipped with the portal
    primary key (name, edition)
);

-- What is there is changed by the owner, whom the policies would otherwise show nothing.
alter table label no force row level security;
alter table clearance no force row level security;
alter table label add edition int not null default 1;
alter table label alter edition drop default;
update label
   set content = content || '{"edition": 1}',
       canonical = regexp_replace(canonical, '^("(?:[^"\\]|\\.)*")', '\1#1');

-- What somebody is cleared for: one clearance for each policy. Which levels take a second person is for the engine to say, who
-- knows each policy's; unsaid, it takes one.
alter table clearance alter needs_second_person drop expression;
alter table clearance alter needs_second_person set default true;
update clearance set content = jsonb_build_object('held', jsonb_build_array(content));
alter table clearance drop policy;
alter table label force row level security;
alter table clearance force row level security;

-- The policy that a workspace's labels are of; its ceiling is a level of it.
alter table workspace add policy text not null default 'ENTENTE';
