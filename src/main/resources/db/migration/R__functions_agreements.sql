-- Agreements: functions of triggers. R__row_policies.sql sets the triggers and says who may call what.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- An agreement stands under one of its own workspace, and never under itself.
create or replace function agreement_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if new.parent_id is not null and (tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id) then
        -- One at a time in a workspace: two at once could close a circle that neither sees.
        perform pg_advisory_xact_lock(hashtextextended('agreement_parent', new.workspace_id));
        if not exists (select from agreement p where p.id = new.parent_id and p.workspace_id = new.workspace_id) then
            raise exception 'a parent is in the same workspace' using errcode = 'EN006';
        end if;
        if exists (
            with recursive above as (
                select a.id, a.parent_id from agreement a where a.id = new.parent_id
                union
                select a.id, a.parent_id from above join agreement a on a.id = above.parent_id)
            select from above where above.id = new.id) then
            raise exception 'an agreement is not above itself' using errcode = 'EN006';
        end if;
    end if;
    return new;
end
$$;

-- Parts of an agreement are where it is and carry its label, whatever was written.
create or replace function agreement_part_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and new.agreement_id <> old.agreement_id then
        raise exception 'a part of an agreement stays with it' using errcode = 'EN001';
    end if;
    if tg_op = 'INSERT' then
        -- Who gives the agreement another label waits for this, and takes it along; what is there already, it comes to anyway.
        select a.workspace_id, a.label_id into new.workspace_id, new.label_id from agreement a where a.id = new.agreement_id for share;
    else
        select a.workspace_id, a.label_id into new.workspace_id, new.label_id from agreement a where a.id = new.agreement_id;
    end if;
    return new;
end
$$;

create or replace function agreement_parts_follow() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if new.label_id <> old.label_id then
        update agreement_act        set label_id = new.label_id where agreement_id = new.id;
        update agreement_obligation set label_id = new.label_id where agreement_id = new.id;
        update agreement_reminder   set label_id = new.label_id where agreement_id = new.id;
        update agreement_import_row set label_id = new.label_id where agreement_id = new.id;
    end if;
    return null;
end
$$;

reset role;
