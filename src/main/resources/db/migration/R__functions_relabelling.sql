-- Changes of labels: requests and what comes of them, what is due on a date, raising above one's own sight. The rule itself
-- stands in R__functions_labels.sql; who may call what, in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- An object that has a label of its own, as it is: on whose page, under which labels it is read, and by whom if not by all who may read
-- those. A section's label is its plan's unless it has one; it is shown with its plan. A message is read in its conversation, and with
-- what it answers; of one that has expired nothing is left to label.
create or replace function labelled_object(p_kind text, p_object uuid)
    returns table (workspace_id int, page_id uuid, label_id int, page_label_id int, originator text, read_under int[], audience uuid[])
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    if p_kind = 'EXERCISE_PLAN' then
        return query
        select o.workspace_id, o.public_id, o.label_id, o.label_id, o.originator, array[o.label_id], null::uuid[]
          from exercise_plan o where o.public_id = p_object;
    elsif p_kind = 'EXERCISE_SECTION' then
        return query
        select o.workspace_id, p.public_id, case when o.own_label then o.label_id else p.label_id end, p.label_id, o.originator,
               case when o.own_label then array[o.label_id, p.label_id] else array[p.label_id] end, null::uuid[]
          from exercise_section o join exercise_plan p on p.id = o.plan_id
         where o.public_id = p_object and not o.removed;
    elsif p_kind = 'DOCUMENT' then
        return query
        select o.workspace_id, o.public_id, o.label_id, o.label_id, o.originator, array[o.label_id], null::uuid[]
          from document o where o.public_id = p_object and o.withdrawn_at is null;
    elsif p_kind = 'COURSE' then
        return query
        select o.workspace_id, o.public_id, o.label_id, o.label_id, o.originator, array[o.label_id], null::uuid[]
          from course o where o.public_id = p_object;
    elsif p_kind = 'AGREEMENT' then
        return query
        select o.workspace_id, o.public_id, o.label_id, o.label_id, o.originator, array[o.label_id], null::uuid[]
          from agreement o where o.public_id = p_object;
    elsif p_kind = 'MESSAGE' then
        return query
        select o.workspace_id, c.public_id, o.label_id, c.label_id, o.originator,
               array_remove(array[o.label_id, c.label_id, o.thread_label_id, c.subject_label_id], null), o.audience
          from message o join conversation c on c.id = o.conversation_id
         where o.public_id = p_object and o.state <> 'EXPIRED';
    end if;
end
$$;

-- Whether the asker may read all of these labels and is among these people, if it is for some.
create or replace function asker_reads(p_labels int[], p_audience uuid[]) returns boolean
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    return coalesce(p_labels <@ array(select readable_labels()) and (p_audience is null or current_member() = any (p_audience)), false);
end
$$;

-- Holds the labels that an object is read under, the outer ones first: a section's plan's; of a message, those of what its conversation is
-- about and of what it answers.
create or replace function hold_labels(p_kind text, p_object uuid) returns void
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
begin
    if p_kind = 'EXERCISE_SECTION' then
        perform hold_label(p.public_id) from exercise_section o join exercise_plan p on p.id = o.plan_id where o.public_id = p_object;
    elsif p_kind = 'MESSAGE' then
        perform hold_label(c.subject_id)
           from message o join conversation c on c.id = o.conversation_id
          where o.public_id = p_object and c.subject_id is not null;
        perform hold_label(root.public_id) from message o join message root on root.id = o.thread_id where o.public_id = p_object;
    end if;
    perform hold_label(p_object);
end
$$;

-- Gives an object that is under a label another one. The guards of the tables ask by what right.
create or replace function set_label(p_kind text, p_object uuid, p_from int, p_to int, p_own boolean) returns boolean
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
declare
    written bigint;
begin
    perform hold_labels(p_kind, p_object);
    if p_kind = 'MESSAGE' then
        -- Before the row, as whoever writes an answer: so neither waits for the other, and no answer misses what it answers.
        perform pg_advisory_xact_lock(1835365473, hashint8(m.conversation_id)) from message m where m.public_id = p_object;
        update message o set label_id = p_to where o.public_id = p_object and o.label_id = p_from;
        get diagnostics written = row_count;
        return written = 1;
    end if;
    execute format(
        'update %I o set label_id = $1, %s version = o.version + 1, updated_at = now(), updated_by = coalesce(current_member(), o.updated_by)
          where o.public_id = $2 and o.label_id = $3',
        case p_kind when 'EXERCISE_PLAN' then 'exercise_plan' when 'EXERCISE_SECTION' then 'exercise_section' when 'DOCUMENT' then 'document'
                    when 'COURSE' then 'course' when 'AGREEMENT' then 'agreement' end,
        case p_kind when 'EXERCISE_SECTION' then 'own_label = $4,' else '' end)
      using p_to, p_object, p_from, p_own;
    get diagnostics written = row_count;
    return written = 1;
end
$$;

-- Gives what the asker may write a label that only restricts, also one that the asker may not read: the row policy would refuse
-- that, for it lets nobody write what one could not read. Also the same label, for a section that comes to have it as its own or
-- gives that up. False if it is not there, not the asker's to write, no longer under that label, or if anybody could come to
-- read it.
create or replace function restrict_label(p_kind text, p_object uuid, p_from int, p_to int, p_own boolean) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    o record;
begin
    select * into o from labelled_object(p_kind, p_object);
    if not found
       or o.label_id <> p_from
       or o.workspace_id <> all (writable_workspaces())
       or not asker_reads(o.read_under, o.audience)
       or not p_own and o.page_label_id <> p_to
       or p_from <> p_to and not label_only_restricts(o.workspace_id, p_from, p_to) then
        return false;
    end if;
    return set_label(p_kind, p_object, p_from, p_to, p_own);
end
$$;

-- Does what the asker has agreed to in this transaction: label_change_guard let only somebody agree who may read both labels, and
-- who did not ask.
create or replace function do_agreed_label_change(p_change uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    c label_change;
begin
    select * into c from label_change d
     where d.id = p_change and d.state = 'DONE' and d.done_at = now() and d.decided_by = current_member()
       and d.workspace_id = any (writable_workspaces());
    return c.id is not null and set_label(c.object_kind, c.object_id, c.from_label_id, c.to_label_id, c.to_own);
end
$$;

-- What a request is about, who asked, who decided and when are the database's word, not the caller's.
create or replace function label_change_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    o record;
    wanted text := new.state;
    step text;
begin
    if tg_op = 'INSERT' then
        perform hold_labels(new.object_kind, new.object_id);
    elsif new.state = 'DONE' and old.state <> 'DONE' then
        -- Here and not only when it is done: whoever asks anew is refused while this row stands, and does not wait for it.
        perform hold_labels(old.object_kind, old.object_id);
    end if;
    if current_member() is null then
        return new;
    end if;
    select * into o from labelled_object(new.object_kind, new.object_id);
    if tg_op = 'INSERT' then
        if not found or not asker_reads(o.read_under, o.audience) then
            raise exception 'a request is about what is there' using errcode = '42501';
        end if;
        new.page_id := o.page_id;
        new.workspace_id := o.workspace_id;
        new.label_id := o.label_id;
        new.page_label_id := o.page_label_id;
        new.originator := o.originator;
        new.from_label_id := o.label_id;
        new.to_own := new.to_own or new.object_kind <> 'EXERCISE_SECTION';
        if new.to_own then
            perform check_label_of_content(o.workspace_id, new.to_label_id, o.originator);
        else
            new.to_label_id := o.page_label_id;
        end if;
        if new.to_label_id = o.label_id or label_only_restricts(o.workspace_id, o.label_id, new.to_label_id) then
            raise exception 'this takes effect at once, and needs nobody else' using errcode = 'EN016';
        end if;
        if new.takes_effect_at <= now() then
            new.takes_effect_at := null;
        end if;
        new.state := 'WAITING';
        new.asked_by := current_member();
        new.asked_at := now();
        new.expires_at := now() + interval '7 days';
        new.decided_by := null;
        new.decided_at := null;
        new.done_at := null;
        update label_change c set state = 'LAPSED' where c.object_id = new.object_id and c.state = 'WAITING' and c.expires_at <= now();
        return new;
    end if;
    new := old;
    new.state := wanted;
    if o.label_id is not null then
        new.label_id := o.label_id;
        new.page_label_id := o.page_label_id;
    end if;
    step := old.state || ' ' || wanted;
    if wanted = old.state then
        return new;
    end if;
    if step in ('WAITING LAPSED', 'AGREED LAPSED')
       and (o.label_id is distinct from old.from_label_id
            or not old.to_own and o.page_label_id <> old.to_label_id
            or old.state = 'WAITING' and old.expires_at <= now()) then
        return new;
    end if;
    if step not in ('WAITING DONE', 'WAITING AGREED', 'WAITING DECLINED', 'WAITING WITHDRAWN', 'AGREED WITHDRAWN')
       or old.state = 'WAITING' and old.expires_at <= now() then
        raise exception 'this does not wait any more' using errcode = 'EN013';
    end if;
    if o.label_id is not null and not asker_reads(o.read_under, o.audience) then
        raise exception 'who takes a step reads what it is about' using errcode = '42501';
    end if;
    if (step = 'WAITING WITHDRAWN') <> (old.state = 'WAITING' and old.asked_by = current_member()) then
        raise exception 'whoever asks withdraws, and another decides' using errcode = 'EN010';
    end if;
    if wanted in ('DONE', 'AGREED') then
        if o.label_id is distinct from old.from_label_id
           or (wanted = 'AGREED') <> coalesce(old.takes_effect_at > now(), false) then
            raise exception 'the label is not as it was, or the date has come' using errcode = 'EN013';
        end if;
        if not asker_reads(array[old.to_label_id], null) then
            raise exception 'who agrees to a label reads it, and what is to have it' using errcode = '42501';
        end if;
    end if;
    new.decided_by := current_member();
    new.decided_at := now();
    if wanted = 'DONE' then
        new.done_at := now();
    end if;
    return new;
end
$$;

create or replace function label_review_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    o record;
begin
    if tg_op = 'UPDATE' and (new.object_kind, new.object_id) <> (old.object_kind, old.object_id) then
        raise exception 'a review is of one object' using errcode = 'EN001';
    end if;
    if tg_op = 'INSERT' then
        if new.object_kind = 'DOCUMENT' then
            -- A file that comes with such a day has its document in hand already, for which whoever holds the label waits.
            perform from document d where d.public_id = new.object_id for share;
        else
            perform hold_labels(new.object_kind, new.object_id);
        end if;
    end if;
    select * into o from labelled_object(new.object_kind, new.object_id);
    if tg_op = 'INSERT' and (not found or current_member() is not null and not asker_reads(o.read_under, o.audience)) then
        raise exception 'a review is of what is there' using errcode = '42501';
    end if;
    if o.label_id is not null then
        new.page_id := o.page_id;
        new.workspace_id := o.workspace_id;
        new.label_id := o.label_id;
        new.page_label_id := o.page_label_id;
        new.originator := o.originator;
    else
        -- There is no label any more to look at.
        new.review_on := null;
    end if;
    return new;
end
$$;

-- Of what is withdrawn, removed or has expired, the guard takes the day away.
create or replace function label_review_ends() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    update label_review r set review_on = null where r.object_id = new.public_id and r.review_on is not null;
    return null;
end
$$;

-- What is kept beside a message is read as the message is: under what that answers and what its conversation is about too, and by
-- those alone whom it is for. Whoever writes it has no say in this.
create or replace function beside_message_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    new.thread_label_id := null;
    new.subject_label_id := null;
    new.audience := null;
    if new.object_kind = 'MESSAGE' then
        select m.thread_label_id, c.subject_label_id, m.audience
          into new.thread_label_id, new.subject_label_id, new.audience
          from message m join conversation c on c.id = m.conversation_id
         where m.public_id = new.object_id;
        if not found then
            new.audience := '{}';
        end if;
    end if;
    return new;
end
$$;

-- When what a message answers gets another label, or what its conversation is about: the guard above fetches it.
create or replace function beside_message_follows() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_table_name = 'conversation' then
        update label_change c set subject_label_id = null where c.page_id = new.public_id;
        update label_review r set subject_label_id = null where r.page_id = new.public_id;
    else
        update label_change c set thread_label_id = null
          from conversation v
         where v.id = new.conversation_id and c.page_id = v.public_id and c.object_id = new.public_id;
        update label_review r set thread_label_id = null where r.object_id = new.public_id;
    end if;
    return null;
end
$$;

-- What is kept beside an object has its label, also when that changes; what was asked for under another label lapses.
create or replace function label_changes_follow() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    update label_change c
       set label_id = case when c.object_id = new.object_id then new.label_id else c.label_id end,
           page_label_id = case when c.page_id = new.object_id then new.label_id else c.page_label_id end,
           state = case when c.state in ('WAITING', 'AGREED')
                         and case when c.object_id = new.object_id then c.from_label_id <> new.label_id
                                  else not c.to_own and c.to_label_id <> new.label_id end then 'LAPSED' else c.state end
     where c.object_id = new.object_id or c.page_id = new.object_id;
    update label_review r
       set label_id = case when r.object_id = new.object_id then new.label_id else r.label_id end,
           page_label_id = case when r.page_id = new.object_id then new.label_id else r.page_label_id end
     where r.object_id = new.object_id or r.page_id = new.object_id;
    return null;
end
$$;

-- Who could agree to what the asker, who reads an object, asks for: others of the asker's nation who may write where the asker does,
-- and read the object too.
create or replace function label_change_deciders(p_kind text, p_object uuid) returns table (id uuid, name text, clearance int)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    o record;
begin
    select * into o from labelled_object(p_kind, p_object);
    if not found or o.workspace_id <> all (writable_workspaces()) or not asker_reads(o.read_under, o.audience) then
        return;
    end if;
    return query
    select m.id, m.display_name, m.clearance_id
      from admission ad
      join member m on m.id = ad.member_id
     where ad.workspace_id = o.workspace_id
       and ad.role in ('LEAD', 'CONTRIBUTOR')
       and m.nation = acting_nation()
       and m.id <> current_member()
       and (o.audience is null or m.id = any (o.audience))
       and not exists (select from unnest(o.read_under) as l (id) where not would_read(m.id, o.workspace_id, l.id))
     order by m.display_name, m.id;
end
$$;

-- Does the next change that is due, and tells what became of it, for its entry; nothing if none is. Nobody is asked: two persons have agreed,
-- and a date has come. What the guards of the tables would refuse, since workspace or label are not what they were, lapses.
-- Whoever holds the object at the moment goes first: this is tried again a second later.
create or replace function do_next_label_change()
    returns table (kind text, page uuid, done boolean, object uuid, workspace uuid, change uuid, label_before int, label_after int)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
    set lock_timeout = '500ms'
as $$
declare
    c label_change;
begin
    select * into c from label_change d
     where d.state = 'AGREED' and d.takes_effect_at <= now()
     order by d.takes_effect_at, d.id
     limit 1
       for update skip locked;
    if c.id is null then
        return;
    end if;
    done := false;
    begin
        update label_change d set state = 'DONE', done_at = now() where d.id = c.id;
        done := exists (select from labelled_object(c.object_kind, c.object_id))
                and set_label(c.object_kind, c.object_id, c.from_label_id, c.to_label_id, c.to_own);
    exception
        when lock_not_available or deadlock_detected then
            raise;
        when others then
            done := false;
    end;
    if not done then
        update label_change d set state = 'LAPSED', done_at = null where d.id = c.id;
        perform tell_originators('relabelling.lapsed', c.object_kind, c.object_id, c.page_id, c.workspace_id, c.originator, c.label_id,
                                 c.page_label_id, array[c.thread_label_id, c.subject_label_id], c.audience);
    end if;
    kind := c.object_kind;
    page := c.page_id;
    object := c.object_id;
    workspace := (select w.public_id from workspace w where w.id = c.workspace_id);
    change := c.id;
    label_before := c.from_label_id;
    label_after := c.to_label_id;
    return next;
end
$$;

-- Tells of the next label whose day of review has come, once for that day; false if there is none. What is frozen waits.
create or replace function tell_next_due_review() returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    r label_review;
begin
    select * into r from label_review d
     where d.review_on <= current_date
       and d.told_for is distinct from d.review_on
       and 0 <> all (array_remove(array[d.label_id, d.page_label_id, d.thread_label_id, d.subject_label_id], null))
     order by d.review_on, d.object_id
     limit 1
       for update skip locked;
    if r.object_id is null then
        return false;
    end if;
    update label_review d set told_for = d.review_on where d.object_id = r.object_id;
    if exists (select from labelled_object(r.object_kind, r.object_id)) then
        perform tell_originators('relabelling.review', r.object_kind, r.object_id, r.page_id, r.workspace_id, r.originator, r.label_id,
                                 r.page_label_id, array[r.thread_label_id, r.subject_label_id], r.audience);
    end if;
    return true;
end
$$;

reset role;
