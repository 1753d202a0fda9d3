-- What documents need done past the policies. Who may call it stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- The keys and the digest of a version's content, for somebody who may look at it; and only for those who may take it along,
-- if that is what it is for. Lead and contributor retain, readers look.
create or replace function release_document_key(p_document uuid, p_number int, p_retain boolean)
    returns table (wrapped bytea, workspace uuid, digest text, size bigint, media_type text, name text)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select k.wrapped, w.public_id, v.digest, v.size, v.media_type, d.name
      from document d
      join document_version v on v.document_id = d.id and v.number = p_number
      join workspace w on w.id = d.workspace_id
      join workspace_key k on k.workspace_id = d.workspace_id
     where d.public_id = p_document
       and d.withdrawn_at is null
       and d.workspace_id = any (visible_workspaces())
       and d.label_id in (select readable_labels())
       and (not p_retain or d.workspace_id = any (retaining_workspaces()));
end
$$;

-- Where the acting member may take documents along: as lead or contributor, sealed or not.
create or replace function retaining_workspaces() returns int[]
    language plpgsql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$
begin
    return array(
        select ad.workspace_id
          from acting_member() a
          join admission ad on ad.member_id = a.id
         where a.role = 'liaison-officer'
           and ad.role in ('LEAD', 'CONTRIBUTOR'));
end
$$;

-- A workspace's keys for somebody who may add to it; null while it has none.
create or replace function workspace_key_for_storing(p_workspace uuid) returns bytea
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return (select k.wrapped
              from workspace_key k
              join workspace w on w.id = k.workspace_id
             where w.public_id = p_workspace
               and w.id = any (writable_workspaces()));
end
$$;

-- Gives a workspace its keys, once; answers whether these were the first.
create or replace function keep_workspace_key(p_workspace uuid, p_wrapped bytea) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    insert into workspace_key (workspace_id, wrapped)
    select w.id, p_wrapped from workspace w where w.public_id = p_workspace and w.id = any (writable_workspaces())
        on conflict do nothing;
    return found;
end
$$;

-- Whether any workspace has keys, without which a new master key would be of use.
create or replace function any_workspace_key() returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (select from workspace_key);
end
$$;

-- Bytes that the versions of a workspace take, for somebody who may add to it: those of hidden documents count.
create or replace function document_bytes(p_workspace uuid) returns bigint
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return (select coalesce(sum(v.size), 0)::bigint
              from document_version v
              join workspace w on w.id = v.workspace_id
             where w.public_id = p_workspace
               and w.id = any (writable_workspaces()));
end
$$;

-- One writer at a time decides what content a workspace keeps: whoever stores, and whoever clears up. Ends with the
-- transaction.
create or replace function hold_workspace_content(p_workspace uuid) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('document content ' || p_workspace::text, 0));
end
$$;

-- For clearing up: whether any version, withdrawn ones included, still has this content.
create or replace function is_document_content(p_workspace uuid, p_digest text) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (select from document_version v
                     join workspace w on w.id = v.workspace_id
                    where w.public_id = p_workspace and v.digest = p_digest);
end
$$;

-- A document stays with what it is about, and its originating nation alone withdraws it.
create or replace function document_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'UPDATE' then
        if (new.about_kind, new.about_id) is distinct from (old.about_kind, old.about_id) then
            raise exception 'the subject of a document never changes' using errcode = 'EN001';
        end if;
        if new.withdrawn_at is distinct from old.withdrawn_at then
            perform check_originator(old.originator);
        end if;
    end if;
    return new;
end
$$;

reset role;
