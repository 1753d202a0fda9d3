-- The database's whole access rule. Nothing elsewhere grants a right or writes a policy.
--
-- The member is bound to each transaction: set_config('entente.member', <id>, true). No member, no rows.
-- docs/security-model.md explains the layers; a test finds every table in the catalogue and refuses one that is not here.

-- ---------------------------------------------------------------------------------------------------------------------
-- Functions that policies call. Owned by entente_fn, which nobody logs in as and which reads through policies of its own;
-- run once per query, never per row.
-- ---------------------------------------------------------------------------------------------------------------------
grant usage on schema entente to entente_app, entente_auditor, entente_sealer, entente_jobs;
grant select on member, nation, workspace, admission, label, clearance, dominance, exercise_plan, import_run to entente_fn;
grant select, insert, update on member_history, admission_history, label_history to entente_fn;
grant insert on audit_entry, nation, member to entente_fn;

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

-- Whom one may know of: oneself, and those one shares a compartment with. Officials know the people they look after.
create or replace function known_members() returns setof uuid
    language sql stable parallel safe security definer
    set search_path = entente, pg_temp
as $$
    select a.id from acting_member() a
    union
    select fellow.member_id from admission fellow where fellow.workspace_id = any (visible_workspaces())
    union
    select m.id from acting_member() a join member m on a.role in ('administrator', 'auditor')
                                                     or (a.role = 'nation-administrator' and m.nation = a.nation)
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
    p_nation text, p_nation_name text, p_clearance int, p_subjects text[], p_usernames text[], p_names text[]) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(7310033900124663107);
    if exists (select from member) then
        return false;
    end if;
    insert into nation (code, name) values (p_nation, p_nation_name);
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

-- Full-text and array operators are not leakproof, so their indexes cannot be used under row-level security. This function
-- carries the same filter inside and answers ids in the wanted order. Every identifier in the statement is a literal of
-- this function; values are parameters. A page is short: neither more processes nor compiled code would pay, and whoever reads
-- the rows that it names is to fetch them one by one (rows).
create or replace function find_exercise_plans(
    p_workspace int, p_words text[], p_party text, p_kind text, p_status text, p_from date, p_until date,
    p_order text, p_descending boolean, p_offset bigint, p_limit int) returns setof bigint
    language plpgsql stable security definer rows 50
    set search_path = entente, pg_temp
    set max_parallel_workers_per_gather = 0
    set jit = off
as $$
declare
    sort_key text := case p_order when 'NAME' then 'lower(p.name)' when 'UPDATED' then 'p.updated_at' else 'p.starts_on' end;
    direction text := case when p_descending then 'desc' else 'asc' end;
    spaces int[] := visible_workspaces();
    labels int[] := array(select readable_labels());
    wanted tsquery;
begin
    if p_workspace <> all (spaces) or p_words = '{}' then
        return;
    end if;
    wanted := words_query(case when p_workspace is null then spaces else array[p_workspace] end, p_words);
    return query execute
        'select p.id from exercise_plan p where p.label_id = any ($11)'
        || case when p_workspace is null then ' and p.workspace_id = any ($1)' else ' and p.workspace_id = $2' end
        || case when p_words is not null then ' and p.search @@ $3' else '' end
        || case when p_party is not null then ' and p.participants @> array[$4]' else '' end
        || case when p_kind is not null then ' and p.kind = $5' else '' end
        || case when p_status is not null then ' and p.status = $6' else '' end
        || case when p_from is not null then ' and p.ends_on >= $7' else '' end
        || case when p_until is not null then ' and p.starts_on <= $8' else '' end
        || ' order by ' || sort_key || ' ' || direction || ', p.id ' || direction
        || ' offset $9 limit $10'
    using spaces, p_workspace, wanted, p_party, p_kind, p_status, p_from, p_until, p_offset, p_limit, labels;
end
$$;

-- Absent and denied look alike to the asker. This writes the entry, with the reason, and tells the asker nothing.
create or replace function record_denial(
    p_object_kind text, p_object_id text, p_address text, p_session text, p_correlation text) returns void
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
        select c.workspace_id, c.label_id, c.audience into found_workspace, found_label, found_audience
          from conversation c where c.public_id::text = p_object_id;
    elsif p_object_kind = 'MESSAGE' then
        select m.workspace_id, m.label_id, m.audience into found_workspace, found_label, found_audience
          from message m where m.public_id::text = p_object_id;
    elsif p_object_kind = 'COURSE' then
        select c.workspace_id, c.label_id into found_workspace, found_label from course c where c.public_id::text = p_object_id;
    elsif p_object_kind = 'COURSE_ITERATION' then
        select i.workspace_id, i.label_id into found_workspace, found_label from course_iteration i where i.public_id::text = p_object_id;
    elsif p_object_kind = 'NOMINATION' then
        select n.workspace_id, n.label_id into found_workspace, found_label from nomination n where n.public_id::text = p_object_id;
    elsif p_object_kind = 'WORKSPACE' then
        select w.id into found_workspace from workspace w where w.public_id::text = p_object_id;
    end if;
    if found_workspace is not null then
        why := case
            when not exists (select from acting_member()) then 'MEMBER_NOT_ACTIVE'
            when found_workspace <> all (visible_workspaces()) then 'NOT_ADMITTED'
            when found_label is not null and found_label not in (select readable_labels()) then 'LABEL'
            when current_member() <> all (found_audience) then 'AUDIENCE'
            else 'ROLE' end;
    end if;
    insert into audit_entry (actor, address, session, correlation, action, object_kind, object_id, workspace_id, outcome, reason)
    values (current_member(), p_address, p_session, p_correlation, 'OBJECT_OPENED', p_object_kind, p_object_id, found_workspace, 'DENIED', why);
end
$$;

-- What fills the search column of a plan.
create or replace function exercise_plan_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    new.search := words_of_workspace(
        new.workspace_id,
        concat_ws(' ', new.name, new.series, new.place, new.host, array_to_string(new.participants, ' ')));
    return new;
end
$$;

create or replace function keep_label_history() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'UPDATE' then
        if new.label_id = old.label_id then
            return null;
        end if;
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

-- Who an entry speaks of is the database's word, not the caller's.
create or replace function audit_entry_actor() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    new.occurred_at := clock_timestamp();
    select m.display_name, m.nation, m.role into new.actor_name, new.actor_nation, new.actor_role from member m where m.id = new.actor;
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

-- Only the roles named here call these; the rest are called by triggers and by each other.
revoke execute on all functions in schema entente from public;
grant execute on function
    current_member(), has_role(text), acting_nation(), visible_workspaces(), writable_workspaces(),
    readable_labels(), known_members() to entente_app, entente_auditor, entente_jobs;
grant execute on function
    member_by_subject(text),
    find_exercise_plans(int, text[], text, text, text, date, date, text, boolean, bigint, int),
    record_denial(text, text, text, text, text),
    found_installation(text, text, int, text[], text[], text[]) to entente_app;
grant execute on function
    label_guard(), exercise_plan_guard(), keep_label_history(), keep_member_history(), keep_admission_history(), audit_entry_actor(),
    refuse_change() to entente_owner;

-- Documents: functions
grant execute on function
    release_document_key(uuid, int, boolean), retaining_workspaces(), workspace_key_for_storing(uuid),
    keep_workspace_key(uuid, bytea), document_bytes(uuid), hold_workspace_content(uuid) to entente_app;
grant execute on function any_workspace_key(), hold_workspace_content(uuid), is_document_content(uuid, text) to entente_jobs;
grant execute on function document_guard() to entente_owner;

-- Messages: functions
grant execute on function
    find_messages(int, bigint, text[], bigint, int), message_audience(int, int[], uuid[]) to entente_app;
grant execute on function conversation_guard(), message_guard(), acknowledgment_guard(), kept_of_conversation_guard() to entente_owner;

-- Training: functions
grant execute on function free_seats(uuid[]), seat_is_free(uuid), lock_iteration(uuid), promote_waiting(uuid) to entente_app;
grant execute on function
    course_guard(), course_label_follows(), of_course_guard(), seats_guard(), nomination_step() to entente_owner;

-- Agreements: functions
grant execute on function agreement_guard(), agreement_part_guard(), agreement_parts_follow() to entente_owner;

-- Administration: functions
grant execute on function needs_second_person(int) to entente_app;
grant execute on function
    member_guard(), nation_guard(), workspace_guard(), approval_request_guard(), workspace_request_guard() to entente_owner;

-- Notifications and exercise pages: functions
grant execute on function
    notify_members(text, uuid[], uuid, int, text), member_by_feed(bytea) to entente_app;
grant execute on function
    claim_mail(interval), settle_mail(uuid, timestamptz, boolean), forget_old_notices() to entente_jobs;
grant execute on function
    notices_follow_label(), plan_part_guard(), plan_parts_follow_label() to entente_owner;

reset role;

-- ---------------------------------------------------------------------------------------------------------------------
-- Triggers
-- ---------------------------------------------------------------------------------------------------------------------
create or replace trigger guard   before insert or update on exercise_plan for each row execute function exercise_plan_guard();
create or replace trigger label   before insert or update on exercise_plan for each row execute function label_guard();
create or replace trigger history after insert or update on exercise_plan for each row execute function keep_label_history('EXERCISE_PLAN');
create or replace trigger history after insert or update on member for each row execute function keep_member_history();
create or replace trigger history after insert or update or delete on admission for each row execute function keep_admission_history();
create or replace trigger guard   before insert or update on member for each row execute function member_guard();
create or replace trigger guard   before update on nation for each row execute function nation_guard();
create or replace trigger guard   before insert or update on workspace for each row execute function workspace_guard();
create or replace trigger guard   before insert or update on approval_request for each row execute function approval_request_guard();
create or replace trigger guard   before insert or update on workspace_request for each row execute function workspace_request_guard();
create or replace trigger actor   before insert on audit_entry for each row execute function audit_entry_actor();
create or replace trigger frozen  before update or delete on audit_entry for each row execute function refuse_change();
create or replace trigger frozen_whole before truncate on audit_entry for each statement execute function refuse_change();

-- ---------------------------------------------------------------------------------------------------------------------
-- Rights and policies, made anew each time this file changes
-- ---------------------------------------------------------------------------------------------------------------------
do $$
declare
    t record;
    p record;
begin
    for t in select c.oid::regclass as name from pg_class c
              where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history' loop
        for p in select polname from pg_policy where polrelid = t.name loop
            execute format('drop policy %I on %s', p.polname, t.name);
        end loop;
        execute format('alter table %s enable row level security', t.name);
        execute format('alter table %s force row level security', t.name);
        execute format('revoke all on %s from public, entente_app, entente_auditor, entente_sealer, entente_jobs', t.name);
    end loop;
end
$$;

-- The functions above read and keep history through these.
create policy functions on member            for select to entente_fn using (true);
create policy functions on nation            for select to entente_fn using (true);
create policy functions on workspace         for select to entente_fn using (true);
create policy functions on admission         for select to entente_fn using (true);
create policy functions on label             for select to entente_fn using (true);
create policy functions on clearance         for select to entente_fn using (true);
create policy functions on dominance         for select to entente_fn using (true);
create policy functions on exercise_plan     for select to entente_fn using (true);
create policy functions on import_run   for select to entente_fn using (true);
create policy functions on member_history    for all    to entente_fn using (true) with check (true);
create policy functions on admission_history for all    to entente_fn using (true) with check (true);
create policy functions on label_history     for all    to entente_fn using (true) with check (true);
create policy functions on audit_entry       for insert to entente_fn with check (true);
create policy founding  on nation            for insert to entente_fn with check (true);
create policy founding  on member            for insert to entente_fn with check (true);

-- Labels: read as far as one is cleared; interned and decided by the engine under the role for background work.
grant select on label, clearance to entente_app;
create policy readable on label for select to entente_app using (id in (select readable_labels()));
create policy own on clearance for select to entente_app
    using (id in (select m.clearance_id from member m where m.id in (select known_members())));
grant select, insert on label, clearance to entente_jobs;
grant select, insert on dominance to entente_jobs;
create policy engine on label     for all to entente_jobs using (true) with check (true);
create policy engine on clearance for all to entente_jobs using (true) with check (true);
create policy engine on dominance for all to entente_jobs using (true) with check (true);
grant select, insert on security_policy to entente_jobs;
create policy engine on security_policy for all to entente_jobs using (true) with check (true);

-- Nations: every acting member may know which nations take part.
grant select, insert, update on nation to entente_app;
create policy members on nation for select to entente_app using ((select acting_nation()) is not null);
create policy administrators_add on nation for insert to entente_app with check ((select has_role('administrator')));
-- Nobody suspends one's own nation: nobody would be left to undo it.
create policy administrators_change on nation for update to entente_app
    using ((select has_role('administrator')) and code <> (select acting_nation()))
    with check ((select has_role('administrator')) and code <> (select acting_nation()));

-- Members
grant select, insert, update on member to entente_app;
create policy known on member for select to entente_app using (id in (select known_members()));
create policy administrators_add on member for insert to entente_app with check ((select has_role('administrator')));
-- Nobody changes oneself.
create policy administrators_change on member for update to entente_app
    using ((select has_role('administrator')) and id <> (select current_member()))
    with check ((select has_role('administrator')) and id <> (select current_member()));

-- Workspaces and admissions
grant select, insert, update on workspace to entente_app;
create policy admitted on workspace for select to entente_app
    using (id = any ((select visible_workspaces())::int[]) or (select has_role('administrator')));
create policy auditors on workspace for select to entente_auditor using ((select has_role('auditor')));
create policy administrators_add on workspace for insert to entente_app with check ((select has_role('administrator')));
create policy administrators_change on workspace for update to entente_app
    using ((select has_role('administrator'))) with check ((select has_role('administrator')));

grant select, insert, update, delete on admission to entente_app;
create policy admitted on admission for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) or (select has_role('administrator')) or (select has_role('auditor')));
create policy administrators_add on admission for insert to entente_app with check ((select has_role('administrator')));
create policy administrators_change on admission for update to entente_app
    using ((select has_role('administrator'))) with check ((select has_role('administrator')));
create policy administrators_remove on admission for delete to entente_app using ((select has_role('administrator')));

-- Sign-ins: one's own
grant select, insert on sign_in to entente_app;
create policy own on sign_in for select to entente_app using (member_id = (select current_member()));
create policy own_add on sign_in for insert to entente_app with check (member_id = (select current_member()));

-- Exercise plans: the read policy that every table of content has
grant select, insert, update on exercise_plan to entente_app;
create policy readable on exercise_plan for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on exercise_plan for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and originator = (select acting_nation()));
create policy contributors_change on exercise_plan for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- Imports: the same, and the importer alone
grant select, insert, update on import_run to entente_app;
create policy readable on import_run for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()));
create policy contributors_add on import_run for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));
create policy contributors_change on import_run for update to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()))
    with check (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));

grant select, insert on import_problem to entente_app;
create policy readable on import_problem for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()));
create policy contributors_add on import_problem for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));

-- Documents: policies
grant select, insert, update on document to entente_app;
create policy readable on document for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on document for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and originator = (select acting_nation()));
create policy contributors_change on document for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- A version is only ever added; it follows the label of its document by the foreign key.
grant select, insert on document_version to entente_app;
create policy readable on document_version for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on document_version for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- Keys of workspaces are reached through functions alone.
grant select on document, document_version, workspace_key to entente_fn;
grant insert on workspace_key to entente_fn;
create policy functions on document         for select to entente_fn using (true);
create policy functions on document_version for select to entente_fn using (true);
create policy functions on workspace_key    for all    to entente_fn using (true) with check (true);

create or replace trigger guard   before insert or update on document for each row execute function document_guard();
create or replace trigger label   before insert or update on document for each row execute function label_guard();
create or replace trigger history after insert or update on document for each row execute function keep_label_history('DOCUMENT');

-- Messages: policies. Readable, and in the audience if there is one; what is of one member alone, by that member.
create or replace trigger guard before insert or update on conversation for each row execute function conversation_guard();
create or replace trigger guard before insert or update on message for each row execute function message_guard();
create or replace trigger guard before insert or update on message_acknowledgment for each row execute function acknowledgment_guard();
create or replace trigger guard before insert or update on read_position for each row execute function kept_of_conversation_guard();
create or replace trigger guard before insert or update on message_draft for each row execute function kept_of_conversation_guard();

grant select on conversation, message to entente_fn;
grant select, insert, update on message_version to entente_fn;
create policy functions on conversation    for select to entente_fn using (true);
create policy functions on message         for select to entente_fn using (true);
grant usage on sequence message_id_seq to entente_fn;
create policy functions on message_version for select to entente_fn using (true);
create policy keep      on message_version for insert to entente_fn with check (true);
create policy withdraw  on message_version for update to entente_fn using (true) with check (true);

grant select, insert on conversation to entente_app;
create policy readable on conversation for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (audience is null or (select current_member()) = any (audience)));
create policy contributors_add on conversation for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()));

grant select, insert, update on message to entente_app;
create policy readable on message for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (audience is null or (select current_member()) = any (audience)));
create policy contributors_add on message for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()) and author_id = (select current_member())
                and exists (select from conversation c where c.id = conversation_id));
create policy authors_change on message for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and (audience is null or (select current_member()) = any (audience)) and author_id = (select current_member()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (audience is null or (select current_member()) = any (audience)) and author_id = (select current_member()));

grant select on message_version to entente_app;
create policy readable on message_version for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (audience is null or (select current_member()) = any (audience))
           and (not withdrawn or author_id = (select current_member())));

-- Readers may acknowledge and have read, though they write nothing.
grant select, insert on message_acknowledgment to entente_app;
create policy readable on message_acknowledgment for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (member_id = (select current_member()) or author_id = (select current_member())));
create policy readers_add on message_acknowledgment for insert to entente_app
    with check (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()) and exists (select from message m where m.id = message_id));

grant select, insert, update on read_position to entente_app;
create policy readable on read_position for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()));
create policy readers_add on read_position for insert to entente_app
    with check (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));
create policy readers_change on read_position for update to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()))
    with check (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));

grant select, insert, update on message_draft to entente_app;
create policy readable on message_draft for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()));
create policy contributors_add on message_draft for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));
create policy contributors_change on message_draft for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));

-- Training: policies
create or replace trigger guard   before insert or update on course for each row execute function course_guard();
create or replace trigger label   before insert or update on course for each row execute function label_guard();
create or replace trigger history after insert or update on course for each row execute function keep_label_history('COURSE');
create or replace trigger follow  after update of label_id on course for each row execute function course_label_follows();
create or replace trigger guard   before insert or update on course_iteration for each row execute function of_course_guard();
create or replace trigger guard   before insert or update on seat_quota for each row execute function of_course_guard();
create or replace trigger guard   before insert or update on nomination for each row execute function of_course_guard();
create or replace trigger guard   before insert or update on course_attendance for each row execute function of_course_guard();
create or replace trigger step    before insert or update on nomination for each row execute function nomination_step();
create or replace trigger seats   after update of seats on course_iteration for each row execute function seats_guard();
create or replace trigger seats   after insert or update of seats on seat_quota for each row execute function seats_guard();
create or replace trigger seats   after update of state on nomination
    for each row when (new.state in ('APPROVED', 'CONFIRMED')) execute function seats_guard();

grant select on course, course_iteration, seat_quota, nomination, course_attendance to entente_fn;
grant update on course_iteration, seat_quota, nomination, course_attendance to entente_fn;
create policy functions on course            for select to entente_fn using (true);
create policy functions on course_iteration  for select to entente_fn using (true);
create policy functions on seat_quota        for select to entente_fn using (true);
create policy functions on nomination        for select to entente_fn using (true);
create policy functions on course_attendance for select to entente_fn using (true);
create policy functions_change on course_iteration  for update to entente_fn using (true) with check (true);
create policy functions_change on seat_quota        for update to entente_fn using (true) with check (true);
create policy functions_change on nomination        for update to entente_fn using (true) with check (true);
create policy functions_change on course_attendance for update to entente_fn using (true) with check (true);

-- A course, its iterations and what a list tells of them are for all who read their label; their nation alone changes them.
grant select, insert, update on course, course_iteration to entente_app;
grant select, insert on course_attendance to entente_app;
do $$
declare
    t text;
begin
    foreach t in array array['course', 'course_iteration', 'course_attendance'] loop
        execute format('create policy readable on %I for select to entente_app
            using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()))', t);
        execute format('create policy originators_add on %I for insert to entente_app
            with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                        and originator = (select acting_nation()))', t);
    end loop;
    foreach t in array array['course', 'course_iteration'] loop
        execute format('create policy originators_change on %I for update to entente_app
            using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                   and originator = (select acting_nation()))
            with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                        and originator = (select acting_nation()))', t);
    end loop;
end
$$;

-- Seats kept for a nation, and whom it nominates, are between that nation and the one that gives the course.
grant select, insert, update on seat_quota, nomination to entente_app;
create policy readable on seat_quota for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (nation = (select acting_nation()) or originator = (select acting_nation())));
create policy originators_add on seat_quota for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and originator = (select acting_nation()));
create policy originators_change on seat_quota for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and originator = (select acting_nation()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and originator = (select acting_nation()));
create policy readable on nomination for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (nation = (select acting_nation()) or originator = (select acting_nation())));
create policy nations_add on nomination for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and nation = (select acting_nation()) and nominated_by = (select current_member()));
create policy parties_change on nomination for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and (nation = (select acting_nation()) or originator = (select acting_nation())))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (nation = (select acting_nation()) or originator = (select acting_nation())));

-- Agreements: policies. Acts, obligations, reminders and imported rows are parts of an agreement and carry its label.
create or replace trigger guard   before insert or update on agreement for each row execute function agreement_guard();
create or replace trigger label   before insert or update on agreement for each row execute function label_guard();
create or replace trigger history after insert or update on agreement for each row execute function keep_label_history('AGREEMENT');
create or replace trigger parts   after update of label_id on agreement for each row execute function agreement_parts_follow();
create or replace trigger guard   before insert or update on agreement_act for each row execute function agreement_part_guard();
create or replace trigger guard   before insert or update on agreement_obligation for each row execute function agreement_part_guard();
create or replace trigger guard   before insert or update on agreement_reminder for each row execute function agreement_part_guard();
create or replace trigger guard   before insert or update on agreement_import_row for each row execute function agreement_part_guard();
grant select on agreement, agreement_act, agreement_obligation, agreement_reminder, agreement_import_row to entente_fn;
create policy functions on agreement            for select to entente_fn using (true);
grant update (label_id, workspace_id) on agreement_act to entente_fn;
create policy functions on agreement_act for select to entente_fn using (true);
create policy functions_relabel on agreement_act for update to entente_fn using (true) with check (true);
grant update (label_id, workspace_id) on agreement_obligation to entente_fn;
create policy functions on agreement_obligation for select to entente_fn using (true);
create policy functions_relabel on agreement_obligation for update to entente_fn using (true) with check (true);
grant update (label_id, workspace_id) on agreement_reminder to entente_fn;
create policy functions on agreement_reminder for select to entente_fn using (true);
create policy functions_relabel on agreement_reminder for update to entente_fn using (true) with check (true);
grant update (label_id, workspace_id) on agreement_import_row to entente_fn;
create policy functions on agreement_import_row for select to entente_fn using (true);
create policy functions_relabel on agreement_import_row for update to entente_fn using (true) with check (true);

grant select, insert, update on agreement to entente_app;
create policy readable on agreement for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on agreement for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()) and originator = (select acting_nation()));
create policy contributors_change on agreement for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

grant select, insert, update on agreement_act to entente_app;
create policy readable on agreement_act for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on agreement_act for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_change on agreement_act for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

grant select, insert, update on agreement_obligation to entente_app;
create policy readable on agreement_obligation for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on agreement_obligation for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_change on agreement_obligation for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

grant select, insert on agreement_reminder to entente_app;
create policy readable on agreement_reminder for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on agreement_reminder for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

grant select, insert on agreement_import_row to entente_app;
create policy readable on agreement_import_row for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on agreement_import_row for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- Administration: policies
grant select on approval_request to entente_fn;
grant insert on workspace to entente_fn;
create policy functions on approval_request for select to entente_fn using (true);
create policy founding  on workspace        for insert to entente_fn with check (true);

-- Nation administrators look after the liaison officers of their own nation, under user names of that nation.
create policy nation_administrators_add on member for insert to entente_app
    with check ((select has_role('nation-administrator')) and nation = (select acting_nation()) and role = 'liaison-officer'
                and username like '%.' || lower(nation));
create policy nation_administrators_change on member for update to entente_app
    using ((select has_role('nation-administrator')) and nation = (select acting_nation()) and role = 'liaison-officer'
           and id <> (select current_member()))
    with check ((select has_role('nation-administrator')) and nation = (select acting_nation()) and role = 'liaison-officer'
                and id <> (select current_member()));

-- What takes a second person: asked by one, decided by another, who is not whom it is about. member_guard and workspace_guard
-- hold the change itself to the decision.
grant select on approval_request to entente_app;
grant insert (id, kind, member_id, workspace_id, role, clearance_id, clearance_ends_on, opens_account) on approval_request to entente_app;
grant update (state) on approval_request to entente_app;
create policy asked on approval_request for select to entente_app
    using ((select has_role('administrator')) or ((select acting_nation()) is not null and requested_by = (select current_member())));
create policy ask on approval_request for insert to entente_app
    with check (requested_by = (select current_member()) and member_id is distinct from (select current_member())
                and ((select has_role('administrator'))
                     or ((select has_role('nation-administrator')) and kind in ('MEMBER', 'CLEARANCE')
                         and member_id in (select m.id from member m
                                            where m.nation = (select acting_nation()) and m.role = 'liaison-officer'))));
create policy decide on approval_request for update to entente_app
    using ((select has_role('administrator')) and state = 'WAITING' and expires_at > now()
           and requested_by <> (select current_member()) and member_id is distinct from (select current_member()))
    with check ((select has_role('administrator')) and state in ('APPROVED', 'DECLINED')
                and decided_by = (select current_member()) and requested_by <> (select current_member()));
create policy withdraw on approval_request for update to entente_app
    using ((select acting_nation()) is not null and state = 'WAITING' and requested_by = (select current_member()))
    with check ((select acting_nation()) is not null and state = 'WITHDRAWN' and requested_by = (select current_member()));

grant select on workspace_request to entente_app;
grant insert (id, name, purpose, ceiling, nations) on workspace_request to entente_app;
grant update (state) on workspace_request to entente_app;
create policy asked on workspace_request for select to entente_app
    using ((select has_role('administrator')) or ((select acting_nation()) is not null and requested_by = (select current_member())));
create policy ask on workspace_request for insert to entente_app
    with check ((select has_role('liaison-officer')) and requested_by = (select current_member()));
create policy decide on workspace_request for update to entente_app
    using ((select has_role('administrator')) and state = 'WAITING' and requested_by <> (select current_member()))
    with check ((select has_role('administrator')) and state in ('APPROVED', 'DECLINED')
                and decided_by = (select current_member()) and requested_by <> (select current_member()));
create policy withdraw on workspace_request for update to entente_app
    using ((select has_role('liaison-officer')) and state = 'WAITING' and requested_by = (select current_member()))
    with check ((select has_role('liaison-officer')) and state = 'WITHDRAWN' and requested_by = (select current_member()));

-- Notifications and exercise pages: policies
create or replace trigger guard   before insert or update on exercise_section  for each row execute function plan_part_guard();
create or replace trigger guard   before insert or update on exercise_answer   for each row execute function plan_part_guard();
create or replace trigger guard   before insert or update on exercise_key_date for each row execute function plan_part_guard();
create or replace trigger parts   after update on exercise_plan for each row execute function plan_parts_follow_label();
create or replace trigger history after insert or update on exercise_section for each row execute function keep_label_history('EXERCISE_SECTION');
create or replace trigger notices after insert on label_history for each row execute function notices_follow_label();

grant select, insert, update, delete on notification to entente_fn;
grant select, update on mail_address, exercise_section, exercise_answer, exercise_key_date to entente_fn;
grant select on calendar_feed to entente_fn;
create policy functions        on notification      for select to entente_fn using (true);
create policy functions_add    on notification      for insert to entente_fn with check (true);
create policy functions_change on notification      for update to entente_fn using (true) with check (true);
create policy functions_remove on notification      for delete to entente_fn using (true);
create policy functions        on mail_address      for select to entente_fn using (true);
create policy functions_change on mail_address      for update to entente_fn using (true) with check (true);
create policy functions        on calendar_feed     for select to entente_fn using (true);
create policy functions        on exercise_section  for select to entente_fn using (true);
create policy functions_change on exercise_section  for update to entente_fn using (true) with check (true);
create policy functions        on exercise_answer   for select to entente_fn using (true);
create policy functions_change on exercise_answer   for update to entente_fn using (true) with check (true);
create policy functions        on exercise_key_date for select to entente_fn using (true);
create policy functions_change on exercise_key_date for update to entente_fn using (true) with check (true);

-- Notices: one's own, of what one may read. Only notify_members adds them; whom it waits for says that it was read.
grant select, update (read_at) on notification to entente_app;
create policy readable on notification for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()));
create policy own_change on notification for update to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and member_id = (select current_member()))
    with check (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
                and member_id = (select current_member()));

-- E-mail addresses and calendar addresses: one's own
grant select, insert (member_id, address, wanted), update (address, wanted) on mail_address to entente_app;
create policy own        on mail_address for select to entente_app using (member_id = (select current_member()));
create policy own_add    on mail_address for insert to entente_app with check (member_id = (select current_member()));
create policy own_change on mail_address for update to entente_app
    using (member_id = (select current_member())) with check (member_id = (select current_member()));
grant select, insert, update on calendar_feed to entente_app;
create policy own        on calendar_feed for select to entente_app using (member_id = (select current_member()));
create policy own_add    on calendar_feed for insert to entente_app
    with check (member_id = (select current_member()) and (select has_role('liaison-officer')));
create policy own_change on calendar_feed for update to entente_app
    using (member_id = (select current_member()) and (select has_role('liaison-officer')))
    with check (member_id = (select current_member()) and (select has_role('liaison-officer')));

-- Sections: read by those who may read both the plan and the section
grant select, insert, update on exercise_section to entente_app;
create policy readable on exercise_section for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and plan_label_id in (select readable_labels()));
create policy contributors_add on exercise_section for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and plan_label_id in (select readable_labels()) and originator = (select acting_nation()));
create policy contributors_change on exercise_section for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and plan_label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and plan_label_id in (select readable_labels()));

-- Answers: every contributor may invite a nation; what it answers, only its own people write.
grant select, insert, update on exercise_answer to entente_app;
create policy readable on exercise_answer for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on exercise_answer for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (state = 'INVITED' or nation = (select acting_nation())));
create policy own_nation_changes on exercise_answer for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and nation = (select acting_nation()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and nation = (select acting_nation()));

-- Key dates
grant select, insert, update on exercise_key_date to entente_app;
create policy readable on exercise_key_date for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on exercise_key_date for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_change on exercise_key_date for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- Audit: the portal adds, in the name of whom it serves; auditors read, in their own role.
grant insert on audit_entry to entente_app;
create policy own_add on audit_entry for insert to entente_app with check (actor is not distinct from (select current_member()));
grant select on audit_entry, workspace to entente_auditor;
create policy auditors on audit_entry for select to entente_auditor using ((select has_role('auditor')));
