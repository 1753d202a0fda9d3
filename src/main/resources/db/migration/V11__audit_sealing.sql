-- Sealing of the audit log: what waits, what was given which place in the tree, the tree itself, signed checkpoints, and who
-- witnessed them. Entries never change; everything here stands beside them. docs/audit-trail.md specifies the formats.

-- Null for entries of the time before, and for those that did not come through the portal.
alter table audit_entry add column hmac bytea;

-- Filled in the transaction of the entry itself, emptied by the sealer: so a commit that comes late is not missed, whatever
-- its number or time. Rows come and go all day; cleaning up must not wait for a share of a table that is mostly empty.
create table audit_queue (
    seq     bigint generated always as identity primary key,
    entry   uuid not null,
    adopted boolean not null default false                            -- entered before there was sealing
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0,
        autovacuum_analyze_threshold = 50000);

-- The place of an entry in the tree, and exactly what was sealed of it.
create table audit_leaf (
    index      bigint primary key check (index >= 0),
    entry      uuid not null unique,
    salt       bytea not null check (octet_length(salt) = 16),
    commitment bytea not null check (octet_length(commitment) = 32),   -- SHA-256 of salt and body
    body       bytea not null
);

-- Tiles of up to 256 hashes; those that are full never change, the last one of a level only grows.
create table audit_tile (
    level  smallint not null check (level between 0 and 7),
    n      bigint not null check (n >= 0),
    hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, n)
);

-- The newest, and the last one of each hour before.
create table audit_checkpoint (
    size      bigint primary key check (size >= 0),
    root      bytea not null check (octet_length(root) = 32),
    note      text not null,                                          -- as signed
    signed_at timestamptz not null
);

-- Who may witness: one key, of one nation.
create table audit_witness (
    name       text primary key,                                      -- the name in the key
    nation     text not null references nation,
    vkey       text not null unique,
    added_at   timestamptz not null default now(),
    added_by   uuid,
    removed_at timestamptz
);

-- The newest of each witness, and the last one of each hour before.
create table audit_cosignature (
    witness     text not null references audit_witness,
    size        bigint not null check (size >= 0),
    root        bytea not null check (octet_length(root) = 32),
    note        text not null,                                        -- checkpoint, the log's signature, this witness's line
    cosigned_at timestamptz not null,                                 -- by the witness's clock
    received_at timestamptz not null default now(),
    primary key (witness, size)
);

-- How many entries of a kind there are in an hour, for pictures over a long time. Counted when sealed.
create table audit_hour (
    hour         timestamptz not null,                                -- its beginning, UTC
    actor_nation text,
    action       text not null,
    outcome      text not null,
    workspace_id int,
    entries      bigint not null,
    unique nulls not distinct (hour, actor_nation, action, outcome, workspace_id)
);

-- The owner is bound by the policies too, where there are any yet: they are forced again when they are made anew.
alter table audit_entry no force row level security;
insert into audit_queue (entry, adopted) select e.id, true from audit_entry e order by e.occurred_at, e.id;

-- What follows takes or answers more from now on, and is made anew after this.
set local role entente_fn;
drop function if exists record_denial(text, text, text, text, text);
drop function if exists do_next_label_change();
reset role;
