-- The one rule of labels: which label content may carry, and who may give it another. Every table of content is held to it by a
-- trigger: by label_guard if its rows have a label of their own, by its feature's guard if they take it from what they belong to.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

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
    if not p_originator = any (l.releasable_to) then
        raise exception 'a label is always releasable to its originator' using errcode = 'EN003';
    end if;
    if l.policy is distinct from w.policy or l.rank > w.ceiling then
        raise exception 'the label is above the ceiling of the workspace, or of another policy' using errcode = 'EN004';
    end if;
end
$$;

-- Who gives content another label, and which. Null is no label of its own: that of what it belongs to.
create or replace function check_label_change(p_workspace int, p_old int, p_new int, p_originator text) returns void
    language plpgsql stable
    set search_path = entente, pg_temp
as $$
begin
    if p_new is not distinct from p_old then
        return;
    end if;
    perform check_originator(p_originator);
    if p_new is not null then
        perform check_label_of_content(p_workspace, p_new, p_originator);
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
        perform check_label_change(new.workspace_id, old.label_id, new.label_id, old.originator);
        new.labelled_at := now();
    end if;
    return new;
end
$$;

reset role;
