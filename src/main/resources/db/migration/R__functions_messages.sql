-- Functions of messages. Who may call them stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Messages are read by the three functions after this one. A message is read together with its conversation, people, answers and
-- acknowledgment, and each table under its policies asks anew who is asking: that took longer than reading. These ask once, carry
-- the same filter inside, and answer whole messages.

-- The messages of p_ids, and the newest of a conversation's that answer no other; with all that is beside them. Here stands the
-- filter, for the message and for the conversation that it stands in; only the three call it, which say what the asker may read.
-- An answer is read by those who may read it and what it answers: both stand under one label, unless one of them was given another
-- since; then the answer has that of the other too, so that no second row is asked for. People have names here by the rule of known_members(), asked for those of these messages alone, and in these messages' workspaces first.
create or replace function messages_as_read(
    p_conversation bigint, p_before bigint, p_limit int, p_ids bigint[], p_me uuid, p_spaces int[], p_labels int[])
    returns setof message_as_read
    language sql stable rows 50
begin atomic
    with found as materialized (
        (select m.*
           from message m
          where m.conversation_id = p_conversation and m.thread_id is null and m.id < p_before
            and m.workspace_id = any (p_spaces)
            -- As a condition and not as a join, so that the index is read backwards until the page is full.
            and (m.label_id in (select unnest(p_labels))) is true
            and (m.audience is null or p_me = any (m.audience))
          order by m.id desc
          limit p_limit)
         union all
        select m.*
          from message m
         where m.id = any (p_ids)
           and m.workspace_id = any (p_spaces) and m.label_id = any (p_labels)
           and (m.thread_label_id is null or m.thread_label_id = any (p_labels))
           and (m.audience is null or p_me = any (m.audience))
    ),
    places as materialized (
        select c.id, c.public_id, c.name, w.name as workspace
          from (select distinct f.conversation_id as id from found f) needed
          join conversation c on c.id = needed.id
          join workspace w on w.id = c.workspace_id
         where c.workspace_id = any (p_spaces) and c.label_id = any (p_labels)
           and (c.subject_label_id is null or c.subject_label_id = any (p_labels))
           and (c.audience is null or p_me = any (c.audience))
    ),
    people as materialized (
        select p.id, p.display_name
          from (select f.author_id as id from found f
                 union
                select unnest(f.mentions) from found f where f.mentions <> '{}') needed
          join member p on p.id = needed.id
         where p.id = p_me
            or exists (select from admission fellow
                        where fellow.member_id = p.id and fellow.workspace_id in (select f.workspace_id from found f))
            or exists (select from admission fellow where fellow.member_id = p.id and fellow.workspace_id = any (p_spaces))
    )
    select m.public_id, m.id, c.public_id,
           (select root.public_id from message root
             where root.id = m.thread_id and root.conversation_id = m.conversation_id
               and (root.label_id = m.label_id or root.label_id = any (p_labels))),
           m.author_id,
           (select p.display_name from people p where p.id = m.author_id),
           m.originator, m.author_id is not distinct from p_me, m.label_id, m.text,
           case when m.mentions = '{}' then '{}'
                else array(select p.display_name from people p where p.id = any (m.mentions)) end,
           p_me = any (m.mentions),
           m.precedence, m.acknowledge,
           m.acknowledge and exists (select from message_acknowledgment k where k.message_id = m.id and k.member_id = p_me),
           m.state, m.version, m.sent_at, m.edited_at,
           case when m.thread_id is null
                then (select count(*) from message r
                       where r.thread_id = m.id and r.conversation_id = m.conversation_id
                         and (r.label_id = m.label_id or r.label_id = any (p_labels)))
                else 0 end,
           c.workspace, c.name
      from found m
      join places c on c.id = m.conversation_id;
end;

-- Those of a conversation that answer no other, the newest first. With the one plan that is kept, so that no guess of how much the
-- asker reads there makes the planner read and sort the whole conversation.
create or replace function message_page(p_conversation uuid, p_before bigint, p_limit int) returns setof message_as_read
    language plpgsql stable security definer rows 50
    set search_path = entente, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    me uuid;
    spaces int[];
    labels int[];
    here bigint;
begin
    select sight.member, sight.workspaces, sight.labels into me, spaces, labels from asker_sight() sight;
    if me is null then
        return;
    end if;
    select c.id into here
      from conversation c
     where c.public_id = p_conversation
       and c.workspace_id = any (spaces) and c.label_id = any (labels)
       and (c.subject_label_id is null or c.subject_label_id = any (labels))
       and (c.audience is null or me = any (c.audience));
    if here is not null then
        return query
        select r.* from messages_as_read(here, p_before, p_limit, '{}', me, spaces, labels) r order by r.place desc;
    end if;
end
$$;

-- Those of these ids that the asker may read, the oldest first.
create or replace function read_messages(p_ids bigint[]) returns setof message_as_read
    language plpgsql stable security definer rows 50
    set search_path = entente, pg_temp
    set plan_cache_mode = force_generic_plan
as $$
declare
    me uuid;
    spaces int[];
    labels int[];
begin
    select sight.member, sight.workspaces, sight.labels into me, spaces, labels from asker_sight() sight;
    if me is null then
        return;
    end if;
    return query
    select r.* from messages_as_read(null, null, null, p_ids, me, spaces, labels) r order by r.place;
end
$$;

-- Those that hold, for each word, one that begins with it; the newest first. Full-text operators are not leakproof, so that the
-- index of words could not be used under row-level security at all.
create or replace function find_messages(p_workspace uuid, p_conversation uuid, p_words text[], p_limit int) returns setof message_as_read
    language plpgsql stable security definer rows 50
    set search_path = entente, pg_temp
    set plan_cache_mode = force_generic_plan
    set max_parallel_workers_per_gather = 0
    set jit = off
as $$
declare
    me uuid;
    spaces int[];
    labels int[];
    searched int[];
    here bigint;
    wanted tsquery;
    window_size bigint := 3000;
    above bigint;
    found bigint[] := '{}';
    more bigint[];
    readable text;
    around text := 'c.label_id = any ($1) and (c.subject_label_id is null or c.subject_label_id = any ($1))';
begin
    select sight.member, sight.workspaces, sight.labels into me, spaces, labels from asker_sight() sight;
    if me is null then
        return;
    end if;
    searched := spaces;
    if p_workspace is not null then
        searched := array(select w.id from workspace w where w.public_id = p_workspace and w.id = any (spaces));
    end if;
    if p_conversation is not null then
        here := coalesce((select c.id from conversation c where c.public_id = p_conversation), 0);
    end if;
    if searched = '{}' or coalesce(p_words, '{}') = '{}' then
        return;
    end if;
    wanted := words_query(searched, p_words);
    readable := 'm.label_id = any ($1) and m.workspace_id = any ($2) and (m.audience is null or $3 = any (m.audience))'
        || ' and (m.thread_label_id is null or m.thread_label_id = any ($1))';
    -- How often a word begins so is a guess that the planner gets wrong by orders of magnitude, so nothing is left to it. Everywhere,
    -- the newest messages are looked through first, in windows that grow, for as long as each brings a sixteenth of what is looked
    -- for: so a common word fills the page, however few of these messages the asker reads. Any other is looked up in the index of
    -- words. In a window, words are looked at after the message's own filter, for that takes longest.
    if here is null then
        above := (select max(m.id) + 1 from message m);
        loop
            execute 'select array('
                || 'select f.id from (select m.id, m.conversation_id, m.search from message m where ' || readable
                || ' and m.id >= $7 and m.id < $8 order by m.id desc offset 0) f'
                || ' join conversation c on c.id = f.conversation_id'
                || ' where f.search @@ $4 and ' || around || ' order by f.id desc limit $6)' into more
            using labels, spaces, me, wanted, here, p_limit - cardinality(found), above - window_size, above;
            found := found || more;
            exit when cardinality(found) >= p_limit or cardinality(more) * 16 < p_limit;
            above := above - window_size;
            window_size := window_size * 2;
        end loop;
    end if;
    if cardinality(found) < p_limit then
        execute 'with found as materialized ('
            || 'select m.id from message m join conversation c on c.id = m.conversation_id where ' || readable
            || ' and ' || around || ' and m.search @@ $4'
            || case when here is not null then ' and m.conversation_id = $5' else '' end
            || ') select array(select f.id from found f order by f.id desc limit $6)' into found
        using labels, spaces, me, wanted, here, p_limit;
    end if;
    return query
    select r.* from messages_as_read(null, null, null, found, me, spaces, labels) r order by r.place desc;
end
$$;

-- Who of a workspace may read what carries all of the labels, among an audience if there is one: whom one may write to there.
-- For those who may read it themselves.
create or replace function message_audience(p_workspace int, p_labels int[], p_audience uuid[]) returns setof uuid
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    if p_workspace is null or p_workspace <> all (visible_workspaces())
       or not p_labels <@ array(select readable_labels())
       or current_member() <> all (p_audience) then
        return;
    end if;
    return query
    select m.id
      from member m
      join nation n on n.code = m.nation
     where (exists (select from admission ad where ad.workspace_id = p_workspace and ad.member_id = m.id)
            or exists (select from workspace w where w.id = p_workspace and w.commons))
       and m.role = 'liaison-officer'
       and m.state = 'ACTIVE'
       and n.state = 'ACTIVE'
       and (m.tour_ends_on is null or m.tour_ends_on >= current_date)
       and (m.clearance_ends_on is null or m.clearance_ends_on >= current_date)
       and (p_audience is null or m.id = any (p_audience))
       and not exists (
           select from unnest(p_labels) as l (id)
            where not exists (select from dominance d
                               where d.clearance_id = m.clearance_id and d.label_id = l.id and d.permitted));
end
$$;

create or replace function conversation_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform check_label_of_content(new.workspace_id, new.label_id, new.originator);
    elsif to_jsonb(new) - 'subject_label_id' <> to_jsonb(old) - 'subject_label_id' then
        raise exception 'a conversation never changes' using errcode = 'EN001';
    end if;
    new.subject_label_id := null;
    if new.kind = 'SUBJECT' then
        -- Before it is looked up: who gives the subject another label meanwhile would not see this conversation yet.
        perform hold_label(new.subject_id);
        new.subject_label_id := nullif((select h.label_id from label_history h where h.object_id = new.subject_id and h.valid_until is null),
                                       new.label_id);
    end if;
    return new;
end
$$;

-- Sight of a conversation about an object ends with sight of the object, and whoever has it open hears of that.
create or replace function conversations_follow_subject() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    concerned uuid;
begin
    for concerned in
        update conversation c
           set subject_label_id = null
         where c.kind = 'SUBJECT' and c.subject_id = new.object_id
        returning c.public_id
    loop
        perform pg_notify('entente_changes', 'conversation ' || concerned);
    end loop;
    return null;
end
$$;

-- What a message must hold whoever writes it; what keeps what it said before; what fills the search column.
create or replace function message_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    c conversation;
    root message;
begin
    if tg_op = 'INSERT' then
        -- One at a time in a conversation: an id that is read is never followed by a lower one, so none is taken for read.
        perform pg_advisory_xact_lock(1835365473, hashint8(new.conversation_id));
        new.id := nextval(pg_get_serial_sequence('entente.message', 'id'));
        select * into c from conversation where id = new.conversation_id;
        if c.workspace_id is distinct from new.workspace_id then
            raise exception 'a message is in the workspace of its conversation' using errcode = 'EN001';
        end if;
        if new.thread_id is not null then
            select * into root from message where id = new.thread_id;
            if root.conversation_id <> new.conversation_id or root.label_id <> new.label_id or root.thread_id is not null then
                raise exception 'an answer is in the conversation and under the label of what it answers' using errcode = 'EN001';
            end if;
        end if;
        perform check_label_of_content(new.workspace_id, new.label_id, new.originator);
        new.audience := c.audience;
        new.thread_label_id := null;
        new.labelled_at := null;
        new.state := 'POSTED';
        new.version := 0;
        new.sent_at := clock_timestamp();
        new.edited_at := null;
    else
        if (new.id, new.public_id, new.conversation_id, new.workspace_id, new.originator, new.audience, new.thread_id,
            new.author_id, new.precedence, new.acknowledge, new.sent_at)
           is distinct from
           (old.id, old.public_id, old.conversation_id, old.workspace_id, old.originator, old.audience, old.thread_id,
            old.author_id, old.precedence, old.acknowledge, old.sent_at) then
            raise exception 'of a message only the text and the label change' using errcode = 'EN001';
        end if;
        new.labelled_at := old.labelled_at;
        if (new.label_id, new.thread_label_id) is distinct from (old.label_id, old.thread_label_id) then
            if (new.text, new.mentions, new.state) is distinct from (old.text, old.mentions, old.state) then
                raise exception 'a message gets another label, or another text' using errcode = 'EN001';
            end if;
            new.version := old.version;
            new.search := old.search;
            new.edited_at := old.edited_at;
            if new.label_id <> old.label_id then
                perform check_label_change(new.workspace_id, new.public_id, old.label_id, new.label_id, true, old.originator);
                new.labelled_at := now();
                new.version := old.version + 1;
            end if;
            new.thread_label_id := nullif((select r.label_id from message r where r.id = new.thread_id), new.label_id);
            return new;
        end if;
        if old.state = 'EXPIRED' or old.state = 'WITHDRAWN' and new.state <> 'EXPIRED' then
            raise exception 'the text of a message changes until it is withdrawn or has expired' using errcode = 'EN001';
        end if;
        if new.state = 'EXPIRED' then
            if not may_expire(old.workspace_id, 'MESSAGE', old.sent_at, old.public_id) then
                raise exception 'a message expires when the rule of its workspace says so, and nothing holds it' using errcode = 'EN001';
            end if;
            delete from message_version where message_id = old.id;
            new.text := '';
            new.mentions := '{}';
            new.search := '';
            new.version := old.version;
            new.edited_at := old.edited_at;
            return new;
        end if;
        insert into message_version (message_id, version, workspace_id, label_id, audience, author_id, text, written_at)
        values (old.id, old.version, old.workspace_id, old.label_id, old.audience, old.author_id, old.text,
                coalesce(old.edited_at, old.sent_at));
        if new.state = 'WITHDRAWN' then
            new.text := '';
            new.mentions := '{}';
            update message_version set withdrawn = true where message_id = old.id;
        end if;
        new.version := old.version + 1;
        new.edited_at := clock_timestamp();
    end if;
    new.search := words_of_workspace(new.workspace_id, new.text);
    return new;
end
$$;

-- What is beside a message has its label, also when that changes; and the answers to it know under what they are read besides their own.
-- Its history begins with its first other label: until then the row is its history.
create or replace function message_label_follows() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    perform hold_label(new.public_id);
    if exists (select from label_history h where h.object_id = new.public_id) then
        update label_history h set valid_until = now() where h.object_id = new.public_id and h.valid_until is null;
    else
        insert into label_history
        values ('MESSAGE', new.public_id, new.workspace_id, old.label_id, old.sent_at, now(), old.author_id);
    end if;
    insert into label_history values ('MESSAGE', new.public_id, new.workspace_id, new.label_id, now(), null, current_member());
    update message_version v set label_id = new.label_id where v.message_id = new.id;
    update message_acknowledgment k set label_id = new.label_id where k.message_id = new.id;
    update message r
       set thread_label_id = nullif(new.label_id, r.label_id)
     where r.thread_id = new.id and r.thread_label_id is distinct from nullif(new.label_id, r.label_id);
    return null;
end
$$;

-- An acknowledgment lies where its message lies, and only where one was asked for.
create or replace function acknowledgment_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    m message;
begin
    if tg_op = 'INSERT' then
        -- Who gives the message another label waits for this, and takes it along.
        select * into m from message where id = new.message_id for share;
    else
        select * into m from message where id = new.message_id;
    end if;
    if not coalesce(m.acknowledge, false) then
        raise exception 'nobody asked for an acknowledgment' using errcode = 'EN001';
    end if;
    new.workspace_id := m.workspace_id;
    new.label_id := m.label_id;
    new.author_id := m.author_id;
    return new;
end
$$;

-- How far a conversation is read lies where it lies; what is typed in it, under a label that a message there could have.
create or replace function kept_of_conversation_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    c conversation;
begin
    select * into c from conversation where id = new.conversation_id;
    new.workspace_id := c.workspace_id;
    if tg_table_name = 'read_position' then
        new.label_id := c.label_id;
    else
        perform check_label_of_content(new.workspace_id, new.label_id, acting_nation());
    end if;
    return new;
end
$$;

reset role;
