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
      join document_version v on v.document_id = d.id and v.number = p_number and v.expired_at is null
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

-- For clearing up: whether any version, of withdrawn documents too, still has this content. One that has expired has it no more.
create or replace function is_document_content(p_workspace uuid, p_digest text) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (select from document_version v
                     join workspace w on w.id = v.workspace_id
                    where w.public_id = p_workspace and v.digest = p_digest and v.expired_at is null);
end
$$;

-- Contents of versions that have expired, whose bytes are still to go.
create or replace function expired_content(p_limit int) returns table (workspace uuid, digest text)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select distinct w.public_id, v.digest
      from document_version v
      join workspace w on w.id = v.workspace_id
     where v.expired_at is not null and v.digest is not null
     limit p_limit;
end
$$;

-- The bytes are gone, or another version has them: which they were need not be known any more.
create or replace function forget_expired_content(p_workspace uuid, p_digest text) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    update document_version v
       set digest = null
      from workspace w
     where w.public_id = p_workspace and v.workspace_id = w.id and v.digest = p_digest and v.expired_at is not null;
end
$$;

-- A document stays with what it is about; its originating nation alone withdraws it, once, and when is the database's word: how long
-- it is kept is counted from then. It expires when the rule of its workspace says so and nothing holds it, with all its versions.
create or replace function document_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        new.withdrawn_at := null;
        new.expired_at := null;
        return new;
    end if;
    if (new.about_kind, new.about_id) is distinct from (old.about_kind, old.about_id) then
        raise exception 'the subject of a document never changes' using errcode = 'EN001';
    end if;
    if new.withdrawn_at is distinct from old.withdrawn_at then
        perform check_originator(old.originator);
        if old.withdrawn_at is not null then
            raise exception 'what is withdrawn stays so' using errcode = 'EN001';
        end if;
        new.withdrawn_at := now();
    end if;
    if old.expired_at is not null then
        raise exception 'what has expired does not change any more' using errcode = 'EN001';
    end if;
    if new.expired_at is not null then
        if not may_expire(old.workspace_id, 'DOCUMENT', old.withdrawn_at, old.public_id) then
            raise exception 'a document expires when the rule of its workspace says so, and nothing holds it' using errcode = 'EN001';
        end if;
        new.expired_at := now();
        new.name := '';
        update document_version set expired_at = now() where document_id = old.id and expired_at is null;
    end if;
    return new;
end
$$;

-- A version is added, and expires: with its document, or when a newer one has been there for as long as the rule of its workspace
-- says. Its digest goes last, when its bytes have.
create or replace function document_version_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    d document;
begin
    if tg_op = 'INSERT' then
        new.stored_at := now();
        new.expired_at := null;
        return new;
    end if;
    if (new.document_id, new.number, new.stored_at, new.stored_by) is distinct from (old.document_id, old.number, old.stored_at, old.stored_by)
       or new.digest is not null and new.digest is distinct from old.digest
       or new.size <> old.size or new.media_type <> old.media_type then
        raise exception 'a version never changes' using errcode = 'EN001';
    end if;
    if new.expired_at is not distinct from old.expired_at then
        return new;
    end if;
    select * into d from document where id = old.document_id;
    if old.expired_at is not null
       or not may_expire(old.workspace_id, 'DOCUMENT', d.withdrawn_at, d.public_id)
          and not may_expire(old.workspace_id, 'DOCUMENT_VERSION',
                             (select v.stored_at from document_version v where v.document_id = old.document_id and v.number = old.number + 1),
                             d.public_id) then
        raise exception 'a version expires when the rule of its workspace says so, and nothing holds it' using errcode = 'EN001';
    end if;
    delete from foreign_floor f where f.document_id = old.document_id and f.number = old.number;
    delete from foreign_label f where f.document_id = old.document_id and f.number = old.number;
    new.expired_at := now();
    new.size := null;
    new.media_type := null;
    new.other_than_named := false;
    new.sealed_sha384 := null;
    return new;
end
$$;

reset role;
