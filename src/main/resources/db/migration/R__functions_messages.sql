-- Functions of messages. Who may call them stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Full-text operators are not leakproof, so their index cannot be used under row-level security. This function carries the same
-- filter inside, for the message and for the conversation that it stands in, and answers ids, the newest first.
create or replace function find_messages(
    p_workspace int, p_conversation bigint, p_words text[], p_before bigint, p_limit int) returns setof bigint
    language plpgsql stable security definer rows 50
    set search_path = entente, pg_temp
    set max_parallel_workers_per_gather = 0
    set jit = off
as $$
declare
    window_size constant bigint := 3000;
    spaces int[] := visible_workspaces();
    labels int[] := array(select readable_labels());
    me uuid := current_member();
    wanted tsquery;
    newest bigint;
    found bigint[];
    statement text;
begin
    if p_workspace <> all (spaces) or coalesce(p_words, '{}') = '{}' then
        return;
    end if;
    wanted := words_query(case when p_workspace is null then spaces else array[p_workspace] end, p_words);
    statement :=
        'select m.id from message m join conversation c on c.id = m.conversation_id'
        || ' where m.label_id = any ($1) and c.label_id = any ($1) and m.workspace_id = any ($2)'
        || ' and (m.audience is null or $3 = any (m.audience)) and m.search @@ $4'
        || case when p_conversation is not null then ' and m.conversation_id = $5' else '' end
        || case when p_before is not null then ' and m.id < $6' else '' end;
    -- How often a word begins so is a guess that the planner gets wrong by orders of magnitude, so nothing is left to it: a word
    -- that fills the page from the newest messages is common, and any other is looked up in the index of words.
    if p_conversation is null then
        newest := coalesce(p_before, (select max(m.id) + 1 from message m));
        execute 'select array(' || statement || ' and m.id >= $8 order by m.id desc limit $7)' into found
        using labels, spaces, me, wanted, p_conversation, p_before, p_limit, newest - window_size;
        if cardinality(found) >= p_limit then
            return query select unnest(found);
            return;
        end if;
    end if;
    return query execute
        'with found as materialized (' || statement || ') select f.id from found f order by f.id desc limit $7'
    using labels, spaces, me, wanted, p_conversation, p_before, p_limit;
end
$$;

-- A page of a conversation, as its caller: row-level security decides what is in it. The planner takes policies for stricter than
-- they are, so it expects less than a page and would read and sort the whole conversation; with these settings it reads the index
-- backwards until the page is full.
create or replace function newest_messages(p_conversation bigint, p_before bigint, p_limit int) returns setof message
    language plpgsql stable rows 50
    set search_path = entente, pg_temp
    set enable_sort = off
    set enable_bitmapscan = off
as $$
begin
    return query
    select m.*
      from message m
     where m.conversation_id = p_conversation and m.thread_id is null and m.id < p_before
     order by m.id desc
     limit p_limit;
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
    if tg_op = 'UPDATE' then
        raise exception 'a conversation never changes' using errcode = 'EN001';
    end if;
    perform check_label_of_content(new.workspace_id, new.label_id, new.originator);
    return new;
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
        new.state := 'POSTED';
        new.version := 0;
        new.sent_at := clock_timestamp();
        new.edited_at := null;
    else
        if (new.id, new.public_id, new.conversation_id, new.workspace_id, new.label_id, new.originator, new.audience, new.thread_id,
            new.author_id, new.precedence, new.acknowledge, new.sent_at)
           is distinct from
           (old.id, old.public_id, old.conversation_id, old.workspace_id, old.label_id, old.originator, old.audience, old.thread_id,
            old.author_id, old.precedence, old.acknowledge, old.sent_at)
           or old.state = 'WITHDRAWN' then
            raise exception 'of a message only the text changes, until it is withdrawn' using errcode = 'EN001';
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

-- An acknowledgment lies where its message lies, and only where one was asked for.
create or replace function acknowledgment_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    m message;
begin
    select * into m from message where id = new.message_id;
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
