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

-- A label from elsewhere is never changed; which label its document has here is not its own affair.
create or replace function foreign_label_guard() returns trigger
    language plpgsql
    set search_path = entente, pg_temp
as $$
begin
    if (new.document_id, new.workspace_id, new.number, new.xml, new.sha384, new.signer, new.came_at, new.came_by)
       is distinct from (old.document_id, old.workspace_id, old.number, old.xml, old.sha384, old.signer, old.came_at, old.came_by) then
        raise exception 'the label that a file came with is never changed' using errcode = 'EN005';
    end if;
    return new;
end
$$;

reset role;
