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

-- How many messages a period would make expire, for administrators, who see none of them.
create or replace function messages_older_than(p_workspace uuid, p_days int) returns bigint
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('administrator') then
        return 0;
    end if;
    return (select count(*)
              from message m
             where m.workspace_id = (select w.id from workspace w where w.public_id = p_workspace)
               and m.state <> 'EXPIRED'
               and m.sent_at < now() - make_interval(days => p_days));
end
$$;

-- Makes the oldest messages of one workspace expire that are to, at most so many, and tells of them for their entry; nothing if none
-- are. Of several nodes, one has a workspace in hand, and its rule does not change meanwhile.
create or replace function expire_messages(p_limit int)
    returns table (workspace uuid, messages int, first_sent timestamptz, last_sent timestamptz)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
    set lock_timeout = '5s'
as $$
declare
    held int;
begin
    select r.workspace_id into held
      from retention_rule r
     where r.kind = 'MESSAGE'
       and exists (select from message m
                    where m.workspace_id = r.workspace_id and m.state <> 'EXPIRED'
                      and m.sent_at < now() - make_interval(days => case when r.next_from <= now() then r.next_days else r.days end))
     order by r.workspace_id
     limit 1
       for update skip locked;
    if held is null then
        return;
    end if;
    with due as (
        select m.id from message m
         where m.workspace_id = held and m.state <> 'EXPIRED' and m.sent_at < expires_before(held, 'MESSAGE')
         order by m.sent_at
         limit p_limit
           for update
    ),
    gone as (
        update message m set state = 'EXPIRED' from due where m.id = due.id returning m.sent_at
    )
    select count(*), min(g.sent_at), max(g.sent_at) into messages, first_sent, last_sent from gone g;
    if messages > 0 then
        workspace := (select w.public_id from workspace w where w.id = held);
        return next;
    end if;
end
$$;

reset role;
