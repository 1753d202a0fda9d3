-- The one rule of labels: which label content may carry, and who may give it another. Every table of content is held to it by a
-- trigger: by label_guard if its rows have a label of their own, by its feature's guard if they take it from what they belong to.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Whether a nation could read what carries a label itself: the label names it, or what it is cleared for permits it, as with what is
-- released to everyone.
create or replace function originator_reads(p_label int, p_originator text) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (select from label l where l.id = p_label and p_originator = any (l.releasable_to))
        or exists (select from nation n
                     join dominance d on d.clearance_id = n.clearance_id
                    where n.code = p_originator and d.label_id = p_label and d.permitted);
end
$$;

-- What any label of content must be, whoever writes it: of the policy of its workspace and not above its ceiling, which is a level
-- of that policy; and nothing that the originating nation could not read itself.
create or replace function check_label_of_content(p_workspace int, p_label int, p_originator text) returns void
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
declare
    l label;
    w workspace;
begin
    select * into l from label where id = p_label;
    select * into w from workspace where id = p_workspace;
    -- Nobody is bound to the transaction: the row policies let nobody write then.
    if p_originator is not null and not originator_reads(p_label, p_originator) then
        raise exception 'a label is always releasable to its originator' using errcode = 'EN003';
    end if;
    if l.policy is distinct from w.policy or l.rank > w.ceiling then
        raise exception 'the label is above the ceiling of the workspace, or of another policy' using errcode = 'EN004';
    end if;
end
$$;

-- Whether another label keeps from everybody what the first one does. By the labels, which the engine has compared; and by those who
-- could be shown what is in the workspace: a clearance lists its levels and need not hold the lower ones, and who is cleared under
-- another policy is judged by equivalents. A pair that the engine has not compared opens.
create or replace function label_only_restricts(p_workspace int, p_from int, p_to int) returns boolean
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    return exists (select from label_restriction r where r.from_id = p_from and r.to_id = p_to)
       and not exists (
           select
             from member m
             join dominance d on d.clearance_id = m.clearance_id and d.label_id = p_to and d.permitted
            where (exists (select from admission ad where ad.workspace_id = p_workspace and ad.member_id = m.id)
                   or exists (select from workspace w where w.id = p_workspace and w.commons))
              and not exists (select from dominance b where b.clearance_id = m.clearance_id and b.label_id = p_from and b.permitted));
end
$$;

-- Whether two persons agree to exactly this change of exactly this object: the second one in this very transaction, or before,
-- and it is done in this very transaction since its date has come.
create or replace function label_change_is_agreed(p_object uuid, p_old int, p_new int, p_own boolean) returns boolean
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    return exists (
        select from label_change c
         where c.object_id = p_object
           and c.from_label_id = p_old
           and c.to_label_id = p_new
           and c.to_own = p_own
           and c.state = 'DONE'
           and c.done_at = now()
           and c.decided_by <> c.asked_by
           and (c.takes_effect_at is null and c.decided_by = current_member() and c.decided_at = now()
                or c.takes_effect_at <= now()));
end
$$;

-- Who gives content another label, and which. Restricting takes one person of the originating nation; whatever opens takes two.
-- The labels are those that it is read under; not its own is that of what it belongs to.
create or replace function check_label_change(
    p_workspace int, p_object uuid, p_old int, p_new int, p_own boolean, p_originator text) returns void
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    perform check_foreign_floors(p_workspace, p_object, p_old, p_new);
    -- Frozen, and put right again, by the rules of R__functions_spill.sql.
    if is_moved_by_case(p_object, p_old, p_new, p_own) then
        return;
    end if;
    if p_own then
        perform check_label_of_content(p_workspace, p_new, p_originator);
    end if;
    if label_change_is_agreed(p_object, p_old, p_new, p_own) or is_raised_by_stage(p_workspace, p_object, p_old, p_new) then
        return;
    end if;
    perform check_originator(p_originator);
    if p_new <> p_old and not label_only_restricts(p_workspace, p_old, p_new) then
        raise exception 'what opens a label takes a second person' using errcode = 'EN015';
    end if;
end
$$;

-- What of content is its originating nation's alone to do: to change its label, and to withdraw it.
create or replace function check_originator(p_originator text) returns void
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    if p_originator is distinct from acting_nation() then
        raise exception 'only the originating nation changes a label and withdraws' using errcode = 'EN002';
    end if;
end
$$;

-- For whatever has a workspace, an originator, an address and a label of its own.
create or replace function label_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform check_label_of_content(new.workspace_id, new.label_id, new.originator);
        return new;
    end if;
    if (new.workspace_id, new.originator, new.public_id) is distinct from (old.workspace_id, old.originator, old.public_id) then
        raise exception 'workspace, originator and address of content never change' using errcode = 'EN001';
    end if;
    if new.label_id <> old.label_id then
        perform check_label_change(new.workspace_id, new.public_id, old.label_id, new.label_id, true, old.originator);
        new.labelled_at := now();
    end if;
    return new;
end
$$;

reset role;
