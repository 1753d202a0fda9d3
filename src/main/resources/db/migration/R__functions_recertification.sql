-- Recertification: rounds in which the leads of a workspace answer for whoever is admitted. No role of the portal writes a round, a line
-- or takes an admission from anybody by it: these functions do, and ask each time whose answer it is. Whoever takes several locks takes
-- them in this order: the round, the admission, the line. R__row_policies.sql says who may call what.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- The workspaces that the asker leads, sealed ones too.
create or replace function led_workspaces() returns int[]
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return array(
        select ad.workspace_id
          from admission ad
         where ad.member_id = (select a.id from acting_member() a where a.role = 'liaison-officer')
           and ad.role = 'LEAD');
end
$$;

-- Those who lead a workspace and may act, but for one.
create or replace function acting_leads(p_workspace int, p_but uuid) returns uuid[]
    language sql stable
    set search_path = entente, pg_temp
as $$
    select array(
        select m.id
          from admission ad
          join member m on m.id = ad.member_id
          join nation n on n.code = m.nation
         where ad.workspace_id = p_workspace
           and ad.role = 'LEAD'
           and m.id is distinct from p_but
           and m.role = 'liaison-officer'
           and m.state = 'ACTIVE'
           and n.state = 'ACTIVE'
           and (m.tour_ends_on is null or m.tour_ends_on >= current_date)
         order by m.id)
$$;

-- Whether the asker answers for somebody admitted: a lead for everybody else, an administrator where no lead could. Nobody for oneself.
create or replace function answers_for(p_workspace int, p_member uuid) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return coalesce(current_member() <> p_member, false)
       and (p_workspace = any (led_workspaces())
            or has_role('administrator') and cardinality(acting_leads(p_workspace, p_member)) = 0);
end
$$;

-- How often there is a round and how long there is to answer, whether it was ever set or not.
create or replace function recertification_terms(p_workspace int) returns table (every_days int, answer_days int)
    language sql stable
    set search_path = entente, pg_temp
as $$
    select coalesce(r.every_days, 180), coalesce(r.answer_days, 30)
      from (select) as one
      left join recertification_rule r on r.workspace_id = p_workspace
$$;

-- Tells members what is about themselves or waits for their office. With a workspace, a notice is there while that may be seen.
create or replace function tell_personally(p_kind text, p_to uuid[], p_workspace int, p_path text) returns void
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
begin
    insert into personal_notice as n (member_id, workspace_id, kind, path)
    select t.id, p_workspace, p_kind, p_path from unnest(p_to) as t (id) order by t.id
        on conflict (member_id, kind, path) where read_at is null
        do update set times = n.times + 1, at = now();
    perform pg_notify('entente_changes', 'notification ' || t.id) from unnest(p_to) as t (id);
end
$$;

create or replace function page_of_recertification(p_workspace int) returns text
    language sql stable
    set search_path = entente, pg_temp
as $$ select 'workspaces/' || w.public_id || '?part=confirm' from workspace w where w.id = p_workspace $$;

-- What was asked of the leads, or of one member, waits for nobody any more.
create or replace function settle_notices(p_workspace int, p_member uuid) returns void
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
declare
    concerned uuid;
begin
    for concerned in
        with settled as (
            update personal_notice n
               set read_at = now()
             where n.workspace_id = p_workspace
               and n.read_at is null
               and case when p_member is null
                        then n.kind in ('recertification.opened', 'recertification.due', 'recertification.overdue')
                        else n.member_id = p_member and n.kind = 'recertification.unconfirmed' end
            returning n.member_id)
        select distinct member_id from settled
    loop
        perform pg_notify('entente_changes', 'notification ' || concerned);
    end loop;
end
$$;

-- Opens a round and tells the leads: null where one is open already, or nobody is admitted.
create or replace function begin_recertification(p_workspace int, p_by uuid) returns recertification
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
declare
    terms record;
    made recertification;
begin
    if not exists (select from admission ad where ad.workspace_id = p_workspace) then
        return null;
    end if;
    select * into terms from recertification_terms(p_workspace);
    insert into recertification (workspace_id, workspace_name, opened_by, due_at, lapses_at)
    select w.id, w.name, p_by, now() + make_interval(days => terms.answer_days), now() + make_interval(days => terms.answer_days + 14)
      from workspace w
     where w.id = p_workspace
        on conflict (workspace_id) where closed_at is null do nothing
    returning * into made;
    if made.id is null then
        return null;
    end if;
    insert into recertification_line (round_id, member_id, nation, name, role, admitted_at)
    select made.id, m.id, m.nation, m.display_name, ad.role, ad.admitted_at
      from admission ad
      join member m on m.id = ad.member_id
     where ad.workspace_id = p_workspace;
    perform tell_personally('recertification.opened', acting_leads(p_workspace, p_by), p_workspace, page_of_recertification(p_workspace));
    return made;
end
$$;

-- Opens a round now, for who leads the workspace and for administrators; nothing where it is neither, one is open or nobody is admitted.
create or replace function open_recertification(p_workspace uuid) returns table (round uuid, people bigint)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    space int := (select w.id from workspace w where w.public_id = p_workspace);
    made recertification;
begin
    if space is null or not (space = any (led_workspaces()) or has_role('administrator')) then
        raise exception 'not the asker''s to open' using errcode = '42501';
    end if;
    made := begin_recertification(space, current_member());
    if made.id is not null then
        round := made.id;
        people := (select count(*) from recertification_line l where l.round_id = made.id);
        return next;
    end if;
end
$$;

-- Answers for one line: CONFIRM, WITHDRAW with a reason, or TAKE_BACK a confirmation. Tells what came of it: DONE, NOT_THERE (nothing
-- of it is there for the asker), NOT_YOURS, OVER (the round is closed), ANSWERED (as it was answered meanwhile).
create or replace function answer_recertification(p_line uuid, p_answer text, p_reason text) returns text
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    line recertification_line;
    held recertification;
begin
    if p_answer not in ('CONFIRM', 'WITHDRAW', 'TAKE_BACK') then
        raise exception 'not an answer' using errcode = 'EN001';
    end if;
    select l.* into line from recertification_line l where l.id = p_line;
    -- The round stays as it is until the answer is in: what lapses waits for it.
    select r.* into held from recertification r where r.id = line.round_id for share;
    if held.id is null or not (held.workspace_id = any (led_workspaces()) or has_role('administrator')) then
        return 'NOT_THERE';
    end if;
    if not answers_for(held.workspace_id, line.member_id) then
        return 'NOT_YOURS';
    end if;
    if held.closed_at is not null or held.lapses_at <= now() then
        return 'OVER';
    end if;
    if p_answer = 'WITHDRAW' then
        if line.state not in ('OPEN', 'CONFIRMED') then
            return 'ANSWERED';
        end if;
        -- The admission's own trigger closes the line; what is said next is why.
        delete from admission ad
         where ad.workspace_id = held.workspace_id and ad.member_id = line.member_id
           and ad.role = line.role and ad.admitted_at = line.admitted_at;
        if not found then
            return 'ANSWERED';
        end if;
        update recertification_line l
           set state = 'WITHDRAWN', reason = p_reason, answered_by = current_member(), answered_at = now()
         where l.id = p_line;
        perform settle_notices(held.workspace_id, line.member_id);
        perform tell_personally('recertification.withdrawn', array[line.member_id], null, 'admissions/' || p_line);
    else
        update recertification_line l
           set state = case p_answer when 'CONFIRM' then 'CONFIRMED' else 'OPEN' end,
               answered_by = case p_answer when 'CONFIRM' then current_member() end,
               answered_at = case p_answer when 'CONFIRM' then now() end
         where l.id = p_line and l.state = case p_answer when 'CONFIRM' then 'OPEN' else 'CONFIRMED' end;
        if not found then
            return 'ANSWERED';
        end if;
        if p_answer = 'CONFIRM' then
            perform settle_notices(held.workspace_id, line.member_id);
        end if;
    end if;
    if not exists (select from recertification_line l where l.round_id = held.id and l.state = 'OPEN') then
        perform settle_notices(held.workspace_id, null);
    end if;
    return 'DONE';
end
$$;

-- An admission that an administrator removes or changes meanwhile is nobody's to confirm any more: whoever is given another role is
-- confirmed in it next time.
create or replace function admission_leaves_round() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and new.role = old.role then
        return null;
    end if;
    update recertification_line l
       set state = case tg_op when 'DELETE' then 'REMOVED' else 'CHANGED' end, answered_by = current_member(), answered_at = now()
      from recertification r
     where r.id = l.round_id
       and r.closed_at is null
       and r.workspace_id = old.workspace_id
       and l.member_id = old.member_id
       and l.state in ('OPEN', 'CONFIRMED');
    return null;
end
$$;

-- The day on which a member last did or read anything in the workspace of a round, for who sees the round: of that workspace alone, and
-- not to the minute.
create or replace function last_active_in_round(p_round uuid, p_member uuid) returns date
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
declare
    space int := (select r.workspace_id from recertification r where r.id = p_round);
begin
    if space is null
       or not (space = any (led_workspaces()) or has_role('administrator'))
       or not exists (select from recertification_line l where l.round_id = p_round and l.member_id = p_member) then
        return null;
    end if;
    return (select (max(e.occurred_at) at time zone 'UTC')::date
              from audit_entry e
             where e.workspace_id = space and e.actor = p_member and e.outcome = 'SUCCESS');
end
$$;

-- How many rounds an administrator has to look into: those that are overdue, and those with somebody whom no lead can answer for.
create or replace function recertifications_waiting() returns bigint
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('administrator') then
        return 0;
    end if;
    return (select count(*)
              from recertification r
             where r.closed_at is null
               and exists (select from recertification_line l
                            where l.round_id = r.id and l.state = 'OPEN'
                              and (r.due_at <= now() or answers_for(r.workspace_id, l.member_id))));
end
$$;

-- What became of the asker's own admission, for who was told that it ended: the workspace's name as it was when the round began, which
-- was known then, and neither who answered nor why.
create or replace function own_ended_admission(p_line uuid) returns table (workspace_name text, state text, ended_at timestamptz)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select r.workspace_name, l.state, l.answered_at
      from recertification_line l
      join recertification r on r.id = l.round_id
     where l.id = p_line
       and l.member_id = (select a.id from acting_member() a)
       and l.state in ('WITHDRAWN', 'LAPSED');
end
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What comes by itself, by the database's clock, on one node at a time
-- ---------------------------------------------------------------------------------------------------------------------

-- Ends what nobody confirmed by the end of the time, round by round, and tells each member; nothing where nothing is left to end.
create or replace function lapse_admissions() returns table (round uuid, workspace uuid, member uuid, role text)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
    set lock_timeout = '5s'
as $$
declare
    held recertification;
    line recertification_line;
begin
    select r.* into held
      from recertification r
     where r.closed_at is null
       and r.lapses_at <= now()
       and exists (select from recertification_line l where l.round_id = r.id and l.state = 'OPEN')
     order by r.lapses_at, r.id
     limit 1
       for update skip locked;
    if held.id is null then
        return;
    end if;
    round := held.id;
    workspace := (select w.public_id from workspace w where w.id = held.workspace_id);
    for line in select l.* from recertification_line l where l.round_id = held.id and l.state = 'OPEN' order by l.member_id loop
        -- Only what the round asked about: another role, or an admission that began anew, was somebody's decision since.
        delete from admission ad
         where ad.workspace_id = held.workspace_id and ad.member_id = line.member_id
           and ad.role = line.role and ad.admitted_at = line.admitted_at;
        if found then
            update recertification_line l set state = 'LAPSED', answered_by = null, answered_at = now() where l.id = line.id;
            perform settle_notices(held.workspace_id, line.member_id);
            perform tell_personally('recertification.lapsed', array[line.member_id], null, 'admissions/' || line.id);
            member := line.member_id;
            role := line.role;
            return next;
        else
            update recertification_line l
               set state = case when exists (select from admission ad
                                              where ad.workspace_id = held.workspace_id and ad.member_id = line.member_id)
                                then 'CHANGED' else 'REMOVED' end,
                   answered_at = now()
             where l.id = line.id and l.state = 'OPEN';
        end if;
    end loop;
end
$$;

-- Closes a round that is answered in full when it is due, or whose time is over; nothing where there is none.
create or replace function close_recertification()
    returns table (round uuid, workspace uuid, confirmed bigint, withdrawn bigint, lapsed bigint, otherwise bigint)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    held recertification;
begin
    select r.* into held
      from recertification r
     where r.closed_at is null
       and r.due_at <= now()
       and not exists (select from recertification_line l where l.round_id = r.id and l.state = 'OPEN')
     order by r.due_at, r.id
     limit 1
       for update skip locked;
    -- Asked again under the lock: a confirmation may have been taken back.
    if held.id is null or exists (select from recertification_line l where l.round_id = held.id and l.state = 'OPEN') then
        return;
    end if;
    update recertification r set closed_at = now() where r.id = held.id;
    perform settle_notices(held.workspace_id, null);
    return query
    select held.id, (select w.public_id from workspace w where w.id = held.workspace_id),
           count(*) filter (where l.state = 'CONFIRMED'), count(*) filter (where l.state = 'WITHDRAWN'),
           count(*) filter (where l.state = 'LAPSED'), count(*) filter (where l.state in ('REMOVED', 'CHANGED'))
      from recertification_line l
     where l.round_id = held.id;
end
$$;

-- Reminds of one round: its leads a week before it is due, and once it is overdue, when those who are not confirmed learn of it too.
-- False where nothing is to be told.
create or replace function remind_of_recertification() returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    held recertification;
    unanswered uuid[];
begin
    select r.* into held
      from recertification r
     where r.closed_at is null
       and (r.overdue_at is null and r.due_at <= now()
            or r.reminded_at is null and r.due_at - interval '7 days' <= now() and r.due_at > now())
     order by r.due_at, r.id
     limit 1
       for update skip locked;
    if held.id is null then
        return false;
    end if;
    unanswered := array(select l.member_id from recertification_line l where l.round_id = held.id and l.state = 'OPEN' order by 1);
    if held.due_at > now() then
        update recertification r set reminded_at = now() where r.id = held.id;
    else
        update recertification r set overdue_at = now() where r.id = held.id;
        perform tell_personally('recertification.unconfirmed', unanswered, held.workspace_id,
                                (select 'workspaces/' || w.public_id from workspace w where w.id = held.workspace_id));
    end if;
    if cardinality(unanswered) > 0 then
        perform tell_personally(case when held.due_at > now() then 'recertification.due' else 'recertification.overdue' end,
                                acting_leads(held.workspace_id, null), held.workspace_id, page_of_recertification(held.workspace_id));
    end if;
    return true;
end
$$;

-- Opens the round of a workspace whose time has come; nothing where there is none. Counted from the former round, or from when the
-- workspace was made.
create or replace function open_due_recertification() returns table (round uuid, workspace uuid, people bigint)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    space record;
    made recertification;
begin
    for space in
        select w.id, w.public_id
          from workspace w
         cross join lateral recertification_terms(w.id) t
         where coalesce((select max(r.opened_at) from recertification r where r.workspace_id = w.id), w.created_at)
               <= now() - make_interval(days => t.every_days)
           and not exists (select from recertification r where r.workspace_id = w.id and r.closed_at is null)
           and exists (select from admission ad where ad.workspace_id = w.id)
         order by w.id
    loop
        -- Where another node is at it, that one opens it.
        if pg_try_advisory_xact_lock(hashtext('recertification'), space.id) then
            made := begin_recertification(space.id, null);
            if made.id is not null then
                round := made.id;
                workspace := space.public_id;
                people := (select count(*) from recertification_line l where l.round_id = made.id);
                return next;
                return;
            end if;
        end if;
    end loop;
end
$$;

reset role;
