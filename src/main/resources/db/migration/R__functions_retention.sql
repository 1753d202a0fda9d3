-- Functions of retention. Who may call them stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- What was there before this moment is to expire; null where nothing is.
create or replace function expires_before(p_workspace int, p_kind text) returns timestamptz
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return (select now() - make_interval(days => case when r.next_from <= now() then r.next_days else r.days end)
              from retention_rule r
             where r.workspace_id = p_workspace and r.kind = p_kind);
end
$$;

-- A longer period holds at once; a shorter one seven days after it was set, by the database's clock.
create or replace function retention_rule_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    now_held int;
begin
    if current_member() is null then
        return new;
    end if;
    if tg_op = 'UPDATE' then
        if (new.workspace_id, new.kind) is distinct from (old.workspace_id, old.kind) then
            raise exception 'a rule stays the rule of its workspace' using errcode = 'EN001';
        end if;
        now_held := case when old.next_from <= now() then old.next_days else old.days end;
    end if;
    if new.days < coalesce(now_held, 'infinity'::float8) or new.next_days >= coalesce(new.days, 'infinity'::float8) then
        raise exception 'only a shorter period waits, and no shorter one holds at once' using errcode = 'EN001';
    end if;
    if new.next_days is null then
        new.next_from := null;
    else
        new.next_from := now() + interval '7 days';
    end if;
    return new;
end
$$;

-- Whether somebody keeps everything in a workspace, whatever its rules say.
create or replace function is_held(p_workspace int) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select exists (select from workspace_hold h where h.workspace_id = p_workspace and h.lifted_at is null)
$$;

-- Whether an object, of whatever kind, is evidence: in the case of a spill that is not closed.
create or replace function is_in_open_case(p_object uuid) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select exists (select from spill_case c where c.object_id = p_object and c.state <> 'CLOSED')
$$;

-- What a guard asks of a thing before it lets it expire.
create or replace function may_expire(p_workspace int, p_kind text, p_since timestamptz, p_object uuid) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select coalesce(p_since < expires_before(p_workspace, p_kind), false) and not is_held(p_workspace) and not is_in_open_case(p_object)
$$;

-- What of a workspace would expire if a moment were the limit, the oldest first, and at most so many of them; null: all. What is
-- evidence is not among it. A number is that of a version, an object the one that a page shows.
create or replace function due_content(p_kind text, p_workspace int, p_before timestamptz, p_limit int)
    returns table (id bigint, number int, object uuid)
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    if p_kind = 'MESSAGE' then
        return query
        select m.id, null::int, m.public_id
          from message m
         where m.workspace_id = p_workspace and m.state <> 'EXPIRED' and m.sent_at < p_before and not is_in_open_case(m.public_id)
         order by m.sent_at
         limit p_limit;
    elsif p_kind = 'MESSAGE_DRAFT' then
        return query
        select d.conversation_id, null::int, d.member_id
          from message_draft d
         where d.workspace_id = p_workspace and d.updated_at < p_before
         order by d.updated_at
         limit p_limit;
    elsif p_kind = 'DOCUMENT' then
        return query
        select d.id, null::int, d.public_id
          from document d
         where d.workspace_id = p_workspace and d.expired_at is null and d.withdrawn_at < p_before
           and not is_in_open_case(d.public_id)
         order by d.withdrawn_at
         limit p_limit;
    elsif p_kind = 'DOCUMENT_VERSION' then
        return query
        select v.document_id, v.number, d.public_id
          from document_version newer
          join document_version v on v.document_id = newer.document_id and v.number = newer.number - 1
          join document d on d.id = v.document_id
         where newer.workspace_id = p_workspace and newer.number > 1 and newer.stored_at < p_before
           and v.expired_at is null and not is_in_open_case(d.public_id)
         order by newer.stored_at
         limit p_limit;
    end if;
end
$$;

-- How much a period would make expire, for administrators, who see none of it.
create or replace function content_older_than(p_workspace uuid, p_kind text, p_days int) returns bigint
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('administrator') then
        return 0;
    end if;
    return (select count(*)
              from workspace w
             cross join due_content(p_kind, w.id, now() - make_interval(days => p_days), null)
             where w.public_id = p_workspace);
end
$$;

-- Makes the oldest of one kind in one workspace expire that is to, at most so many, and tells of them for their entry, with the
-- conversations or documents whose pages show it; nothing if nothing is due. Of several nodes, one has a workspace in hand, and
-- neither its rule changes meanwhile nor is it held.
create or replace function expire_content(p_kind text, p_limit int)
    returns table (workspace uuid, things int, first_at timestamptz, last_at timestamptz, concerned uuid[])
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
    set lock_timeout = '5s'
as $$
declare
    space int;
    before timestamptz;
begin
    select r.workspace_id into space
      from retention_rule r
     where r.kind = p_kind
       and not is_held(r.workspace_id)
       and exists (select from due_content(p_kind, r.workspace_id, expires_before(r.workspace_id, p_kind), 1))
     order by r.workspace_id
     limit 1
       for update skip locked;
    -- Somebody may have held it or set a longer period while this one waited for the row.
    if space is null or is_held(space) then
        return;
    end if;
    before := expires_before(space, p_kind);
    if p_kind = 'MESSAGE' then
        with due as (
            select m.id from message m
             where m.id in (select d.id from due_content(p_kind, space, before, p_limit) d)
             order by m.id
               for update
        ),
        gone as (
            update message m set state = 'EXPIRED' from due where m.id = due.id returning m.sent_at, m.conversation_id
        )
        select count(*), min(g.sent_at), max(g.sent_at), array_agg(distinct c.public_id) into things, first_at, last_at, concerned
          from gone g
          join conversation c on c.id = g.conversation_id;
    elsif p_kind = 'MESSAGE_DRAFT' then
        -- Of what nobody sent nothing stays: it has no place among what was sent.
        with gone as (
            delete from message_draft t
             where t.ctid = any (array(select d.ctid from message_draft d
                                        where d.workspace_id = space and d.updated_at < before
                                        order by d.updated_at
                                        limit p_limit))
            returning t.updated_at
        )
        select count(*), min(g.updated_at), max(g.updated_at), '{}' into things, first_at, last_at, concerned from gone g;
    elsif p_kind = 'DOCUMENT' then
        with due as (
            select d.id from document d
             where d.id in (select o.id from due_content(p_kind, space, before, p_limit) o)
             order by d.id
               for update skip locked
        ),
        gone as (
            update document d set expired_at = now() from due where d.id = due.id returning d.withdrawn_at, d.public_id
        )
        select count(*), min(g.withdrawn_at), max(g.withdrawn_at), array_agg(g.public_id) into things, first_at, last_at, concerned
          from gone g;
    elsif p_kind = 'DOCUMENT_VERSION' then
        -- With their document in hand: whoever makes an old version the newest again has it too.
        with due as (
            select o.id, o.number, o.object
              from due_content(p_kind, space, before, p_limit) o
              join document d on d.id = o.id
             where d.label_id <> 0
             order by o.id, o.number
               for update of d skip locked
        ),
        gone as (
            update document_version v set expired_at = now()
              from due
              join document_version newer on newer.document_id = due.id and newer.number = due.number + 1
             where v.document_id = due.id and v.number = due.number
            returning newer.stored_at, due.object
        )
        select count(*), min(g.stored_at), max(g.stored_at), array_agg(distinct g.object) into things, first_at, last_at, concerned
          from gone g;
    end if;
    if things > 0 then
        workspace := (select w.public_id from workspace w where w.id = space);
        return next;
    end if;
end
$$;

-- A hold is set at once and lifted by two. Whoever makes content expire has the rule of the workspace in hand, so this waits for what
-- is under way and nothing begins after it.
create or replace function workspace_hold_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform from retention_rule r where r.workspace_id = new.workspace_id order by r.kind for update;
        new.set_by := current_member();
        new.set_at := now();
        new.lifted_by := null;
        new.lifted_at := null;
        return new;
    end if;
    if old.lifted_at is not null
       or (new.id, new.workspace_id, new.reason, new.set_by, new.set_at) <> (old.id, old.workspace_id, old.reason, old.set_by, old.set_at) then
        raise exception 'a hold is lifted, once, and does not change otherwise' using errcode = 'EN001';
    end if;
    if not second_person_agrees('LIFT_HOLD', null, new.workspace_id, null, null, null) then
        raise exception 'this takes a second person' using errcode = 'EN010';
    end if;
    -- Of two requests about an earlier hold, the one that is left says nothing of this one.
    if not exists (select from approval_request r
                    where r.kind = 'LIFT_HOLD' and r.workspace_id = new.workspace_id and r.state = 'APPROVED'
                      and r.decided_by = current_member() and r.decided_at = now() and r.requested_at >= old.set_at) then
        raise exception 'it was asked for before this hold was set' using errcode = 'EN010';
    end if;
    new.lifted_by := current_member();
    new.lifted_at := now();
    return new;
end
$$;

-- Since when a workspace is held, for whoever may know of it; null if it is not. Why, is for administrators.
create or replace function workspace_held_since(p_workspace uuid) returns timestamptz
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return (select h.set_at
              from workspace_hold h
              join workspace w on w.id = h.workspace_id
             where w.public_id = p_workspace
               and h.lifted_at is null
               and (w.id = any (visible_workspaces()) or has_role('administrator')));
end
$$;

reset role;
