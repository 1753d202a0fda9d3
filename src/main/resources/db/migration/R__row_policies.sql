-- The database's whole access rule. Nothing elsewhere grants a right or writes a policy, so that it can be read from top to end:
-- who may call which function; then, table by table, which triggers hold its rows to the rules and who reads and writes which of
-- them. What the functions do stands in R__functions_*.sql. In one file, since a repeatable migration is run by itself when it
-- changes: this one takes every policy and right away before it gives any.
--
-- The member is bound to each transaction: set_config('entente.member', <id>, true). No member, no rows.
-- docs/security-model.md explains the layers; a test finds every table in the catalogue and refuses one that is not here.

-- ---------------------------------------------------------------------------------------------------------------------
-- Functions: who may call which
-- ---------------------------------------------------------------------------------------------------------------------
grant usage on schema entente to entente_app, entente_auditor, entente_sealer, entente_jobs;

set local role entente_fn;

-- Only the roles named here call these; the rest are called by triggers and by each other.
revoke execute on all functions in schema entente from public;
grant execute on function
    current_member(), has_role(text), acting_nation(), visible_workspaces(), writable_workspaces(),
    readable_labels(), known_members() to entente_app, entente_auditor, entente_jobs;
grant execute on function originator_reads(int, text), last_label(int) to entente_app;
grant execute on function
    member_by_subject(text),
    find_exercise_plans(int, text[], text, text, text, date, date, text, boolean, bigint, int),
    record_denial(uuid, text, text, text, text, text, bytea),
    entry_workspace(uuid),
    found_installation(text, text, int, int, text[], text[], text[]) to entente_app;
grant execute on function
    label_guard(), exercise_plan_guard(), keep_label_history(), keep_member_history(), keep_admission_history(), audit_entry_actor(),
    audit_tile_grows(), refuse_change() to entente_owner;

-- Documents
grant execute on function
    release_document_key(uuid, int, boolean), retaining_workspaces(), workspace_key_for_storing(uuid),
    keep_workspace_key(uuid, bytea), document_bytes(uuid), hold_workspace_content(uuid) to entente_app;
grant execute on function
    any_workspace_key(), hold_workspace_content(uuid), is_document_content(uuid, text), expired_content(int),
    forget_expired_content(uuid, text) to entente_jobs;
grant execute on function document_guard(), document_version_guard() to entente_owner;

-- Bindings
grant execute on function
    keep_document_sha384(uuid, int, bytea), release_for_export(text, uuid, boolean), foreign_floors(uuid) to entente_app;
grant execute on function
    due_foreign_stages(int), settle_foreign_stage(uuid, int, timestamptz, int, int, boolean) to entente_jobs;
grant execute on function foreign_label_guard(), foreign_floor_guard() to entente_owner;

-- Messages
grant execute on function
    message_page(uuid, bigint, int), read_messages(bigint[]), find_messages(uuid, uuid, text[], int),
    message_audience(int, int[], uuid[]) to entente_app;
grant execute on function
    conversation_guard(), conversations_follow_subject(), message_guard(), message_label_follows(), acknowledgment_guard(), kept_of_conversation_guard() to entente_owner;

-- Training
grant execute on function free_seats(uuid[]), seat_is_free(uuid), lock_iteration(uuid), promote_waiting(uuid) to entente_app;
grant execute on function
    course_guard(), course_label_follows(), of_course_guard(), seats_guard(), nomination_step() to entente_owner;

-- Agreements
grant execute on function agreement_guard(), agreement_part_guard(), agreement_parts_follow() to entente_owner;

-- Administration
grant execute on function needs_second_person(int) to entente_app;
grant execute on function account_holder(text, text) to entente_jobs;
grant execute on function
    member_guard(), nation_guard(), keep_nation_history(), workspace_guard(), approval_request_guard(), workspace_request_guard() to entente_owner;

-- Notifications and exercise pages
grant execute on function
    notify_members(text, uuid[], uuid, int, text), member_by_feed(bytea) to entente_app;
grant execute on function
    claim_mail(interval), settle_mail(uuid, timestamptz, boolean), forget_old_notices() to entente_jobs;
grant execute on function
    notices_follow_label(), plan_part_guard(), plan_parts_follow_label() to entente_owner;

-- Relabelling
grant execute on function
    restrict_label(text, uuid, int, int, boolean), do_agreed_label_change(uuid), label_change_deciders(text, uuid) to entente_app;
grant execute on function do_next_label_change(), tell_next_due_review() to entente_jobs;
grant execute on function label_change_guard(), label_review_guard(), label_review_ends(), label_changes_follow(),
    beside_message_guard(), beside_message_follows() to entente_owner;

-- Spills
grant execute on function
    report_spill(uuid, text, uuid, int, text), release_spill(uuid), relabel_spill(uuid, int), spill_readers(uuid, text[], text[], text[]),
    inform_spill(uuid, text[], text[], text[]), acknowledge_spill(uuid), close_spill(uuid), handles_spill(int, int, int, text) to entente_app;
grant execute on function auditor_spills(uuid), auditor_spill_people(uuid) to entente_auditor;

-- Retention
grant execute on function content_older_than(uuid, text, int), workspace_held_since(uuid) to entente_app;
grant execute on function expire_content(text, int) to entente_jobs;
grant execute on function retention_rule_guard(), workspace_hold_guard() to entente_owner;

-- Recertification
grant execute on function
    led_workspaces(), answers_for(int, uuid), recertification_terms(int), open_recertification(uuid),
    answer_recertification(uuid, text, text), last_active_in_round(uuid, uuid), recertifications_waiting(),
    own_ended_admission(uuid) to entente_app;
grant execute on function
    lapse_admissions(), close_recertification(), remind_of_recertification(), open_due_recertification() to entente_jobs;
grant execute on function admission_leaves_round() to entente_owner;

-- The auditor's desk
grant execute on function auditor_object_then(uuid, timestamptz), who_could_read(uuid, timestamptz, text), auditor_shown_elsewhere(uuid)
    to entente_auditor;
grant execute on function keep_dominance_history() to entente_owner;

reset role;

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

-- ---------------------------------------------------------------------------------------------------------------------
-- The foundation: labels, who takes part, workspaces
-- ---------------------------------------------------------------------------------------------------------------------
-- Its functions read and keep history through these.
grant select on member, nation, workspace, admission, label, clearance, dominance to entente_fn;
grant select, insert, update on member_history, nation_history, admission_history, label_history to entente_fn;
grant insert on audit_entry, audit_queue, nation, member to entente_fn;

create policy functions on member            for select to entente_fn using (true);
create policy functions on nation            for select to entente_fn using (true);
create policy functions on workspace         for select to entente_fn using (true);
create policy functions on admission         for select to entente_fn using (true);
create policy functions on label             for select to entente_fn using (true);
create policy functions on clearance         for select to entente_fn using (true);
create policy functions on dominance         for select to entente_fn using (true);
create policy functions on member_history    for all    to entente_fn using (true) with check (true);
create policy functions on nation_history    for all    to entente_fn using (true) with check (true);
create policy functions on admission_history for all    to entente_fn using (true) with check (true);
create policy functions on label_history     for all    to entente_fn using (true) with check (true);
create policy functions on audit_entry       for insert to entente_fn with check (true);
create policy functions on audit_queue       for insert to entente_fn with check (true);
create policy founding  on nation            for insert to entente_fn with check (true);
create policy founding  on member            for insert to entente_fn with check (true);

create or replace trigger history after insert or update on member for each row execute function keep_member_history();
create or replace trigger history after insert or update or delete on admission for each row execute function keep_admission_history();

-- Labels: read as far as one is cleared; interned and decided by the engine under the role for background work.
grant select on label, clearance to entente_app;
create policy readable on label for select to entente_app
    using (id in (select readable_labels()) or id in (select c.to_label_id from label_change c)
           or id in (select unnest(array[s.new_label_id, s.wanted_label_id]) from spill_case s));
create policy own on clearance for select to entente_app
    using (id in (select m.clearance_id from member m where m.id in (select known_members()))
           or id in (select a.clearance_id from approval_request a)
           or id in (select n.clearance_id from nation n));
grant select, insert on label, clearance to entente_jobs;
grant select, insert on dominance, clearance_within to entente_jobs;
create policy engine on label     for all to entente_jobs using (true) with check (true);
create policy engine_reads  on clearance for select to entente_jobs using (true);
create policy engine_adds   on clearance for insert to entente_jobs with check (true);
create policy engine_raises on clearance for update to entente_jobs using (true) with check (needs_second_person);
create policy engine on dominance for all to entente_jobs using (true) with check (true);
create policy engine on clearance_within for all to entente_jobs using (true) with check (true);
grant select, insert on security_policy to entente_jobs;
-- A new policy denies and permits anew; a clearance may come to need a second person, and never the other way.
grant update (permitted) on dominance to entente_jobs;
grant update (needs_second_person) on clearance to entente_jobs;
grant update (decided_through) on security_policy to entente_jobs;
create policy engine on security_policy for all to entente_jobs using (true) with check (true);

-- Nations: every acting member may know which nations take part.
grant select, insert, update on nation to entente_app;
create policy members on nation for select to entente_app using ((select acting_nation()) is not null);
create policy administrators_add on nation for insert to entente_app with check ((select has_role('administrator')));
-- Nobody suspends one's own nation: nobody would be left to undo it.
create policy administrators_change on nation for update to entente_app
    using ((select has_role('administrator')) and code <> (select acting_nation()))
    with check ((select has_role('administrator')) and code <> (select acting_nation()));

-- The engine states a clearance where there is none.
grant select, update (clearance_id) on nation to entente_jobs;
create policy engine_reads  on nation for select to entente_jobs using (true);
create policy engine_states on nation for update to entente_jobs using (clearance_id is null) with check (clearance_id is not null);

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

-- ---------------------------------------------------------------------------------------------------------------------
-- Exercise plans
-- ---------------------------------------------------------------------------------------------------------------------
create or replace trigger guard   before insert or update on exercise_plan for each row execute function exercise_plan_guard();
create or replace trigger label   before insert or update on exercise_plan for each row execute function label_guard();
create or replace trigger history after insert or update on exercise_plan for each row execute function keep_label_history('EXERCISE_PLAN');

grant select on exercise_plan to entente_fn;
create policy functions on exercise_plan for select to entente_fn using (true);

-- The read policy that every table of content has: as it is, or with fewer readers.
grant select, insert, update on exercise_plan to entente_app;
create policy readable on exercise_plan for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on exercise_plan for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and originator = (select acting_nation()));
create policy contributors_change on exercise_plan for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- ---------------------------------------------------------------------------------------------------------------------
-- Imports
-- ---------------------------------------------------------------------------------------------------------------------
grant select on import_run to entente_fn;
create policy functions on import_run for select to entente_fn using (true);

-- Readable, and by the importer alone.
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

-- ---------------------------------------------------------------------------------------------------------------------
-- Documents
-- ---------------------------------------------------------------------------------------------------------------------
create or replace trigger guard   before insert or update on document for each row execute function document_guard();
create or replace trigger label   before insert or update on document for each row execute function label_guard();
create or replace trigger history after insert or update on document for each row execute function keep_label_history('DOCUMENT');

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

-- The label that a version came with is only ever added, and follows the label of its document as the version does.
create or replace trigger guard before insert or update on foreign_label for each row execute function foreign_label_guard();
grant select, insert on foreign_label to entente_app;
create policy readable on foreign_label for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on foreign_label for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));

-- So are the stages of what it asks of the document's own label. That one was looked at is a function's word.
create or replace trigger guard before insert on foreign_floor for each row execute function foreign_floor_guard();
grant select, insert on foreign_floor to entente_app;
create policy readable on foreign_floor for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on foreign_floor for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels()));
grant select on foreign_label, foreign_floor to entente_fn;
grant update (settled_at) on foreign_floor to entente_fn;
create policy functions        on foreign_label for select to entente_fn using (true);
create policy functions        on foreign_floor for select to entente_fn using (true);
create policy functions_change on foreign_floor for update to entente_fn using (true) with check (true);

-- Keys of workspaces are reached through functions alone.
grant select on document, document_version, workspace_key to entente_fn;
grant insert on workspace_key to entente_fn;
create policy functions on document         for select to entente_fn using (true);
create policy functions on document_version for select to entente_fn using (true);
create policy functions on workspace_key    for all    to entente_fn using (true) with check (true);
-- The digest of what was stored before digests were; and what has expired.
create or replace trigger guard before insert or update on document_version for each row execute function document_version_guard();
grant update (sealed_sha384, expired_at, digest) on document_version to entente_fn;
create policy functions_change on document_version for update to entente_fn using (true) with check (true);
grant update (expired_at) on document to entente_fn;
grant delete on foreign_label, foreign_floor to entente_fn;
create policy expire on foreign_label for delete to entente_fn using (true);
create policy expire on foreign_floor for delete to entente_fn using (true);

-- ---------------------------------------------------------------------------------------------------------------------
-- Messages
-- ---------------------------------------------------------------------------------------------------------------------
create or replace trigger guard before insert or update on conversation for each row execute function conversation_guard();
create or replace trigger talk after insert on label_history for each row execute function conversations_follow_subject();
create or replace trigger guard before insert or update on message for each row execute function message_guard();
create or replace trigger follow after update on message
    for each row when (old.label_id <> new.label_id) execute function message_label_follows();
create or replace trigger guard before insert or update on message_acknowledgment for each row execute function acknowledgment_guard();
create or replace trigger guard before insert or update on read_position for each row execute function kept_of_conversation_guard();
create or replace trigger guard before insert or update on message_draft for each row execute function kept_of_conversation_guard();

grant select on conversation, message, message_acknowledgment to entente_fn;
grant select, insert, update on message_version to entente_fn;
create policy functions on conversation    for select to entente_fn using (true);
create policy functions on message         for select to entente_fn using (true);
create policy functions on message_acknowledgment for select to entente_fn using (true);
grant usage on sequence message_id_seq to entente_fn;
create policy functions on message_version for select to entente_fn using (true);
create policy keep      on message_version for insert to entente_fn with check (true);
create policy withdraw  on message_version for update to entente_fn using (true) with check (true);

-- What expires.
grant update (state) on message to entente_fn;
grant delete on message_version to entente_fn;
create policy expire on message         for update to entente_fn using (true) with check (state = 'EXPIRED');
create policy expire on message_version for delete to entente_fn using (true);
grant select, delete on message_draft to entente_fn;
create policy functions on message_draft for select to entente_fn using (true);
create policy expire    on message_draft for delete to entente_fn using (true);

-- Readable, and in the audience if there is one; what is of one member alone, by that member.
grant select, insert on conversation to entente_app;
create policy readable on conversation for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (subject_label_id is null or subject_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience)));
create policy contributors_add on conversation for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (subject_label_id is null or subject_label_id in (select readable_labels()))
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()));

-- An answer whose label is another than that of what it answers has both.
grant select, insert, update on message to entente_app;
create policy readable on message for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (thread_label_id is null or thread_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience)));
create policy contributors_add on message for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()) and author_id = (select current_member())
                and exists (select from conversation c where c.id = conversation_id));
create policy authors_change on message for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and (thread_label_id is null or thread_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience)) and author_id = (select current_member()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and (thread_label_id is null or thread_label_id in (select readable_labels()))
                and (audience is null or (select current_member()) = any (audience)) and author_id = (select current_member()));

grant select on message_version to entente_app;
create policy readable on message_version for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (audience is null or (select current_member()) = any (audience))
           and (not withdrawn or author_id = (select current_member()))
           and exists (select from message m where m.id = message_id));

-- Readers may acknowledge and have read, though they write nothing.
grant select, insert on message_acknowledgment to entente_app;
create policy readable on message_acknowledgment for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and (member_id = (select current_member()) or author_id = (select current_member()))
           and exists (select from message m where m.id = message_id));
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

-- ---------------------------------------------------------------------------------------------------------------------
-- Training
-- ---------------------------------------------------------------------------------------------------------------------
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

-- ---------------------------------------------------------------------------------------------------------------------
-- Agreements
-- ---------------------------------------------------------------------------------------------------------------------
-- Acts, obligations, reminders and imported rows are parts of an agreement and carry its label.
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
create policy functions on agreement_act        for select to entente_fn using (true);
create policy functions on agreement_obligation for select to entente_fn using (true);
create policy functions on agreement_reminder   for select to entente_fn using (true);
create policy functions on agreement_import_row for select to entente_fn using (true);
grant update (label_id, workspace_id) on agreement_act        to entente_fn;
grant update (label_id, workspace_id) on agreement_obligation to entente_fn;
grant update (label_id, workspace_id) on agreement_reminder   to entente_fn;
grant update (label_id, workspace_id) on agreement_import_row to entente_fn;
create policy functions_relabel on agreement_act        for update to entente_fn using (true) with check (true);
create policy functions_relabel on agreement_obligation for update to entente_fn using (true) with check (true);
create policy functions_relabel on agreement_reminder   for update to entente_fn using (true) with check (true);
create policy functions_relabel on agreement_import_row for update to entente_fn using (true) with check (true);

grant select, insert, update on agreement to entente_app;
create policy readable on agreement for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels()));
create policy contributors_add on agreement for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and originator = (select acting_nation()));
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

-- ---------------------------------------------------------------------------------------------------------------------
-- Administration
-- ---------------------------------------------------------------------------------------------------------------------
create or replace trigger guard   before insert or update on member for each row execute function member_guard();
create or replace trigger guard   before insert or update on nation for each row execute function nation_guard();
create or replace trigger history after insert or update on nation for each row execute function keep_nation_history();
create or replace trigger guard   before insert or update on workspace for each row execute function workspace_guard();
create or replace trigger guard   before insert or update on approval_request for each row execute function approval_request_guard();
create or replace trigger guard   before insert or update on workspace_request for each row execute function workspace_request_guard();

grant select on approval_request, clearance_within to entente_fn;
grant insert on workspace to entente_fn;
create policy functions on approval_request for select to entente_fn using (true);
create policy functions on clearance_within for select to entente_fn using (true);
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

-- What takes a second person: asked by one, decided by another, who is neither whom nor of the nation that it is about.
-- member_guard, nation_guard and workspace_guard hold the change itself to the decision.
grant select on approval_request to entente_app;
grant insert (id, kind, member_id, workspace_id, nation, role, clearance_id, clearance_ends_on, opens_account) on approval_request to entente_app;
grant update (state) on approval_request to entente_app;
create policy asked on approval_request for select to entente_app
    using ((select has_role('administrator')) or ((select acting_nation()) is not null and requested_by = (select current_member())));
create policy ask on approval_request for insert to entente_app
    with check (requested_by = (select current_member()) and member_id is distinct from (select current_member())
                and nation is distinct from (select acting_nation())
                and ((select has_role('administrator'))
                     or ((select has_role('nation-administrator')) and kind in ('MEMBER', 'CLEARANCE')
                         and member_id in (select m.id from member m
                                            where m.nation = (select acting_nation()) and m.role = 'liaison-officer'))));
create policy decide on approval_request for update to entente_app
    using ((select has_role('administrator')) and state = 'WAITING' and expires_at > now()
           and requested_by <> (select current_member()) and member_id is distinct from (select current_member())
           and nation is distinct from (select acting_nation()))
    with check ((select has_role('administrator')) and state in ('APPROVED', 'DECLINED')
                and decided_by = (select current_member()) and requested_by <> (select current_member()));
create policy withdraw on approval_request for update to entente_app
    using ((select acting_nation()) is not null and state = 'WAITING' and requested_by = (select current_member()))
    with check ((select acting_nation()) is not null and state = 'WITHDRAWN' and requested_by = (select current_member()));

grant select on workspace_request to entente_app;
grant insert (id, name, purpose, policy, ceiling, nations) on workspace_request to entente_app;
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

-- How long what is in a workspace is kept: known to whoever is admitted, set by administrators.
create or replace trigger guard before insert or update on retention_rule for each row execute function retention_rule_guard();
grant select, update on retention_rule to entente_fn;
create policy functions      on retention_rule for select to entente_fn using (true);
create policy functions_hold on retention_rule for update to entente_fn using (true) with check (false);
grant select on retention_rule to entente_app;
grant insert (workspace_id, kind, days, next_days) on retention_rule to entente_app;
grant update (days, next_days) on retention_rule to entente_app;
create policy admitted on retention_rule for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) or (select has_role('administrator')));
create policy administrators_add on retention_rule for insert to entente_app with check ((select has_role('administrator')));
create policy administrators_change on retention_rule for update to entente_app
    using ((select has_role('administrator'))) with check ((select has_role('administrator')));

-- Rounds in which leads confirm who is admitted, written by the functions alone. Leads and administrators read them; auditors, how far
-- each has come. Of an admission the functions take away no other than one that an open round asks about.
create or replace trigger leaves_round after update or delete on admission for each row execute function admission_leaves_round();
grant select on recertification_rule to entente_fn;
grant select, insert, update on recertification, recertification_line to entente_fn;
grant delete on admission to entente_fn;
grant select (workspace_id) on audit_entry to entente_fn;
create policy functions        on recertification_rule for select to entente_fn using (true);
create policy functions        on recertification      for select to entente_fn using (true);
create policy functions_add    on recertification      for insert to entente_fn with check (true);
create policy functions_change on recertification      for update to entente_fn using (true) with check (true);
create policy functions        on recertification_line for select to entente_fn using (true);
create policy functions_add    on recertification_line for insert to entente_fn with check (true);
create policy functions_change on recertification_line for update to entente_fn using (true) with check (true);
create policy recertified on admission for delete to entente_fn
    using (exists (select from recertification r
                     join recertification_line l on l.round_id = r.id
                    where r.workspace_id = admission.workspace_id and r.closed_at is null
                      and l.member_id = admission.member_id and l.state in ('OPEN', 'CONFIRMED')));
grant select on recertification, recertification_line to entente_app;
create policy answered_by on recertification for select to entente_app
    using (workspace_id = any ((select led_workspaces())::int[]) or (select has_role('administrator')));
create policy answered_by on recertification_line for select to entente_app
    using (round_id in (select r.id from recertification r));
grant select on recertification to entente_auditor;
grant select (round_id, state) on recertification_line to entente_auditor;
create policy auditors on recertification      for select to entente_auditor using ((select has_role('auditor')));
create policy auditors on recertification_line for select to entente_auditor using ((select has_role('auditor')));

grant select on recertification_rule to entente_app;
grant insert, update (every_days, answer_days) on recertification_rule to entente_app;
create policy admitted on recertification_rule for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) or (select has_role('administrator')));
create policy administrators_add on recertification_rule for insert to entente_app with check ((select has_role('administrator')));
create policy administrators_change on recertification_rule for update to entente_app
    using ((select has_role('administrator'))) with check ((select has_role('administrator')));
-- That everything in a workspace is kept for now, and why: for administrators. That it is so, whoever is admitted learns from a function.
create or replace trigger guard before insert or update on workspace_hold for each row execute function workspace_hold_guard();
grant select on workspace_hold to entente_fn;
create policy functions on workspace_hold for select to entente_fn using (true);
grant select on workspace_hold to entente_app;
grant insert (workspace_id, reason) on workspace_hold to entente_app;
grant update (lifted_at) on workspace_hold to entente_app;
create policy administrators on workspace_hold for select to entente_app using ((select has_role('administrator')));
create policy administrators_add on workspace_hold for insert to entente_app with check ((select has_role('administrator')));
create policy administrators_lift on workspace_hold for update to entente_app
    using ((select has_role('administrator')) and lifted_at is null)
    with check ((select has_role('administrator')) and lifted_by = (select current_member()));

-- ---------------------------------------------------------------------------------------------------------------------
-- Notifications and exercise pages
-- ---------------------------------------------------------------------------------------------------------------------
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

-- Notices without an object: one's own, as long as one is an officer and sees the workspace that it is of, if it is of one.
grant select, insert, update, delete on personal_notice to entente_fn;
create policy functions        on personal_notice for select to entente_fn using (true);
create policy functions_add    on personal_notice for insert to entente_fn with check (true);
create policy functions_change on personal_notice for update to entente_fn using (true) with check (true);
create policy functions_remove on personal_notice for delete to entente_fn using (true);
grant select, update (read_at) on personal_notice to entente_app;
create policy own on personal_notice for select to entente_app
    using (member_id = (select current_member()) and (select has_role('liaison-officer'))
           and (workspace_id is null or workspace_id = any ((select visible_workspaces())::int[])));
create policy own_change on personal_notice for update to entente_app
    using (member_id = (select current_member()) and (select has_role('liaison-officer'))
           and (workspace_id is null or workspace_id = any ((select visible_workspaces())::int[])))
    with check (member_id = (select current_member()) and (select has_role('liaison-officer'))
                and (workspace_id is null or workspace_id = any ((select visible_workspaces())::int[])));

-- E-mail addresses and calendar addresses: one's own
grant select, insert (member_id, address, wanted), update (address, wanted) on mail_address to entente_app;
create policy own        on mail_address for select to entente_app using (member_id = (select current_member()));
create policy own_add    on mail_address for insert to entente_app with check (member_id = (select current_member()));
create policy own_change on mail_address for update to entente_app
    using (member_id = (select current_member())) with check (member_id = (select current_member()));
grant select, insert, update on marking_language to entente_app;
create policy own        on marking_language for select to entente_app using (member_id = (select current_member()));
create policy own_add    on marking_language for insert to entente_app with check (member_id = (select current_member()));
create policy own_change on marking_language for update to entente_app
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

-- Sign-ins that failed at Keycloak: which were entered in the audit log.
grant select, insert, delete on keycloak_event to entente_jobs;
create policy heard on keycloak_event for all to entente_jobs using (true) with check (true);

-- ---------------------------------------------------------------------------------------------------------------------
-- Relabelling
-- ---------------------------------------------------------------------------------------------------------------------
create or replace trigger guard  before insert or update on label_change for each row execute function label_change_guard();
create or replace trigger guard  before insert or update on label_review for each row execute function label_review_guard();
create or replace trigger sight  before insert or update on label_change for each row execute function beside_message_guard();
create or replace trigger sight  before insert or update on label_review for each row execute function beside_message_guard();
create or replace trigger follow after insert on label_history for each row execute function label_changes_follow();
create or replace trigger beside after update on message
    for each row when (old.thread_label_id is distinct from new.thread_label_id) execute function beside_message_follows();
create or replace trigger beside after update on conversation
    for each row when (old.subject_label_id is distinct from new.subject_label_id) execute function beside_message_follows();
create or replace trigger review after update on document
    for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function label_review_ends();
create or replace trigger review after update on exercise_section
    for each row when (not old.removed and new.removed) execute function label_review_ends();
create or replace trigger review after update on message
    for each row when (old.state <> 'EXPIRED' and new.state = 'EXPIRED') execute function label_review_ends();

-- The engine says which changes only restrict; the guards ask it.
grant select, insert on label_restriction to entente_jobs;
grant select on label_restriction to entente_fn;
create policy engine    on label_restriction for all    to entente_jobs using (true) with check (true);
create policy functions on label_restriction for select to entente_fn   using (true);

grant select, update on label_change, label_review to entente_fn;
create policy functions        on label_change for select to entente_fn using (true);
create policy functions_change on label_change for update to entente_fn using (true) with check (true);
create policy functions        on label_review for select to entente_fn using (true);
create policy functions_change on label_review for update to entente_fn using (true) with check (true);

-- Labels above the sight of who gives them, and what is due on a date.
grant update (label_id, version, updated_at, updated_by) on exercise_plan, document, course, agreement to entente_fn;
create policy functions_relabel on exercise_plan for update to entente_fn using (true) with check (true);
create policy functions_relabel on document      for update to entente_fn using (true) with check (true);
create policy functions_relabel on course        for update to entente_fn using (true) with check (true);
create policy functions_relabel on agreement     for update to entente_fn using (true) with check (true);
-- A message, with what is beside it; and of conversations, what they are about.
grant update (subject_label_id) on conversation to entente_fn;
create policy functions_relabel on conversation for update to entente_fn using (true) with check (true);
grant update (label_id, thread_label_id) on message to entente_fn;
grant update (label_id) on message_acknowledgment to entente_fn;
create policy functions_relabel on message                for update to entente_fn using (true) with check (true);
create policy functions_relabel on message_acknowledgment for update to entente_fn using (true) with check (true);

-- Requests are the originating nation's affair, of those of it who read what they are about: a message has further labels, and an audience
-- if it is a direct one. The guard says who of it takes which step.
grant select, insert on label_change to entente_app;
grant update (state) on label_change to entente_app;
create policy readable on label_change for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and page_label_id in (select readable_labels())
           and (thread_label_id is null or thread_label_id in (select readable_labels()))
           and (subject_label_id is null or subject_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience))
           and originator = (select acting_nation()));
create policy originators_add on label_change for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and page_label_id in (select readable_labels())
                and (thread_label_id is null or thread_label_id in (select readable_labels()))
                and (subject_label_id is null or subject_label_id in (select readable_labels()))
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()));
create policy originators_change on label_change for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and page_label_id in (select readable_labels())
           and (thread_label_id is null or thread_label_id in (select readable_labels()))
           and (subject_label_id is null or subject_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience))
           and originator = (select acting_nation()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and page_label_id in (select readable_labels())
                and (thread_label_id is null or thread_label_id in (select readable_labels()))
                and (subject_label_id is null or subject_label_id in (select readable_labels()))
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()));

-- When a label is looked at again, all may know who read the object; its nation says it.
grant select, insert on label_review to entente_app;
grant update (review_on) on label_review to entente_app;
create policy readable on label_review for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and page_label_id in (select readable_labels())
           and (thread_label_id is null or thread_label_id in (select readable_labels()))
           and (subject_label_id is null or subject_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience)));
create policy originators_add on label_review for insert to entente_app
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and page_label_id in (select readable_labels())
                and (thread_label_id is null or thread_label_id in (select readable_labels()))
                and (subject_label_id is null or subject_label_id in (select readable_labels()))
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()));
create policy originators_change on label_review for update to entente_app
    using (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
           and page_label_id in (select readable_labels())
           and (thread_label_id is null or thread_label_id in (select readable_labels()))
           and (subject_label_id is null or subject_label_id in (select readable_labels()))
           and (audience is null or (select current_member()) = any (audience))
           and originator = (select acting_nation()))
    with check (workspace_id = any ((select writable_workspaces())::int[]) and label_id in (select readable_labels())
                and page_label_id in (select readable_labels())
                and (thread_label_id is null or thread_label_id in (select readable_labels()))
                and (subject_label_id is null or subject_label_id in (select readable_labels()))
                and (audience is null or (select current_member()) = any (audience))
                and originator = (select acting_nation()));

-- ---------------------------------------------------------------------------------------------------------------------
-- Spills
-- ---------------------------------------------------------------------------------------------------------------------
-- Written by the functions alone. They read of entries who did what with which object; by which messages were shown, stands in the
-- details of those; whether the portal vouches for an entry; and of how far somebody has read, whether what came in was shown.
grant select, insert, update on spill_case, spill_person to entente_fn;
grant select (id, actor, occurred_at, action, object_id, outcome, detail) on audit_entry to entente_fn;
grant select (entry, origin) on audit_leaf to entente_fn;
grant select on read_position to entente_fn;
create policy functions        on read_position for select to entente_fn using (true);
grant select (size) on audit_checkpoint to entente_fn;
create policy functions        on spill_case   for select to entente_fn using (true);
create policy functions_add    on spill_case   for insert to entente_fn with check (true);
create policy functions_change on spill_case   for update to entente_fn using (true) with check (true);
create policy functions        on spill_person for select to entente_fn using (true);
create policy functions_add    on spill_person for insert to entente_fn with check (true);
create policy functions_change on spill_person for update to entente_fn using (true) with check (true);
create policy functions_read   on audit_entry      for select to entente_fn using (true);
create policy functions_read   on audit_leaf       for select to entente_fn using (true);
create policy functions        on audit_checkpoint for select to entente_fn using (true);

-- A case is the affair of the nation whose object it is and of the one that reported it; of those who had it, each nation is told of its
-- own people, and the originator of all. Of whom nobody vouches for that they had it, only the originator is told.
grant select on spill_case, spill_person to entente_app;
create policy readable on spill_case for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and page_label_id in (select readable_labels())
           and (nation = (select acting_nation()) or originator = (select acting_nation())));
create policy readable on spill_person for select to entente_app
    using (workspace_id = any ((select visible_workspaces())::int[]) and label_id in (select readable_labels())
           and page_label_id in (select readable_labels())
           and (nation = (select acting_nation()) and vouched or originator = (select acting_nation())));

-- ---------------------------------------------------------------------------------------------------------------------
-- Audit
-- ---------------------------------------------------------------------------------------------------------------------
-- The portal adds, in the name of whom it serves; auditors read, in their own role.
create or replace trigger actor   before insert on audit_entry for each row execute function audit_entry_actor();
create or replace trigger frozen  before update or delete on audit_entry for each row execute function refuse_change();
create or replace trigger frozen_whole before truncate on audit_entry for each statement execute function refuse_change();

grant insert on audit_entry to entente_app;
create policy own_add on audit_entry for insert to entente_app with check (actor is not distinct from (select current_member()));
grant select on audit_entry, workspace to entente_auditor;
create policy auditors on audit_entry for select to entente_auditor using ((select has_role('auditor')));

-- The sealer reads what waits, gives it its place, and adds to the tree; it can take nothing back. What the public log serves is
-- read by everyone: tiles, checkpoints, and of a leaf its commitment alone.
create or replace trigger frozen       before update or delete on audit_leaf for each row execute function refuse_change();
create or replace trigger frozen_whole before truncate on audit_leaf for each statement execute function refuse_change();
create or replace trigger grows        before update on audit_tile for each row execute function audit_tile_grows();
create or replace trigger frozen       before delete on audit_tile for each row execute function refuse_change();
create or replace trigger frozen_whole before truncate on audit_tile for each statement execute function refuse_change();

grant select on audit_entry, workspace, audit_witness to entente_sealer;
grant select, delete on audit_queue to entente_sealer;
grant select, insert on audit_leaf to entente_sealer;
grant select, insert, update on audit_tile, audit_hour, audit_stream to entente_sealer;
grant select, insert, delete on audit_checkpoint, audit_cosignature to entente_sealer;
-- A witness that signs again what it signed before is alive later.
grant update (note, cosigned_at, received_at) on audit_cosignature to entente_sealer;
create policy sealing on audit_entry       for select to entente_sealer using (true);
create policy sealing on workspace         for select to entente_sealer using (true);
create policy sealing on audit_queue       for all    to entente_sealer using (true) with check (true);
create policy sealing on audit_leaf        for all    to entente_sealer using (true) with check (true);
create policy sealing on audit_tile        for all    to entente_sealer using (true) with check (true);
create policy sealing on audit_hour        for all    to entente_sealer using (true) with check (true);
create policy sealing on audit_checkpoint  for all    to entente_sealer using (true) with check (true);
create policy sealing on audit_cosignature for all    to entente_sealer using (true) with check (true);
create policy sealing on audit_witness     for select to entente_sealer using (true);
create policy sealing on audit_stream      for all    to entente_sealer using (true) with check (true);

grant select on audit_tile, audit_checkpoint, audit_cosignature, audit_witness to entente_app;
grant select (index, commitment) on audit_leaf to entente_app;
create policy everyone on audit_tile        for select to entente_app, entente_auditor using (true);
create policy everyone on audit_checkpoint  for select to entente_app, entente_auditor using (true);
create policy everyone on audit_cosignature for select to entente_app, entente_auditor using (true);
create policy everyone on audit_witness     for select to entente_app, entente_auditor using (true);
create policy everyone on audit_leaf        for select to entente_app using (true);

-- Administrators say whose key witnesses for which nation.
grant insert, update (removed_at) on audit_witness to entente_app;
create policy administrators_add on audit_witness for insert to entente_app
    with check ((select has_role('administrator')) and added_by = (select current_member()) and removed_at is null);
create policy administrators_change on audit_witness for update to entente_app
    using ((select has_role('administrator'))) with check ((select has_role('administrator')) and removed_at is not null);

-- Auditors read all of it. A nation may open the entries of its own people: in evidence for whoever administers its members, by what
-- was sealed, so that no change of a row takes one out; and what was gone before it was sealed, of which nobody knows whose it was.
create policy own_nation on audit_entry for select to entente_auditor
    using ((select has_role('nation-administrator')) and actor_nation = (select acting_nation()));
create policy own_nation on audit_leaf for select to entente_auditor
    using ((select has_role('nation-administrator'))
           and (nation = (select acting_nation()) or origin = 'missing'
                or exists (select from audit_entry e where e.id = entry and e.actor_nation = (select acting_nation()))));
grant select on audit_queue, audit_leaf, audit_tile, audit_hour, audit_checkpoint, audit_cosignature, audit_witness, audit_stream to entente_auditor;
create policy auditors on audit_queue       for select to entente_auditor using ((select has_role('auditor')));
create policy auditors on audit_leaf        for select to entente_auditor using ((select has_role('auditor')));
create policy auditors on audit_hour        for select to entente_auditor using ((select has_role('auditor')));
create policy auditors on audit_stream      for select to entente_auditor using ((select has_role('auditor')));

-- Auditors are told under which label and clearance something was: what was read by whom, never what it says.
grant select on label, clearance to entente_auditor;
create policy auditors on label     for select to entente_auditor using ((select has_role('auditor')));
create policy auditors on clearance for select to entente_auditor using ((select has_role('auditor')));

-- What was decided before, for questions about the past.
create or replace trigger history after update of permitted on dominance
    for each row when (new.permitted is distinct from old.permitted) execute function keep_dominance_history();
grant select, insert on dominance_history to entente_fn;
grant select on history_begin, security_policy to entente_fn;
create policy functions     on dominance_history for select to entente_fn using (true);
create policy functions_add on dominance_history for insert to entente_fn with check (true);
create policy functions     on history_begin     for select to entente_fn using (true);
create policy functions     on security_policy   for select to entente_fn using (true);

-- The desk: what an auditor saved to look for again is that auditor's own.
grant select, insert, delete on saved_search to entente_app;
grant update (name) on saved_search to entente_app;
create policy own        on saved_search for select to entente_app using (owner = (select current_member()) and (select has_role('auditor')));
create policy own_add    on saved_search for insert to entente_app
    with check (owner = (select current_member()) and (select has_role('auditor')));
create policy own_change on saved_search for update to entente_app
    using (owner = (select current_member()) and (select has_role('auditor')))
    with check (owner = (select current_member()) and (select has_role('auditor')));
create policy own_remove on saved_search for delete to entente_app
    using (owner = (select current_member()) and (select has_role('auditor')));

-- Watching: rules look at what was sealed, in the role that reads it all the same. Auditors set the rules' numbers, read what was
-- raised and acknowledge it; of an alert about oneself, another does.
grant select on watch_rule to entente_sealer, entente_app;
grant select, update (last_index) on watch_state to entente_sealer;
grant select, insert, update (action, first_entry, first_at, last_entry, last_at, last_index, times) on watch_alert to entente_sealer;
create policy watching on watch_rule  for select to entente_sealer using (true);
create policy watching on watch_state for all    to entente_sealer using (true) with check (true);
create policy watching on watch_alert for all    to entente_sealer using (true) with check (true);
grant update (is_on, times, minutes, days, hours) on watch_rule to entente_app;
grant select, update (acknowledged_at, acknowledged_by, note) on watch_alert to entente_app;
create policy auditors        on watch_rule  for select to entente_app using ((select has_role('auditor')));
create policy auditors_adjust on watch_rule  for update to entente_app
    using ((select has_role('auditor'))) with check ((select has_role('auditor')));
create policy auditors        on watch_alert for select to entente_app using ((select has_role('auditor')));
create policy auditors_answer on watch_alert for update to entente_app
    using ((select has_role('auditor')) and member_id is distinct from (select current_member()))
    with check ((select has_role('auditor')) and member_id is distinct from (select current_member())
                and (acknowledged_by is null or acknowledged_by = (select current_member())));
