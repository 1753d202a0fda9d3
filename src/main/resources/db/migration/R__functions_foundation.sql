-- What policies and guards stand on: who is asking and what that person may see; words to search by; history and the audit.
-- Owned by entente_fn, which nobody logs in as and which reads through policies of its own; those that policies call run once
-- per query, never per row. Who may call them stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- These two have bodies that are bound to their names once and for all, and no settings, so that PostgreSQL writes them into
-- the queries that call them instead of calling them.
create or replace function current_member() returns uuid
    language sql stable parallel safe
return nullif(current_setting('entente.member', true), '')::uuid;

-- The member of this transaction if that person may act at all: active, within the tour, of an active nation. A clearance
-- that ended is none. Only the functions below call it, and read as their owner. One row is looked for, so its nation is looked
-- up and not joined: a join of tables as small as these is planned as a sort and a merge, which costs half as much again.
create or replace function acting_member() returns table (id uuid, nation text, role text, clearance_id int)
    language sql stable parallel safe
begin atomic
    select m.id, m.nation, m.role,
           case when m.clearance_ends_on is null or m.clearance_ends_on >= current_date then m.clearance_id end
      from member m
     where m.id = (select current_member())
       and m.state = 'ACTIVE'
       and (m.tour_ends_on is null or m.tour_ends_on >= current_date)
       and (select n.state from nation n where n.code = m.nation) = 'ACTIVE';
end;

create or replace function has_role(wanted text) returns boolean
    language sql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$ select exists (select from acting_member() a where a.role = wanted) $$;

create or replace function acting_nation() returns text
    language sql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$ select a.nation from acting_member() a $$;

-- Content is for liaison officers; administrators and auditors have no compartment, admitted or not. The commons are read by
-- all of them, and written by those admitted to it. These three run in each query of content. In PL/pgSQL readable_labels()
-- hands thousands of labels over in half the time that it takes in SQL; for the other two the language makes no difference.
create or replace function visible_workspaces() returns int[]
    language plpgsql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$
declare
    officer uuid := (select a.id from acting_member() a where a.role = 'liaison-officer');
begin
    if officer is null then
        return '{}';
    end if;
    return array(
        select ad.workspace_id
          from admission ad
         where ad.member_id = officer
         union all
        select w.id from workspace w where w.commons);
end
$$;

create or replace function writable_workspaces() returns int[]
    language plpgsql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$
begin
    return array(
        select ad.workspace_id
          from admission ad
          join workspace w on w.id = ad.workspace_id
         where ad.member_id = (select a.id from acting_member() a where a.role = 'liaison-officer')
           and ad.role in ('LEAD', 'CONTRIBUTOR')
           and w.state = 'ACTIVE');
end
$$;

create or replace function readable_labels() returns setof int
    language plpgsql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select d.label_id
      from dominance d
     where d.clearance_id = (select a.clearance_id from acting_member() a)
       and d.permitted;
end
$$;

-- The answers of current_member(), visible_workspaces() and readable_labels() at once, for functions that read many times a second
-- and would ask three times who asks; no row for nobody who may act. Written into the queries of such functions, whose rights it has.
create or replace function asker_sight() returns table (member uuid, workspaces int[], labels int[])
    language sql stable parallel safe
begin atomic
    select a.id,
           case when a.role = 'liaison-officer'
                then array(select ad.workspace_id from admission ad where ad.member_id = a.id
                            union all
                           select w.id from workspace w where w.commons)
                else '{}' end,
           array(select d.label_id from dominance d where d.clearance_id = a.clearance_id and d.permitted)
      from acting_member() a;
end;

-- Whom one may know of: oneself, and those one shares a compartment with. Officials know the people they look after. Each role
-- asks for its own alone: as one query with all of them, it read every member to find that the asker is no official.
create or replace function known_members() returns setof uuid
    language plpgsql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$
declare
    asker record;
    spaces int[];
begin
    select a.id, a.nation, a.role into asker from acting_member() a;
    if asker.role in ('administrator', 'auditor') then
        return query select m.id from member m;
    elsif asker.role = 'nation-administrator' then
        return query select m.id from member m where m.nation = asker.nation;
    elsif asker.role = 'liaison-officer' then
        spaces := visible_workspaces();
        return query
        select asker.id
         union
        select fellow.member_id from admission fellow where fellow.workspace_id = any (spaces);
    end if;
end
$$;

-- At sign-in nobody is bound yet: finds the member of an OIDC subject, and nothing else.
create or replace function member_by_subject(wanted text)
    returns table (id uuid, username text, display_name text, nation text, role text)
    language sql stable security definer
    set search_path = entente, pg_temp
as $$
    select m.id, m.username, m.display_name, m.nation, m.role
      from member m
      join nation n on n.code = m.nation
     where m.subject = wanted
       and m.state = 'ACTIVE'
       and n.state = 'ACTIVE'
       and (m.tour_ends_on is null or m.tour_ends_on >= current_date)
$$;

-- The first administrators of an empty installation, for nobody is there yet who could add them. Works while there is no
-- member at all, and never again.
create or replace function found_installation(
    p_nation text, p_nation_name text, p_nation_clearance int, p_clearance int, p_subjects text[], p_usernames text[], p_names text[]) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(7310033900124663107);
    if exists (select from member) then
        return false;
    end if;
    insert into nation (code, name, clearance_id) values (p_nation, p_nation_name, p_nation_clearance);
    insert into workspace (name, purpose, ceiling, commons) values ('Commons', 'What is for everyone who takes part', 1, true);
    insert into member (subject, username, display_name, nation, role, clearance_id)
    select s, u, n, p_nation, 'administrator', p_clearance from unnest(p_subjects, p_usernames, p_names) as f (s, u, n);
    return true;
end
$$;

-- The words of a text, each carrying its workspace: an index of them holds every compartment apart, so that a search takes no
-- time for, and its time tells nothing of, what others wrote.
create or replace function words_of_workspace(p_workspace int, p_text text) returns tsvector
    language sql immutable parallel safe
    set search_path = entente, pg_temp
as $$
    select array_to_tsvector(array(
        select distinct p_workspace || ':' || w.word[1] from regexp_matches(lower(p_text), '[[:alnum:]]+', 'g') as w (word)))
$$;

-- Finds what holds, for each of the words, one that begins with it. Quoted, so that no word is read as an operator.
create or replace function words_query(p_workspaces int[], p_words text[]) returns tsquery
    language sql immutable parallel safe
    set search_path = entente, pg_temp
as $$
    select string_agg(of_one.query, ' | ')::tsquery
      from unnest(p_workspaces) as s (workspace)
     cross join lateral (
           select '(' || string_agg('''' || s.workspace || ':' || replace(replace(w.word, '\', '\\'), '''', '''''') || ''':*', ' & ') || ')' as query
             from unnest(p_words) as w (word)) of_one
$$;

-- Absent and denied look alike to the asker. This writes the entry, with the reason, and tells the asker nothing. The portal vouches for
-- all but reason and workspace, which it does not learn.
create or replace function record_denial(
    p_id uuid, p_object_kind text, p_object_id text, p_address text, p_session text, p_correlation text, p_hmac bytea) returns void
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    found_workspace int;
    found_label int;
    found_audience uuid[];
    why text := 'ABSENT';
begin
    if p_object_kind = 'EXERCISE_PLAN' then
        select p.workspace_id, p.label_id into found_workspace, found_label from exercise_plan p where p.public_id::text = p_object_id;
    elsif p_object_kind = 'AGREEMENT' then
        select a.workspace_id, a.label_id into found_workspace, found_label from agreement a where a.public_id::text = p_object_id;
    elsif p_object_kind like '%\_IMPORT' then
        select i.workspace_id, i.label_id into found_workspace, found_label from import_run i where i.public_id::text = p_object_id;
    elsif p_object_kind = 'DOCUMENT' then
        select d.workspace_id, d.label_id into found_workspace, found_label
          from document d where d.public_id::text = p_object_id and d.withdrawn_at is null;
    elsif p_object_kind = 'CONVERSATION' then
        select c.workspace_id,
               case when c.subject_label_id is null or c.label_id not in (select readable_labels()) then c.label_id
                    else c.subject_label_id end,
               c.audience
          into found_workspace, found_label, found_audience
          from conversation c where c.public_id::text = p_object_id;
    elsif p_object_kind = 'MESSAGE' then
        select m.workspace_id,
               case when m.label_id = 0 or m.thread_label_id is null or m.label_id not in (select readable_labels()) then m.label_id
                    else m.thread_label_id end,
               m.audience
          into found_workspace, found_label, found_audience
          from message m where m.public_id::text = p_object_id;
    elsif p_object_kind = 'COURSE' then
        select c.workspace_id, c.label_id into found_workspace, found_label from course c where c.public_id::text = p_object_id;
    elsif p_object_kind = 'COURSE_ITERATION' then
        select i.workspace_id, i.label_id into found_workspace, found_label from course_iteration i where i.public_id::text = p_object_id;
    elsif p_object_kind = 'NOMINATION' then
        select n.workspace_id, n.label_id into found_workspace, found_label from nomination n where n.public_id::text = p_object_id;
    elsif p_object_kind = 'SPILL' then
        select c.workspace_id, c.label_id into found_workspace, found_label from spill_case c where c.id::text = p_object_id;
    elsif p_object_kind = 'RECERTIFICATION' then
        -- A round, or somebody's line of one.
        select r.workspace_id into found_workspace
          from recertification r
         where r.id::text = p_object_id
            or r.id = (select l.round_id from recertification_line l where l.id::text = p_object_id);
    elsif p_object_kind = 'WORKSPACE' then
        select w.id into found_workspace from workspace w where w.public_id::text = p_object_id;
    end if;
    if found_workspace is not null then
        why := case
            when not exists (select from acting_member()) then 'MEMBER_NOT_ACTIVE'
            when found_workspace <> all (visible_workspaces()) then 'NOT_ADMITTED'
            when found_label = 0 then 'FROZEN'
            when found_label is not null and found_label not in (select readable_labels()) then 'LABEL'
            when current_member() <> all (found_audience) then 'AUDIENCE'
            -- The document itself would have been given: what was asked for is a version that is gone.
            when exists (select from document_version v join document d on d.id = v.document_id
                          where p_object_kind = 'DOCUMENT' and d.public_id::text = p_object_id and v.expired_at is not null) then 'EXPIRED'
            else 'ROLE' end;
    end if;
    insert into audit_entry (id, actor, address, session, correlation, action, object_kind, object_id, workspace_id, outcome, reason, hmac)
    values (p_id, current_member(), p_address, p_session, p_correlation, 'OBJECT_OPENED', p_object_kind, p_object_id, found_workspace,
            'DENIED', why, p_hmac);
    if not found then
        raise exception 'no entry was written';
    end if;
end
$$;

-- One at a time: whoever gives an object another label, and whoever keeps that label beside something else. Without it, what is
-- begun at that very moment would be seen by neither, and keep the former label. Asked for before rows are, and of several objects
-- that of the outer one first, so that no two wait for each other.
create or replace function hold_label(p_object uuid) returns void
    language plpgsql volatile
    set search_path = entente, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('label of ' || p_object::text, 0));
end
$$;

-- What was so when, for an auditor's question about the past.
create or replace function keep_label_history() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'UPDATE' then
        if new.label_id = old.label_id then
            return null;
        end if;
        perform hold_label(new.public_id);
        update label_history set valid_until = now() where object_id = old.public_id and valid_until is null;
    end if;
    insert into label_history values (tg_argv[0], new.public_id, new.workspace_id, new.label_id, now(), null, current_member());
    return null;
end
$$;

create or replace function keep_member_history() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    update member_history set valid_until = now() where member_id = new.id and valid_until is null;
    insert into member_history
    values (new.id, new.nation, new.role, new.state, new.clearance_id, new.tour_ends_on, now(), null, current_member(),
            new.clearance_ends_on);
    return null;
end
$$;

create or replace function keep_admission_history() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        update admission_history set valid_until = now()
         where workspace_id = old.workspace_id and member_id = old.member_id and valid_until is null;
    end if;
    if tg_op in ('INSERT', 'UPDATE') then
        insert into admission_history values (new.workspace_id, new.member_id, new.role, now(), null, current_member());
    end if;
    return null;
end
$$;

-- Who an entry speaks of is the database's word, not the caller's. From here on it waits to be sealed.
create or replace function audit_entry_actor() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    new.occurred_at := clock_timestamp();
    select m.display_name, m.nation, m.role into new.actor_name, new.actor_nation, new.actor_role from member m where m.id = new.actor;
    insert into audit_queue (entry) values (new.id);
    return new;
end
$$;

-- The workspace that an entry speaks of. It is entered whoever tried what there, also somebody to whom the policies do not show it, and where
-- nobody is bound: an entry without it would neither say where that was nor be what the portal vouched for.
create or replace function entry_workspace(p_workspace uuid) returns int
    language sql stable strict security definer
    set search_path = entente, pg_temp
as $$ select w.id from workspace w where w.public_id = p_workspace $$;

-- A tile that is kept holds what it held, and more.
create or replace function audit_tile_grows() returns trigger
    language plpgsql
    set search_path = entente, pg_temp
as $$
begin
    if new.level <> old.level or new.n <> old.n or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
        raise exception 'a tile only grows' using errcode = 'EN005';
    end if;
    return new;
end
$$;

create or replace function refuse_change() returns trigger
    language plpgsql
    set search_path = entente, pg_temp
as $$
begin
    raise exception '% entries are only ever added', tg_table_name using errcode = 'EN005';
end
$$;

reset role;
