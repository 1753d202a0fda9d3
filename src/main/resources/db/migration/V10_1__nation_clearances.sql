-- What a nation's people may be given at most. Null is nothing: the engine, which alone can read clearances, states one for each
-- nation that has none when the portal starts.
alter table nation add clearance_id int references clearance;

-- Which clearance lies within which, as the engine compared them. A pair without a row does not.
create table clearance_within (
    inner_id     int     not null references clearance,
    outer_id     int     not null references clearance,
    every_policy boolean not null,              -- whether the inner one speaks of every policy that the outer one does
    primary key (inner_id, outer_id)
);
create index on clearance_within (outer_id);

create table nation_history (
    nation       text not null,
    state        text not null,
    clearance_id int,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    changed_by   uuid
);
create index on nation_history (nation, valid_from);

-- A nation's clearance that takes a second person.
alter table approval_request add nation text references nation;
alter table approval_request drop constraint approval_request_kind_check;
alter table approval_request drop constraint approval_request_check;
alter table approval_request add constraint approval_request_kind_check
    check (kind in ('MEMBER', 'ROLE', 'CLEARANCE', 'UNSEAL', 'NATION'));
alter table approval_request add constraint approval_request_check
    check ((kind = 'UNSEAL') = (workspace_id is not null)
           and (kind = 'NATION') = (nation is not null)
           and (kind in ('UNSEAL', 'NATION')) = (member_id is null));
alter table approval_request add check (kind <> 'NATION' or clearance_id is not null);

-- The founding states what the nation is cleared for too.
set local role entente_fn;
drop function if exists found_installation(text, text, int, text[], text[], text[]);
reset role;
