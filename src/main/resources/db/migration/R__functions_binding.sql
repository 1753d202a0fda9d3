-- What binding labels to what leaves needs done past the policies. Who may call it stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Keeps the digest of a version that was stored before digests were, once, for somebody who may take it along.
create or replace function keep_document_sha384(p_document uuid, p_number int, p_sealed bytea) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    update document_version v
       set sealed_sha384 = p_sealed
      from document d
     where d.public_id = p_document
       and d.withdrawn_at is null
       and v.document_id = d.id
       and v.number = p_number
       and v.sealed_sha384 is null
       and v.expired_at is null
       and d.workspace_id = any (retaining_workspaces())
       and d.label_id in (select readable_labels());
end
$$;

-- What the binding of an object is made of, for somebody who may look at it; and only for those who may take it along, if that is
-- what it is for. Lead and contributor retain, readers look. Without it nothing is exported.
create or replace function release_for_export(p_kind text, p_id uuid, p_retain boolean)
    returns table (workspace uuid, label int, originator text, labelled_at timestamptz)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select w.public_id, o.label_id, o.originator, o.labelled_at
      from (select p.workspace_id, p.label_id, p.originator, p.labelled_at
              from exercise_plan p
             where p_kind = 'EXERCISE_PLAN' and p.public_id = p_id
             union all
            select c.workspace_id, c.label_id, c.originator, c.labelled_at
              from course c
             where p_kind = 'COURSE' and c.public_id = p_id
             union all
            select a.workspace_id, a.label_id, a.originator, a.labelled_at
              from agreement a
             where p_kind = 'AGREEMENT' and a.public_id = p_id
             union all
            -- Its conversation, and what it answers, have to be readable too.
            select m.workspace_id, m.label_id, m.originator, coalesce(m.labelled_at, m.sent_at)
              from message m
              join conversation c on c.id = m.conversation_id
             where p_kind = 'MESSAGE' and m.public_id = p_id
               and m.state = 'POSTED'
               and c.label_id in (select readable_labels())
               and (c.subject_label_id is null or c.subject_label_id in (select readable_labels()))
               and (m.thread_label_id is null or m.thread_label_id in (select readable_labels()))
               and (m.audience is null or current_member() = any (m.audience))) o
      join workspace w on w.id = o.workspace_id
     where o.workspace_id = any (visible_workspaces())
       and o.label_id in (select readable_labels())
       and (not p_retain or o.workspace_id = any (retaining_workspaces()));
end
$$;

-- A label from elsewhere is never changed; which label its document has here is not its own affair. Who brought it is the database's
-- word: whoever restores a version of the document has not brought its label.
create or replace function foreign_label_guard() returns trigger
    language plpgsql
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        new.came_by := coalesce((select f.came_by
                                   from foreign_label f
                                  where f.document_id = new.document_id and f.sha384 = new.sha384
                                    and f.signer is not distinct from new.signer and f.given_at is not distinct from new.given_at
                                  order by f.came_at
                                  limit 1),
                                current_member(), new.came_by);
        return new;
    end if;
    if (new.document_id, new.workspace_id, new.number, new.xml, new.sha384, new.signer, new.given_at, new.came_at, new.came_by)
       is distinct from
       (old.document_id, old.workspace_id, old.number, old.xml, old.sha384, old.signer, old.given_at, old.came_at, old.came_by) then
        raise exception 'the label that a file came with is never changed' using errcode = 'EN005';
    end if;
    return new;
end
$$;

-- Whether the same hand signed a later label for the same content of the same document, which counts in this one's place. What nobody
-- signed is never superseded: anybody could say that it is.
create or replace function foreign_label_is_superseded(p_document bigint, p_number int) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select exists (
        select
          from foreign_label f
          join document_version v on v.document_id = f.document_id and v.number = f.number
          join foreign_label g on g.document_id = f.document_id and g.signer = f.signer and g.given_at > f.given_at
          join document_version w on w.document_id = g.document_id and w.number = g.number and w.digest = v.digest
         where f.document_id = p_document and f.number = p_number)
$$;

-- The labels below which a document's own may not fall at this moment, each with who signed it. Of one that came before stages were
-- kept, the label that the document first had: it was no lower.
create or replace function foreign_floors_of(p_document uuid) returns table (floor int, signer text)
    language sql stable
    set search_path = entente, pg_temp
as $$
    select coalesce(
               (select o.floor_label_id
                  from foreign_floor o
                 where o.document_id = f.document_id and o.number = f.number and o.since <= now()
                 order by o.since desc
                 limit 1),
               (select h.label_id from label_history h where h.object_id = p_document order by h.valid_from limit 1)),
           f.signer
      from document d
      join foreign_label f on f.document_id = d.id
     where d.public_id = p_document
       and not foreign_label_is_superseded(f.document_id, f.number)
$$;

-- The same, for somebody who reads the document.
create or replace function foreign_floors(p_document uuid) returns table (floor int, signer text)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select o.floor, o.signer
      from foreign_floors_of(p_document) o
     where exists (select from document d
                    where d.public_id = p_document
                      and d.withdrawn_at is null
                      and d.workspace_id = any (visible_workspaces())
                      and d.label_id in (select readable_labels()));
end
$$;

-- Whether a label is no wider than another, by what the engine compared.
create or replace function label_covers(p_label int, p_floor int) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select p_label = p_floor or exists (select from label_restriction r where r.from_id = p_floor and r.to_id = p_label)
$$;

-- Whoever agrees here: what came with a label of somebody else's is not opened below it. What only restricts is never held up, and what
-- was frozen may be what it was.
create or replace function check_foreign_floors(p_workspace int, p_object uuid, p_old int, p_new int) returns void
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
declare
    before int := case when p_old = 0 then label_before_frozen(p_object) else p_old end;
begin
    if p_new in (0, before)
       or not exists (select from foreign_floors_of(p_object) o where not coalesce(label_covers(p_new, o.floor), false))
       or label_only_restricts(p_workspace, before, p_new) then
        return;
    end if;
    raise exception 'the label that a file came with is the least that it has' using errcode = 'EN020';
end
$$;

-- Whether a document is given a stricter label in this very transaction because a stage of the label that it came with has come.
create or replace function is_raised_by_stage(p_workspace int, p_object uuid, p_old int, p_new int) returns boolean
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    return exists (select from document d
                     join foreign_floor o on o.document_id = d.id and o.settled_at = now() and o.since <= now()
                    where d.public_id = p_object)
       and label_only_restricts(p_workspace, p_old, p_new);
end
$$;

-- The stage that holds as a file comes needs nothing done, and the file's label covers it.
create or replace function foreign_floor_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    new.settled_at := case when new.since <= now() then '-infinity'::timestamptz end;
    if new.settled_at is not null and not label_covers(new.label_id, new.floor_label_id)
       and not exists (select from foreign_floor o
                        where o.document_id = new.document_id and o.number = new.number and o.since > new.since and o.since <= now()) then
        raise exception 'the label that a file came with is the least that it has' using errcode = 'EN020';
    end if;
    return new;
end
$$;

-- The stages that have come and were not looked at, the oldest first: with the label of the document now, and the stage before.
-- Nothing of what is frozen or withdrawn, and nothing that a later label of the same hand has taken the place of.
create or replace function due_foreign_stages(p_most int)
    returns table (document uuid, number int, since timestamptz, label int, floor int, floor_before int)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select d.public_id, o.number, o.since, d.label_id, o.floor_label_id,
           (select b.floor_label_id
              from foreign_floor b
             where b.document_id = o.document_id and b.number = o.number and b.since < o.since
             order by b.since desc
             limit 1)
      from foreign_floor o
      join document d on d.id = o.document_id and d.withdrawn_at is null and d.label_id <> 0
     where o.settled_at is null
       and o.since <= now()
       and not foreign_label_is_superseded(o.document_id, o.number)
     order by o.since, o.document_id, o.number
     limit p_most;
end
$$;

-- Gives a document the label that a stage asks for, and tells the originating nation's officers what became of it; nothing if the stage
-- was settled meanwhile, or the label is another by now. Of a label that somebody else's people brought, they are only told. No label
-- to give (null): none covers both, and people decide.
create or replace function settle_foreign_stage(p_document uuid, p_number int, p_since timestamptz, p_label int, p_to int, p_opens boolean)
    returns table (workspace uuid, became text)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
    set lock_timeout = '500ms'
as $$
declare
    d document;
    by_originator boolean;
begin
    select * into d from document o where o.public_id = p_document and o.label_id = p_label and o.withdrawn_at is null;
    update foreign_floor o
       set settled_at = now()
     where o.document_id = d.id and o.number = p_number and o.since = p_since and o.since <= now() and o.settled_at is null;
    if not found then
        return;
    end if;
    by_originator := exists (select from foreign_label f join member m on m.id = f.came_by and m.nation = d.originator
                              where f.document_id = d.id and f.number = p_number);
    became := case when p_to = p_label and p_opens then 'OPENS' when p_to = p_label then 'STANDS' else 'LAPSED' end;
    if p_to <> p_label and by_originator then
        begin
            if set_label('DOCUMENT', p_document, p_label, p_to, true) then
                became := 'RAISED';
            end if;
        exception
            when lock_not_available or deadlock_detected then
                raise;
            when others then
                became := 'LAPSED';
        end;
    end if;
    if became <> 'STANDS' then
        perform tell_originators('relabelling.stage-' || lower(became), 'DOCUMENT', p_document, p_document, d.workspace_id, d.originator,
                                 case became when 'RAISED' then p_to else p_label end,
                                 case became when 'RAISED' then p_to else p_label end, '{}', null);
    end if;
    workspace := (select w.public_id from workspace w where w.id = d.workspace_id);
    return next;
end
$$;

reset role;
