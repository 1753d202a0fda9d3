-- What auditors ask about the past: who could have read an object when, by the histories that triggers keep. No content: labels,
-- clearances, admissions and names of people. The conditions are those of the read policies in R__row_policies.sql, one by one, so
-- that each can be told as a reason.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- What was decided of a pair before, when it is decided anew.
create or replace function keep_dominance_history() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    insert into dominance_history (clearance_id, label_id, permitted, valid_until)
    values (old.clearance_id, old.label_id, old.permitted, now());
    return null;
end
$$;

-- Whether a clearance permitted a label at a moment.
create or replace function permitted_then(p_clearance int, p_label int, p_at timestamptz) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select coalesce(
        (select h.permitted from dominance_history h
          where h.clearance_id = p_clearance and h.label_id = p_label and h.valid_until > p_at
          order by h.valid_until, h.id limit 1),
        (select d.permitted from dominance d where d.clearance_id = p_clearance and d.label_id = p_label),
        false)
$$;

-- The same of all labels that something was read under.
create or replace function all_permitted_then(p_clearance int, p_labels int[], p_at timestamptz) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$
    select coalesce(bool_and(permitted_then(p_clearance, l.id, p_at)), false) from unnest(p_labels) as l (id)
$$;

-- An object as it stood at a moment: where, under which labels, of which its own is the first, and for whom if not for all who may read
-- those. Nothing if it was not there yet. A section is read with its plan; what belongs to a course has the course's label; a message is
-- read in its conversation, and with what it answers; a conversation, with what it is about. A message has a history from its first
-- other label on. Conversations and imports never change theirs.
create or replace function object_then(p_object uuid, p_at timestamptz)
    returns table (kind text, workspace_id int, label_id int, label_since timestamptz, read_under int[], audience uuid[], nations text[],
                   withdrawn_at timestamptz)
    language sql stable
    set search_path = entente, pg_temp
as $$
    with of_page as (
        select o.public_id as object, null::text as kind, o.public_id as page, null::text[] as nations, '-infinity'::timestamptz as begun,
               null::timestamptz as withdrawn_at
          from exercise_plan o where o.public_id = p_object
         union all
        select o.public_id, 'EXERCISE_SECTION', p.public_id, null, '-infinity', null
          from exercise_section o join exercise_plan p on p.id = o.plan_id where o.public_id = p_object
         union all
        select o.public_id, null, o.public_id, null, '-infinity', o.withdrawn_at from document o where o.public_id = p_object
         union all
        select o.public_id, null, o.public_id, null, '-infinity', null from course o where o.public_id = p_object
         union all
        select o.public_id, null, o.public_id, null, '-infinity', null from agreement o where o.public_id = p_object
         union all
        select i.public_id, 'COURSE_ITERATION', c.public_id, null, '-infinity', null
          from course_iteration i join course c on c.id = i.course_id where i.public_id = p_object
         union all
        select n.public_id, 'NOMINATION', c.public_id, array[n.nation, n.originator], n.nominated_at, null
          from nomination n join course_iteration i on i.id = n.iteration_id join course c on c.id = i.course_id
         where n.public_id = p_object)
    select coalesce(o.kind, page.object_kind), page.workspace_id, coalesce(own.label_id, page.label_id),
           coalesce(own.valid_from, page.valid_from), array[coalesce(own.label_id, page.label_id), page.label_id], null::uuid[], o.nations,
           o.withdrawn_at
      from of_page o
      join label_history page on page.object_id = o.page and page.valid_from <= p_at and coalesce(page.valid_until > p_at, true)
      left join label_history own on own.object_id = o.object and o.object <> o.page
                                 and own.valid_from <= p_at and coalesce(own.valid_until > p_at, true)
     where o.begun <= p_at and (own.object_id is not null or o.kind is distinct from 'EXERCISE_SECTION')
     union all
    select 'CONVERSATION', c.workspace_id, c.label_id, c.created_at, array_remove(array[c.label_id, its.label_id], null), c.audience, null, null
      from conversation c
      left join label_history its on its.object_id = c.subject_id
                                 and its.valid_from <= p_at and coalesce(its.valid_until > p_at, true)
     where c.public_id = p_object and c.created_at <= p_at
     union all
    select 'MESSAGE', m.workspace_id, coalesce(own.label_id, m.label_id), coalesce(own.valid_from, m.sent_at),
           array_remove(array[coalesce(own.label_id, m.label_id), coalesce(its.label_id, root.label_id), c.label_id, about.label_id], null),
           m.audience, null, null
      from message m
      join conversation c on c.id = m.conversation_id
      left join message root on root.id = m.thread_id
      left join label_history own on own.object_id = m.public_id
                                 and own.valid_from <= p_at and coalesce(own.valid_until > p_at, true)
      left join label_history its on its.object_id = root.public_id
                                 and its.valid_from <= p_at and coalesce(its.valid_until > p_at, true)
      left join label_history about on about.object_id = c.subject_id
                                   and about.valid_from <= p_at and coalesce(about.valid_until > p_at, true)
     where m.public_id = p_object and m.sent_at <= p_at
     union all
    select 'IMPORT', i.workspace_id, i.label_id, i.started_at, array[i.label_id], array[i.member_id], null, null
      from import_run i where i.public_id = p_object and i.started_at <= p_at
$$;

-- The same for an auditor, with the name of the compartment. Whether the decisions of that time are known: before they were kept, those
-- between policies may have been others.
create or replace function auditor_object_then(p_object uuid, p_at timestamptz)
    returns table (kind text, workspace uuid, workspace_name text, commons boolean, label_since timestamptz, read_under int[],
                   withdrawn_at timestamptz, decisions_known boolean)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('auditor') then
        return;
    end if;
    return query
    select o.kind, w.public_id, w.name, w.commons, o.label_since, o.read_under, o.withdrawn_at,
           not exists (
               select from history_begin b join security_policy p on p.loaded_at > p_at and p.loaded_at <= b.since
                where b.history = 'dominance_history' and p_at < b.since)
      from object_then(p_object, p_at) o
      join workspace w on w.id = o.workspace_id;
end
$$;

-- Who of those who had or have to do with it could read an object at a moment, condition by condition. Those admitted to its workspace
-- then or ever, everyone who took part then if it is the commons, those it was for, and those of one nation more.
create or replace function who_could_read(p_object uuid, p_at timestamptz, p_nation text)
    returns table (member_id uuid, name text, nation text, role text, state text, tour_ends_on date, nation_state text,
                   clearance_id int, clearance_since timestamptz, clearance_ends_on date, admitted_as text, admitted_since timestamptz,
                   is_active boolean, tour_runs boolean, nation_active boolean, is_officer boolean, is_admitted boolean,
                   clearance_runs boolean, is_permitted boolean, is_meant boolean)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('auditor') then
        return;
    end if;
    return query
    select m.member_id, now_known.display_name, m.nation, m.role, m.state, m.tour_ends_on, n.state, m.clearance_id,
           coalesce((select max(b.valid_until) from member_history b
                      where b.member_id = m.member_id and b.valid_until <= m.valid_from and b.clearance_id <> m.clearance_id),
                    (select min(b.valid_from) from member_history b where b.member_id = m.member_id)),
           m.clearance_ends_on, ad.role, ad.valid_from,
           m.state = 'ACTIVE',
           m.tour_ends_on is null or m.tour_ends_on >= p_at::date,
           n.state = 'ACTIVE',
           m.role = 'liaison-officer',
           ad.member_id is not null or w.commons,
           m.clearance_ends_on is null or m.clearance_ends_on >= p_at::date,
           all_permitted_then(m.clearance_id, o.read_under, p_at),
           (o.audience is null or m.member_id = any (o.audience)) and (o.nations is null or m.nation = any (o.nations))
      from object_then(p_object, p_at) o
      join workspace w on w.id = o.workspace_id
      join member_history m on m.valid_from <= p_at and coalesce(m.valid_until > p_at, true)
      join member now_known on now_known.id = m.member_id
      left join admission_history ad on ad.workspace_id = o.workspace_id and ad.member_id = m.member_id
                                    and ad.valid_from <= p_at and coalesce(ad.valid_until > p_at, true)
     cross join lateral (
           -- The first that is known of a nation that was there before its history.
           select coalesce(
               (select h.state from nation_history h
                 where h.nation = m.nation and h.valid_from <= p_at and coalesce(h.valid_until > p_at, true)),
               (select h.state from nation_history h where h.nation = m.nation order by h.valid_from limit 1),
               (select c.state from nation c where c.code = m.nation)) as state) n
     where w.commons
        or m.nation = p_nation
        or m.member_id = any (o.audience)
        or exists (select from admission_history ever where ever.workspace_id = o.workspace_id and ever.member_id = m.member_id)
     order by m.nation, now_known.display_name, m.member_id;
end
$$;

-- Whether what held an object showed it to that person: by clearance, label, audience and nation as they stood then.
create or replace function would_be_shown(p_object uuid, p_member uuid, p_at timestamptz) returns boolean
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    return exists (
               select from object_then(p_object, p_at) o
                 join member_history h on h.member_id = p_member and h.valid_from <= p_at and coalesce(h.valid_until > p_at, true)
                where all_permitted_then(h.clearance_id, o.read_under, p_at)
                  and (o.audience is null or p_member = any (o.audience))
                  and (o.nations is null or h.nation = any (o.nations)));
end
$$;

-- Entries that are not of an object by which it was shown all the same, to whoever could read it then, and when. On other pages it is shown
-- whole, by these actions, from when to when: a section on its plan's, an iteration on its course's, a nomination in its iteration's list;
-- but whoever opens a plan does not see the sections that its page leaves out. What showed a message, message_shown says.
create or replace function auditor_shown_elsewhere(p_object uuid)
    returns table (entry uuid, shown_at timestamptz)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('auditor') then
        return;
    end if;
    return query
    with on_page as (
        select p.public_id::text as page, array['PLAN_PARTS_LISTED', 'OBJECT_EXPORTED'] as actions,
               (select min(h.valid_from) from label_history h where h.object_id = p_object) as since,
               (select min(e.occurred_at) from audit_entry e
                 where e.object_id = p_object::text and e.action = 'SECTION_REMOVED' and e.outcome = 'SUCCESS') as until
          from exercise_section s join exercise_plan p on p.id = s.plan_id
         where s.public_id = p_object
         union all
        select c.public_id::text, array['ITERATIONS_LISTED', 'OBJECT_EXPORTED'],
               (select min(e.occurred_at) from audit_entry e where e.object_id = p_object::text), null
          from course_iteration i join course c on c.id = i.course_id
         where i.public_id = p_object
         union all
        select i.public_id::text, array['NOMINATIONS_LISTED'], n.nominated_at, null
          from nomination n join course_iteration i on i.id = n.iteration_id
         where n.public_id = p_object)
    select e.id, e.occurred_at
      from on_page p
      join audit_entry e on e.object_id = p.page and e.action = any (p.actions)
                        and e.occurred_at >= p.since and coalesce(e.occurred_at < p.until, true)
     where e.outcome = 'SUCCESS'
       and e.actor is not null
       and coalesce(e.detail ->> 'part', 'sections') = 'sections'
       and would_be_shown(p_object, e.actor, e.occurred_at)
     union all
    select s.entry, s.shown_at from message_shown(p_object, '-infinity', 'infinity') s;
end
$$;

reset role;
