-- Spills: what is frozen, and what becomes of it. Frozen is what stands under label 0, which nobody is cleared for: each way of
-- reading asks for the label already, so none has to know of this. Nothing but these functions puts an object there or takes it
-- away; no role of the portal writes a case. R__row_policies.sql says who may call what.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Whether a case moves this object in exactly this way, in this very transaction: check_label_change asks.
create or replace function is_moved_by_case(p_object uuid, p_old int, p_new int, p_own boolean) returns boolean
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    return (p_old = 0) <> (p_new = 0) and exists (
        select from spill_case c
         where c.object_id = p_object
           and now() = coalesce(c.settled_at, c.reported_at)
           and case c.state when 'REPORTED'   then p_new = 0 and p_old = c.label_id
                            when 'RELEASED'   then p_old = 0 and p_own = c.own_label and (p_new = c.label_id or not p_own)
                            when 'RELABELLED' then p_old = 0 and p_own and p_new = c.new_label_id
                            else false end);
end
$$;

-- The label that an object had before it was frozen and given another: its new readers are those who could not read that.
create or replace function label_before_frozen(p_object uuid) returns int
    language sql stable
    set search_path = entente, pg_temp
as $$
    select c.label_id from spill_case c where c.object_id = p_object and c.state <> 'REPORTED' order by c.settled_at desc limit 1
$$;

-- Whether a case is the asker's to handle: who is of the originating nation, was let take along what is in the workspace, and could
-- read the object as it was. Also in a sealed workspace: what is spilled there is no less so.
create or replace function handles_spill(p_workspace int, p_label int, p_page_label int, p_originator text) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return coalesce(p_originator = acting_nation()
                    and p_workspace = any (retaining_workspaces())
                    and p_label in (select readable_labels())
                    and p_page_label in (select readable_labels()), false);
end
$$;

-- A case that is the asker's to handle, held until the transaction ends; null if it is not, or not there.
create or replace function spill_to_handle(p_case uuid) returns spill_case
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
declare
    c spill_case;
begin
    select * into c from spill_case s where s.id = p_case for update;
    return case when handles_spill(c.workspace_id, c.label_id, c.page_label_id, c.originator) then c end;
end
$$;

-- Tells the others who handle a case that it waits for one of them.
create or replace function tell_spill_handlers(p_case uuid, p_kind text) returns void
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
declare
    c spill_case;
    them uuid[];
begin
    select * into c from spill_case s where s.id = p_case;
    them := array(
        select m.id
          from admission ad
          join member m on m.id = ad.member_id
         where ad.workspace_id = c.workspace_id
           and ad.role in ('LEAD', 'CONTRIBUTOR')
           and m.nation = c.originator
           and m.id <> current_member()
         order by m.id);
    perform notify_members(p_kind, them, (select w.public_id from workspace w where w.id = c.workspace_id), c.label_id, 'spills/' || c.id);
    perform pg_notify('entente_changes', 'notification ' || t.id) from unnest(them) as t (id);
end
$$;

-- Freezes what the asker reads, at once, and begins the case. False if it is not there for the asker, or under another label by now.
create or replace function report_spill(p_case uuid, p_kind text, p_object uuid, p_seen int, p_reason text) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    o record;
    own boolean := true;
begin
    select * into o from labelled_object(p_kind, p_object);
    if not found
       or o.label_id <> p_seen
       or o.workspace_id <> all (visible_workspaces())
       or not asker_reads(o.read_under, o.audience) then
        return false;
    end if;
    if p_kind = 'EXERCISE_SECTION' then
        own := (select s.own_label from exercise_section s where s.public_id = p_object);
    end if;
    insert into spill_case (id, object_kind, object_id, page_id, workspace_id, label_id, page_label_id, own_label, originator, wrong_since,
                            reason, nation, reported_by)
    values (p_case, p_kind, p_object, o.page_id, o.workspace_id, o.label_id, o.page_label_id, own, o.originator,
            coalesce((select max(h.valid_from) from label_history h where h.object_id = p_object and h.valid_until is null),
                     (select m.sent_at from message m where p_kind = 'MESSAGE' and m.public_id = p_object),
                     'epoch'::timestamptz),
            p_reason, acting_nation(), current_member());
    if not set_label(p_kind, p_object, o.label_id, 0, true) then
        raise exception 'the label is not as it was' using errcode = 'EN013';
    end if;
    perform tell_spill_handlers(p_case, 'spill.reported');
    return true;
end
$$;

-- A false alarm: gives it back the label that it had, as whoever reported it may not. False if the case is not the asker's to handle.
create or replace function release_spill(p_case uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    c spill_case := spill_to_handle(p_case);
begin
    if c.id is null then
        return false;
    end if;
    if c.state <> 'REPORTED' then
        raise exception 'this is not frozen any more' using errcode = 'EN013';
    end if;
    if c.reported_by = current_member() then
        raise exception 'whoever reports it does not release it' using errcode = 'EN010';
    end if;
    update spill_case s
       set state = 'RELEASED', settled_by = current_member(), settled_at = now()
     where s.id = p_case;
    if not set_label(c.object_kind, c.object_id, 0,
                     case when c.own_label then c.label_id
                          else (select o.page_label_id from labelled_object(c.object_kind, c.object_id) o) end,
                     c.own_label) then
        raise exception 'this is not frozen any more' using errcode = 'EN013';
    end if;
    return true;
end
$$;

-- Gives it the right label: at once if that only restricts what it was under; otherwise a second person of those who handle the case
-- asks for the very same label, and reads it. Answers DONE or ASKED, and null if the case is not the asker's to handle.
create or replace function relabel_spill(p_case uuid, p_label int) returns text
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    c spill_case := spill_to_handle(p_case);
begin
    if c.id is null then
        return null;
    end if;
    if c.state <> 'REPORTED' or p_label = c.label_id then
        raise exception 'this is not frozen any more, or that is the label that was wrong' using errcode = 'EN013';
    end if;
    perform check_label_of_content(c.workspace_id, p_label, c.originator);
    if not label_only_restricts(c.workspace_id, c.label_id, p_label) then
        if c.wanted_label_id is distinct from p_label then
            update spill_case s
               set wanted_label_id = p_label, wanted_by = current_member(), wanted_at = now()
             where s.id = p_case;
            perform tell_spill_handlers(p_case, 'spill.asked');
            return 'ASKED';
        end if;
        if c.wanted_by = current_member() then
            raise exception 'whoever asks does not agree' using errcode = 'EN010';
        end if;
        if p_label not in (select readable_labels()) then
            raise exception 'who agrees to a label reads it' using errcode = '42501';
        end if;
    end if;
    update spill_case s
       set state = 'RELABELLED', new_label_id = p_label, settled_by = current_member(), settled_at = now()
     where s.id = p_case;
    if not set_label(c.object_kind, c.object_id, 0, p_label, true) then
        raise exception 'this is not frozen any more' using errcode = 'EN013';
    end if;
    return 'DONE';
end
$$;

-- Entries by which a message was shown that are not its own, and when it was shown by them.
create or replace function message_shown(p_message uuid, p_since timestamptz, p_until timestamptz)
    returns table (entry uuid, actor uuid, action text, shown_at timestamptz)
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
declare
    it record;
    since timestamptz;
begin
    select m.id, m.sent_at, case when m.state = 'WITHDRAWN' then m.edited_at end as withdrawn_at, m.conversation_id, c.public_id::text as conversation, root.public_id::text as thread into it
      from message m
      join conversation c on c.id = m.conversation_id
      left join message root on root.id = m.thread_id
     where m.public_id = p_message;
    if not found then
        return;
    end if;
    since := greatest(p_since, it.sent_at);
    return query
    select s.* from (
    -- An answer is shown, and taken along, with what it answers.
    select e.id as entry, e.actor as actor, e.action as action, e.occurred_at as shown_at
      from audit_entry e
     where e.object_id = it.thread and e.action in ('MESSAGE_OPENED', 'OBJECT_EXPORTED')
       and e.outcome = 'SUCCESS' and e.actor is not null
       and e.occurred_at >= since and e.occurred_at < p_until
       and coalesce(not e.detail ? 'live', true)
     union all
    -- It came in beside what it answers, and was read as it came: entered within two minutes.
    select e.id, e.actor, e.action, it.sent_at
      from audit_entry e
     where e.object_id = it.thread and e.action = 'MESSAGE_OPENED'
       and e.outcome = 'SUCCESS' and e.actor is not null
       and since = it.sent_at and e.occurred_at >= it.sent_at and e.occurred_at < it.sent_at + interval '3 minutes'
       and e.detail ? 'live'
     union all
    -- Others stand on the page of the conversation, of which the entry says from where to where it went.
    -- What came in while it was open was read as it came, and is entered a little later.
    select e.id, e.actor, e.action, case when e.detail ? 'live' then it.sent_at else e.occurred_at end
      from audit_entry e
     where it.thread is null and e.object_id = it.conversation and e.action = 'MESSAGES_LISTED'
       and e.outcome = 'SUCCESS' and e.actor is not null
       and e.occurred_at >= since
       and case when e.detail ? 'live' then since = it.sent_at else e.occurred_at < p_until end
       and e.detail ->> 'rows' <> '0'
       and coalesce(it.id between (select m.id from message m where m.public_id::text = e.detail ->> 'oldest')
                              and (select m.id from message m where m.public_id::text = e.detail ->> 'newest'), true)
     union all
    -- An opening without such an entry, as of before there were any.
    select e.id, e.actor, e.action, e.occurred_at
      from audit_entry e
     where it.thread is null and e.object_id = it.conversation and e.action = 'CONVERSATION_OPENED'
       and e.outcome = 'SUCCESS' and e.actor is not null
       and e.occurred_at >= since and e.occurred_at < p_until
       and not exists (select from audit_entry l
                        where l.object_id = it.conversation and l.action = 'MESSAGES_LISTED' and l.actor = e.actor
                          and l.detail ->> 'newest' is not null
                          and l.occurred_at >= e.occurred_at and l.occurred_at < e.occurred_at + interval '1 minute')
     union all
    -- It came in while the page was open, or the thread beside it, and that was not entered, as of a session that broke off: opened before, by less than a day, and read as far since.
    select l.id, l.actor, l.action, it.sent_at
      from (select distinct on (e.actor) e.id, e.actor, e.action
              from audit_entry e
             where case when it.thread is null then e.object_id = it.conversation and e.action = 'CONVERSATION_OPENED'
                        else e.object_id = it.thread and e.action = 'MESSAGE_OPENED' end
               and e.outcome = 'SUCCESS' and e.actor is not null
               and e.occurred_at < it.sent_at and e.occurred_at > it.sent_at - interval '1 day'
             order by e.actor, e.occurred_at desc) l
      join read_position r on r.conversation_id = it.conversation_id and r.member_id = l.actor and r.last_message >= it.id
     where since = it.sent_at
       and not exists (select from audit_entry v
                        where v.object_id = coalesce(it.thread, it.conversation) and v.actor = l.actor and v.detail ? 'live'
                          and v.occurred_at >= it.sent_at and v.occurred_at < it.sent_at + interval '3 minutes')
     union all
    -- What a search found is shown whole.
    select e.id, e.actor, e.action, e.occurred_at
      from audit_entry e
     where e.action = 'MESSAGES_SEARCHED'
       and e.outcome = 'SUCCESS' and e.actor is not null
       and e.occurred_at >= since and e.occurred_at < p_until
       and p_message::text = any (string_to_array(e.detail ->> 'found', ' '))) s
     where would_be_shown(p_message, s.actor, s.shown_at)
       and coalesce(s.shown_at < it.withdrawn_at, true);
end
$$;

-- Who had it while it was wrong, by the entries: since it had that label and until it was frozen, with a minute for what was being read
-- at that moment. Whoever worked on it had what they wrote. A section is opened with the page that it is on; what showed a message, the
-- page of its conversation says. Of whom the portal vouches for some entry, the others do not count; of whom it does for none, nothing is
-- certain. What is not sealed yet came a moment ago.
create or replace function had_spilled(p_case uuid, p_opened text[], p_taken text[], p_not_seen text[])
    returns table (member uuid, name text, nation text, opened bigint, taken bigint, worked bigint, first_at timestamptz, last_at timestamptz,
                   vouched boolean)
    language sql stable
    set search_path = entente, pg_temp
as $$
    with used as (
        select e.id as entry, e.actor, e.occurred_at as at, e.action = any (p_taken) as takes,
               e.action <> all (p_taken) and e.action <> all (p_opened) as works
          from spill_case c
          join audit_entry e on e.object_id in (c.object_id::text, case when c.object_kind <> 'MESSAGE' then c.page_id::text end)
                            and e.occurred_at >= c.wrong_since
                            and e.occurred_at < least(c.reported_at + interval '1 minute', coalesce(c.settled_at, 'infinity'))
         where c.id = p_case
           and e.outcome = 'SUCCESS'
           and (e.action = any (p_opened) or e.action = any (p_taken)
                -- The steps of cases are nobody's work on it, nor is what is written on its page besides.
                or e.object_id = c.object_id::text and e.action <> all (p_not_seen) and not starts_with(e.action, 'SPILL_'))
         union all
        select s.entry, s.actor, s.shown_at, s.action = any (p_taken), false
          from spill_case c
         cross join message_shown(c.object_id, c.wrong_since,
                                  least(c.reported_at + interval '1 minute', coalesce(c.settled_at, 'infinity'))) s
         where c.id = p_case and c.object_kind = 'MESSAGE'),
    by_origin as (
        select u.actor, l.origin is distinct from 'unknown' as vouched, count(*) filter (where not u.takes and not u.works) as opened,
               count(*) filter (where u.takes) as taken, count(*) filter (where u.works) as worked, min(u.at) as first_at, max(u.at) as last_at
          from used u
          left join audit_leaf l on l.entry = u.entry
         group by 1, 2)
    select distinct on (b.actor) b.actor, m.display_name, m.nation, b.opened, b.taken, b.worked, b.first_at, b.last_at, b.vouched
      from by_origin b
      join member m on m.id = b.actor
     order by b.actor, b.vouched desc
$$;

-- The same for who handles the case; nobody else is told who reads what.
create or replace function spill_readers(p_case uuid, p_opened text[], p_taken text[], p_not_seen text[])
    returns table (member uuid, name text, nation text, opened bigint, taken bigint, worked bigint, first_at timestamptz, last_at timestamptz,
                   vouched boolean)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select h.*
      from spill_case c
     cross join had_spilled(c.id, p_opened, p_taken, p_not_seen) h
     where c.id = p_case
       and handles_spill(c.workspace_id, c.label_id, c.page_label_id, c.originator)
     order by h.vouched desc, h.nation, h.name, h.member;
end
$$;

-- Tells them, and keeps whom. Who may not read any more what the object was under is not told here, and stands in the case as such. Nor is
-- who had it by nothing that the portal vouches for: of a case that is no affair of theirs, slipped in entries would tell them.
-- Null if the case is not the asker's to handle.
create or replace function inform_spill(p_case uuid, p_opened text[], p_taken text[], p_not_seen text[]) returns int
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    c spill_case := spill_to_handle(p_case);
    them uuid[];
begin
    if c.id is null then
        return null;
    end if;
    if c.state <> 'RELABELLED' then
        raise exception 'they are told once, when it has the right label' using errcode = 'EN013';
    end if;
    insert into spill_person (case_id, member_id, workspace_id, label_id, page_label_id, originator, object_kind, object_id, nation, name,
                              opened, taken, worked, first_at, last_at, vouched, informed_at)
    select c.id, h.member, c.workspace_id, c.label_id, c.page_label_id, c.originator, c.object_kind, c.object_id, h.nation, h.name,
           h.opened, h.taken, h.worked, h.first_at, h.last_at, h.vouched,
           case when h.vouched
                 and would_read(h.member, c.workspace_id, c.label_id) and would_read(h.member, c.workspace_id, c.page_label_id) then now() end
      from had_spilled(c.id, p_opened, p_taken, p_not_seen) h
     order by h.member;
    them := array(select p.member_id from spill_person p where p.case_id = c.id and p.informed_at is not null order by 1);
    perform notify_members('spill.informed', them, (select w.public_id from workspace w where w.id = c.workspace_id), c.label_id,
                           'spills/' || c.id);
    perform pg_notify('entente_changes', 'notification ' || t.id) from unnest(them) as t (id);
    update spill_case s set state = 'INFORMED', informed_by = current_member(), informed_at = now() where s.id = p_case;
    return cardinality(them);
end
$$;

-- The asker, who was told, has no copy any more. False if that is said already or was not asked.
create or replace function acknowledge_spill(p_case uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    update spill_person p
       set acknowledged_at = now()
     where p.case_id = p_case
       and p.member_id = current_member()
       and p.informed_at is not null
       and p.acknowledged_at is null
       and p.workspace_id = any (visible_workspaces())
       and p.label_id in (select readable_labels())
       and p.page_label_id in (select readable_labels());
    return found;
end
$$;

-- Ends a case, with the size that the log had: what proves it is before that. False if it is not the asker's to handle.
create or replace function close_spill(p_case uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    c spill_case := spill_to_handle(p_case);
begin
    if c.id is null then
        return false;
    end if;
    if c.state not in ('RELEASED', 'INFORMED') then
        raise exception 'it is put right and told before it ends' using errcode = 'EN013';
    end if;
    update spill_case s
       set state = 'CLOSED', closed_by = current_member(), closed_at = now(),
           log_size = (select max(k.size) from audit_checkpoint k)
     where s.id = p_case;
    return true;
end
$$;

-- For auditors: every case, or one, without why it was reported and without content.
create or replace function auditor_spills(p_case uuid)
    returns table (id uuid, object_kind text, object_id uuid, page_id uuid, workspace uuid, workspace_name text, originator text, nation text, state text,
                   label_id int, new_label_id int, wanted_label_id int, wrong_since timestamptz, reported_by text, reported_at timestamptz,
                   settled_by text, settled_at timestamptz, informed_by text, informed_at timestamptz, closed_by text,
                   closed_at timestamptz, log_size bigint, informed bigint, acknowledged bigint)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('auditor') then
        return;
    end if;
    return query
    select c.id, c.object_kind, c.object_id, c.page_id, w.public_id, w.name, c.originator, c.nation, c.state, c.label_id, c.new_label_id,
           c.wanted_label_id, c.wrong_since,
           (select m.display_name from member m where m.id = c.reported_by), c.reported_at,
           (select m.display_name from member m where m.id = c.settled_by), c.settled_at,
           (select m.display_name from member m where m.id = c.informed_by), c.informed_at,
           (select m.display_name from member m where m.id = c.closed_by), c.closed_at, c.log_size,
           (select count(*) from spill_person p where p.case_id = c.id and p.informed_at is not null),
           (select count(*) from spill_person p where p.case_id = c.id and p.acknowledged_at is not null)
      from spill_case c
      join workspace w on w.id = c.workspace_id
     where p_case is null or c.id = p_case
     order by c.reported_at desc, c.id;
end
$$;

create or replace function auditor_spill_people(p_case uuid)
    returns table (member uuid, name text, nation text, opened bigint, taken bigint, worked bigint, first_at timestamptz, last_at timestamptz,
                   vouched boolean, informed_at timestamptz, acknowledged_at timestamptz)
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if not has_role('auditor') then
        return;
    end if;
    return query
    select p.member_id, p.name, p.nation, p.opened, p.taken, p.worked, p.first_at, p.last_at, p.vouched, p.informed_at, p.acknowledged_at
      from spill_person p
     where p.case_id = p_case
     order by p.vouched desc, p.nation, p.name, p.member_id;
end
$$;

reset role;
