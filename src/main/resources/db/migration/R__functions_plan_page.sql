-- What keeps the parts of a plan's page under the plan's workspace and label.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Workspace and label are taken from the plan, whatever the writer says; the row policy then asks whether the writer may write
-- under them. A section may have a label of its own, by the rules that a plan's label has.
create or replace function plan_part_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    plan exercise_plan;
begin
    if tg_op = 'UPDATE' and new.plan_id <> old.plan_id then
        raise exception 'what belongs to a plan stays with it' using errcode = 'EN001';
    end if;
    if tg_op = 'INSERT' then
        -- Who gives the plan another label waits for this, and takes it along. What is there already, it comes to anyway: having
        -- the plan in hand, so nobody who has a part in hand asks for the plan.
        select * into plan from exercise_plan p where p.id = new.plan_id for share;
    else
        select * into plan from exercise_plan p where p.id = new.plan_id;
    end if;
    new.workspace_id := plan.workspace_id;
    if tg_table_name <> 'exercise_section' then
        if tg_table_name = 'exercise_answer' and tg_op = 'UPDATE' then
            if new.nation <> old.nation then
                raise exception 'an answer is of one nation' using errcode = 'EN001';
            end if;
        end if;
        new.label_id := plan.label_id;
        return new;
    end if;
    new.plan_label_id := plan.label_id;
    if not new.own_label then
        new.label_id := plan.label_id;
    end if;
    if tg_op = 'INSERT' then
        if new.own_label then
            perform check_label_of_content(new.workspace_id, new.label_id, new.originator);
        end if;
        return new;
    end if;
    if new.originator <> old.originator or new.public_id <> old.public_id then
        raise exception 'originator and address of a section never change' using errcode = 'EN001';
    end if;
    if new.own_label <> old.own_label or new.own_label and new.label_id <> old.label_id then
        perform check_label_change(new.workspace_id, new.public_id, old.label_id, new.label_id, new.own_label, old.originator);
    end if;
    return new;
end
$$;

-- A plan's new label is its parts' at once: the guard above fetches it.
create or replace function plan_parts_follow_label() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if new.label_id <> old.label_id then
        update exercise_section  set plan_label_id = new.label_id where plan_id = new.id;
        update exercise_answer   set label_id = new.label_id where plan_id = new.id;
        update exercise_key_date set label_id = new.label_id where plan_id = new.id;
    end if;
    return null;
end
$$;

reset role;
