-- What keeps the parts of a plan's page under the plan's workspace and label.
set local role entente_fn;

-- Workspace and label are taken from the plan, whatever the writer says; the row policy then asks whether the writer may write
-- under them. A section may have a label of its own, by the rules that a plan's label has.
create or replace function plan_part_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    plan exercise_plan;
    l label;
begin
    if tg_op = 'UPDATE' and new.plan_id <> old.plan_id then
        raise exception 'what belongs to a plan stays with it' using errcode = 'EN001';
    end if;
    select * into plan from exercise_plan p where p.id = new.plan_id;
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
    if tg_op = 'UPDATE' then
        if new.originator <> old.originator or new.public_id <> old.public_id then
            raise exception 'originator and address of a section never change' using errcode = 'EN001';
        end if;
        if (new.own_label or old.own_label)
           and (new.label_id <> old.label_id or new.own_label <> old.own_label)
           and old.originator is distinct from acting_nation() then
            raise exception 'only the originating nation changes a label' using errcode = 'EN002';
        end if;
    end if;
    if new.own_label and (tg_op = 'INSERT' or new.label_id <> old.label_id or not old.own_label) then
        select * into l from label where id = new.label_id;
        if not new.originator = any (l.releasable_to) then
            raise exception 'a label is always releasable to its originator' using errcode = 'EN003';
        end if;
        if l.rank > (select w.ceiling from workspace w where w.id = new.workspace_id) then
            raise exception 'the label is above the ceiling of the workspace' using errcode = 'EN004';
        end if;
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
