-- What writes and removes notices past the policies of their readers. R__row_policies.sql says who may call it.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Whether a member who is not asking would read what is in a workspace under a label. It asks the very functions of the read
-- policy, in that member's name, so that no second rule can differ from the first.
create or replace function would_read(p_member uuid, p_workspace int, p_label int) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    asking text := current_setting('entente.member', true);
    answer boolean;
begin
    perform set_config('entente.member', p_member::text, true);
    answer := p_workspace = any (visible_workspaces()) and p_label in (select readable_labels());
    perform set_config('entente.member', coalesce(asking, ''), true);
    return answer;
end
$$;

-- Tells members that something waits for them. The teller writes for others, so it is not the teller's rows that a policy could
-- hold: this asks whether the teller reads what it tells of, and keeps a notice only for those who may read it too. It answers
-- nothing, so nobody learns by it who that is.
create or replace function notify_members(p_kind text, p_to uuid[], p_workspace uuid, p_label int, p_path text) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    space int := (select w.id from workspace w where w.public_id = p_workspace);
    ids text[] := array(select m[1] from regexp_matches(p_path, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') as m);
begin
    if space is null
       or not (has_role('administrator')
               or (space = any (visible_workspaces()) and p_label in (select readable_labels()))) then
        raise exception 'only who reads an object tells others of it' using errcode = '42501';
    end if;
    insert into notification as n (workspace_id, label_id, member_id, kind, path, object_id)
    select space, p_label, told.id, p_kind, p_path, ids[cardinality(ids)]::uuid
      from (select distinct id from unnest(p_to) as t (id)) told
     where would_read(told.id, space, p_label)
     order by told.id
        on conflict (member_id, kind, path, label_id) where read_at is null
        do update set times = n.times + 1, at = now();
end
$$;

-- Tells of an object those officers admitted to its workspace who may read it under its new label and might not under the one
-- before: how it was released, in whatever way that came about. One notice each, and none for whom another notice of the object
-- waits already. It answers nothing, so nobody learns by it who that is.
create or replace function tell_new_readers(p_object_kind text, p_object uuid, p_workspace int, p_before int, p_after int) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    told_as text := case p_object_kind when 'EXERCISE_PLAN' then 'exercise.released' when 'DOCUMENT'  then 'document.released'
                                       when 'COURSE'        then 'training.released' when 'AGREEMENT' then 'agreement.released' end;
    page text := case p_object_kind when 'EXERCISE_PLAN' then 'exercises/'        when 'DOCUMENT'  then 'files/'
                                    when 'COURSE'        then 'training/courses/' when 'AGREEMENT' then 'agreements/' end;
    concerned uuid;
begin
    if told_as is null then
        return;
    end if;
    for concerned in
        with told as (
            insert into notification as n (workspace_id, label_id, member_id, kind, path, object_id)
            select p_workspace, p_after, reader.member_id, told_as, page || p_object, p_object
              from (select ad.member_id
                      from admission ad
                     where ad.workspace_id = p_workspace
                       and ad.member_id is distinct from current_member()
                     order by ad.member_id) reader
             where not exists (select from notification o
                                where o.member_id = reader.member_id and o.object_id = p_object and o.label_id = p_after
                                  and o.read_at is null)
               and would_read(reader.member_id, p_workspace, p_after)
               and not would_read(reader.member_id, p_workspace, p_before)
                on conflict (member_id, kind, path, label_id) where read_at is null
                do update set times = n.times + 1, at = now()
            returning n.member_id)
        select member_id from told
    loop
        perform pg_notify('entente_changes', 'notification ' || concerned);
    end loop;
end
$$;

-- Tells the officers of the originating nation who may write where an object is, and read it, that its label wants their eye. Nobody
-- does it: a day has come. The notice leads to the page that the object is on and has that page's label; of a message, it leads there
-- and has the message's. Besides under both, the object is read under further labels, where there are any, and by an audience.
create or replace function tell_originators(
    p_kind text, p_object_kind text, p_object uuid, p_page uuid, p_workspace int, p_originator text, p_label int, p_page_label int,
    p_further int[], p_audience uuid[]) returns void
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
declare
    page text := case p_object_kind when 'EXERCISE_PLAN' then 'exercises/' || p_page
                                    when 'EXERCISE_SECTION' then 'exercises/' || p_page
                                    when 'DOCUMENT'      then 'files/' || p_page
                                    when 'COURSE'        then 'training/courses/' || p_page
                                    when 'AGREEMENT'     then 'agreements/' || p_page
                                    when 'MESSAGE'       then 'messages/' || p_page || '/' || p_object end;
    labels int[] := array_remove(array[p_label, p_page_label] || p_further, null);
    concerned uuid;
begin
    if page is null then
        raise exception 'nobody has said where a % is shown', p_object_kind;
    end if;
    for concerned in
        with told as (
            insert into notification as n (workspace_id, label_id, member_id, kind, path, object_id)
            select p_workspace, case p_object_kind when 'MESSAGE' then p_label else p_page_label end, m.id, p_kind, page,
                   case p_object_kind when 'MESSAGE' then p_object else p_page end
              from admission ad
              join member m on m.id = ad.member_id
             where ad.workspace_id = p_workspace
               and ad.role in ('LEAD', 'CONTRIBUTOR')
               and m.nation = p_originator
               and (p_audience is null or m.id = any (p_audience))
               and not exists (select from unnest(labels) as l (id) where not would_read(m.id, p_workspace, l.id))
             order by m.id
                on conflict (member_id, kind, path, label_id) where read_at is null
                do update set times = n.times + 1, at = now()
            returning n.member_id)
        select member_id from told
    loop
        perform pg_notify('entente_changes', 'notification ' || concerned);
    end loop;
end
$$;

-- A notice has the label of its object, also when that changes: whoever loses sight of the object loses the notice, and the
-- pages of those concerned hear of it. Relabelling is rare, so the lock that NOTIFY takes at commit does not matter here.
create or replace function notices_follow_label() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    before int;
    concerned uuid;
begin
    select h.label_id into before
      from label_history h
     where h.object_id = new.object_id and h.valid_until is not null
     order by h.valid_until desc, h.valid_from desc
     limit 1;
    if before is null or before = new.label_id then
        return null;
    end if;
    -- Told of under both labels: one notice is enough.
    update notification n
       set read_at = now()
     where n.object_id = new.object_id and n.label_id = before and n.read_at is null
       and exists (select from notification o
                    where o.member_id = n.member_id and o.kind = n.kind and o.path = n.path and o.label_id = new.label_id
                      and o.read_at is null);
    for concerned in
        with moved as (
            update notification n
               set label_id = new.label_id
             where n.object_id = new.object_id and n.label_id = before
            returning n.member_id)
        select distinct member_id from moved
    loop
        perform pg_notify('entente_changes', 'notification ' || concerned);
    end loop;
    -- What was frozen is new only to those who could not read it before that.
    perform tell_new_readers(new.object_kind, new.object_id, new.workspace_id,
                             case when before = 0 then label_before_frozen(new.object_id) else before end, new.label_id);
    return null;
end
$$;

-- The same of a notice that has no label: it is shown to who may act, and where it is of a workspace, while that may be seen.
create or replace function would_be_told(p_member uuid, p_workspace int) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    asking text := current_setting('entente.member', true);
    answer boolean;
begin
    perform set_config('entente.member', p_member::text, true);
    answer := has_role('liaison-officer') and (p_workspace is null or p_workspace = any (visible_workspaces()));
    perform set_config('entente.member', coalesce(asking, ''), true);
    return answer;
end
$$;

-- Whether something unmailed waits that the member would read.
create or replace function mail_is_due(p_member uuid, p_urgent_only boolean) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (
        select
          from notification n
         where n.member_id = p_member
           and n.read_at is null
           and n.mailed_at is null
           and (not p_urgent_only or n.kind ~ '\.(urgent|immediate|flash)$')
           and would_read(n.member_id, n.workspace_id, n.label_id)
         union all
        select
          from personal_notice n
         where n.member_id = p_member
           and n.read_at is null
           and n.mailed_at is null
           and (not p_urgent_only or n.kind ~ '\.(urgent|immediate|flash)$')
           and would_be_told(n.member_id, n.workspace_id));
end
$$;

-- One member to whom a mail is due, for this node alone until it has settled it or five minutes have passed. It learns an
-- address and a moment, and nothing of what waits.
create or replace function claim_mail(p_pause interval)
    returns table (member uuid, address text, claimed_at timestamptz)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    chosen uuid;
begin
    select a.member_id into chosen
      from mail_address a
     where a.wanted
       and a.address is not null
       and (a.claimed_until is null or a.claimed_until < now())
       and (a.next_at is null or a.next_at <= now())
       and (exists (select from notification n where n.member_id = a.member_id and n.read_at is null and n.mailed_at is null)
            or exists (select from personal_notice n where n.member_id = a.member_id and n.read_at is null and n.mailed_at is null))
       and mail_is_due(a.member_id, a.sent_at is not null and a.sent_at + p_pause > now())
     order by a.next_at nulls first, a.member_id
     limit 1
       for update of a skip locked;
    if chosen is null then
        return;
    end if;
    return query
    update mail_address a
       set claimed_until = now() + interval '5 minutes', attempts = a.attempts + 1
     where a.member_id = chosen
    returning a.member_id, a.address, now();
end
$$;

-- What came of a mail. One that failed is tried again after 1, 2, 4, … minutes, an hour at most.
create or replace function settle_mail(p_member uuid, p_claimed_at timestamptz, p_sent boolean) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    update mail_address a
       set claimed_until = null,
           sent_at = case when p_sent then now() else a.sent_at end,
           attempts = case when p_sent then 0 else a.attempts end,
           next_at = case when p_sent then null else now() + least(2 ^ (least(a.attempts, 10) - 1), 60) * interval '1 minute' end
     where a.member_id = p_member;
    if p_sent then
        update notification n
           set mailed_at = now()
         where n.member_id = p_member and n.mailed_at is null and n.at <= p_claimed_at;
        update personal_notice n
           set mailed_at = now()
         where n.member_id = p_member and n.mailed_at is null and n.at <= p_claimed_at;
    end if;
end
$$;

-- Notices are reminders, no record: read ones go after a month, unread ones after half a year.
create or replace function forget_old_notices() returns bigint
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    gone bigint;
    personal bigint;
begin
    delete from notification n
     where n.at < now() - interval '30 days' and n.read_at is not null
        or n.at < now() - interval '180 days';
    get diagnostics gone = row_count;
    delete from personal_notice n
     where n.at < now() - interval '30 days' and n.read_at is not null
        or n.at < now() - interval '180 days';
    get diagnostics personal = row_count;
    return gone + personal;
end
$$;

-- Whose calendar has the address with this digest; nobody's if that person may not act. No listing, no search.
create or replace function member_by_feed(p_digest bytea)
    returns table (id uuid, subject text, username text, display_name text, nation text, role text)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select m.id, m.subject, m.username, m.display_name, m.nation, m.role
      from calendar_feed f
      join member m on m.id = f.member_id
      join nation n on n.code = m.nation
     where f.digest = p_digest
       and m.role = 'liaison-officer'
       and m.state = 'ACTIVE'
       and n.state = 'ACTIVE'
       and (m.tour_ends_on is null or m.tour_ends_on >= current_date);
end
$$;

reset role;
