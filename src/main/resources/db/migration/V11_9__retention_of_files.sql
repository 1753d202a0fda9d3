-- What else expires by the rule of its workspace, and what holds it back.
alter table retention_rule drop constraint retention_rule_kind_check;
alter table retention_rule add constraint retention_rule_kind_check
    check (kind in ('MESSAGE', 'MESSAGE_DRAFT', 'DOCUMENT', 'DOCUMENT_VERSION'));
create index message_draft_to_expire on message_draft (workspace_id, updated_at);

-- Of a withdrawn document that has expired place, label, author, times and what it belonged to stay; nothing of what it was called or
-- held. A version that has expired keeps its digest until its bytes are gone from the store, so that whatever stops in between is
-- made good.
alter table document add column expired_at timestamptz;
alter table document drop constraint document_name_check;
alter table document add constraint document_name_check
    check (case when expired_at is null then length(name) between 1 and 200 else name = '' and withdrawn_at is not null end);
create index document_to_expire on document (workspace_id, withdrawn_at) where withdrawn_at is not null and expired_at is null;

alter table document_version add column expired_at timestamptz;
alter table document_version alter column digest drop not null;
alter table document_version alter column size drop not null;
alter table document_version alter column media_type drop not null;
alter table document_version add constraint document_version_whole_or_expired
    check (case when expired_at is null then num_nulls(digest, size, media_type) = 0
                else num_nonnulls(size, media_type, sealed_sha384) = 0 end);
create index document_version_superseding on document_version (workspace_id, stored_at) where number > 1;
create index document_version_to_remove on document_version (workspace_id, digest) where expired_at is not null and digest is not null;

-- While a workspace is held, nothing in it expires.
create table workspace_hold (
    id           uuid primary key default gen_random_uuid(),
    workspace_id int  not null references workspace,
    reason       text not null check (length(btrim(reason)) > 0 and length(reason) <= 1000),
    set_by       uuid not null references member,
    set_at       timestamptz not null default now(),
    lifted_by    uuid references member,
    lifted_at    timestamptz,
    check ((lifted_by is null) = (lifted_at is null))
);
create unique index workspace_hold_standing on workspace_hold (workspace_id) where lifted_at is null;

-- Lifting it takes a second person.
alter table approval_request drop constraint approval_request_kind_check;
alter table approval_request drop constraint approval_request_check;
alter table approval_request add constraint approval_request_kind_check
    check (kind in ('MEMBER', 'ROLE', 'CLEARANCE', 'UNSEAL', 'NATION', 'LIFT_HOLD'));
alter table approval_request add constraint approval_request_check
    check ((kind in ('UNSEAL', 'LIFT_HOLD')) = (workspace_id is not null)
           and (kind = 'NATION') = (nation is not null)
           and (kind in ('UNSEAL', 'NATION', 'LIFT_HOLD')) = (member_id is null));

-- What was for messages alone.
set local role entente_fn;
drop function if exists messages_older_than(uuid, int);
drop function if exists expire_messages(int);
reset role;
