-- How long what is in a workspace is kept. Content expires from the table that holds it; the entries of the audit log that tell of it,
-- their places in the tree and the proofs stay.
create table retention_rule (
    workspace_id int  not null references workspace,
    kind         text not null check (kind in ('MESSAGE')),
    days         int  check (days between 30 and 36500),       -- null: nothing expires
    next_days    int  check (next_days between 30 and 36500),  -- a shorter period, which holds from next_from on
    next_from    timestamptz,
    primary key (workspace_id, kind),
    check ((next_days is null) = (next_from is null))
);

-- An expired message keeps its place, label, author and times; nothing of what it said.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check check (state in ('POSTED', 'WITHDRAWN', 'EXPIRED'));
create index message_to_expire on message (workspace_id, sent_at) where state <> 'EXPIRED';
