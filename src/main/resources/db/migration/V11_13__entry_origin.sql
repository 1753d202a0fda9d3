-- What the desk and the evidence choose by, read from what was sealed and never from a row that may have been changed since: how an
-- entry came to be in the log, which is the last thing that is sealed of it, and whose people's it is. Null where that cannot be read.
alter table audit_leaf
    add column origin text generated always as (
        coalesce(substring(encode(substring(body from greatest(octet_length(body) - 40, 1)), 'escape')
                           from '"origin":"(portal|before|misdated|unknown|missing)"}$'), 'unknown')) stored,
    add column nation text generated always as (
        substring(encode(body, 'escape')
                  from '^{"id":"[^"]*","at":"[^"]*"(?:,"actor":"[^"]*")?(?:,"name":"(?:[^"\\]|\\\\(?:\\\\|[^\\])|\\[0-7]{3})*")?,"nation":"([A-Z]{3})"'))
        stored;

-- Few do not come from the portal, and those are looked for.
create index audit_leaf_strange on audit_leaf (index) where origin in ('unknown', 'missing', 'misdated');

-- No action has more than forty letters. One that is slipped in must fit where entries are counted, or it would hold up the sealing of all that
-- follow. Entries from before are as they are.
alter table audit_entry add constraint audit_entry_action_fits check (octet_length(action) <= 100) not valid;

-- Who had what was spilled: how often they worked on it, and whether the portal vouches for any of the entries that say so.
alter table spill_person
    add column worked  bigint  not null default 0,
    add column vouched boolean not null default true;

-- What these answered or asked for was less, or is put together by auditor_shown_elsewhere.
set local role entente_fn;
drop function if exists had_spilled(uuid, text[], text[]);
drop function if exists spill_readers(uuid, text[], text[]);
drop function if exists inform_spill(uuid, text[], text[]);
drop function if exists auditor_spills(uuid);
drop function if exists auditor_spill_people(uuid);
drop function if exists auditor_message_shown(uuid);
drop function if exists auditor_pages_with(uuid);
drop function if exists auditor_was_shown(uuid, uuid, timestamptz, jsonb);
reset role;
