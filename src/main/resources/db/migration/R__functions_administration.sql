-- What one person may not do alone, and what is final. The database holds it whoever writes, through a page or past it.
-- Where nobody is bound to the transaction, row policies let nobody write: only the founding of an empty installation does.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- Whether somebody else than who asked agrees to exactly this, in this very transaction.
create or replace function second_person_agrees(
    p_kind text, p_member uuid, p_workspace int, p_role text, p_clearance int, p_ends date) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (
        select from approval_request r
         where r.kind = p_kind
           and r.member_id is not distinct from p_member
           and r.workspace_id is not distinct from p_workspace
           and r.role is not distinct from p_role
           and r.clearance_id is not distinct from p_clearance
           and r.clearance_ends_on is not distinct from p_ends
           and r.state = 'APPROVED'
           and r.decided_by = current_member()
           and r.decided_by <> r.requested_by
           and r.decided_at = now());
end
$$;

create or replace function needs_second_person(p_clearance int) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return coalesce((select c.needs_second_person from clearance c where c.id = p_clearance), true);
end
$$;

-- Whether a clearance gives nothing that another does not, as the engine compared them; what it did not compare may.
create or replace function lies_within(p_inner int, p_outer int) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$ select exists (select from clearance_within w where w.inner_id = p_inner and w.outer_id = p_outer) $$;

-- Whether it opens nothing that the other keeps closed: under no policy, and by no equivalent either.
create or replace function opens_no_more(p_inner int, p_outer int) returns boolean
    language sql stable
    set search_path = entente, pg_temp
as $$ select exists (select from clearance_within w where w.inner_id = p_inner and w.outer_id = p_outer and w.every_policy) $$;

-- Holds the clearances of a nation and of its people in one order: who changes the nation's waits for those who are clearing its
-- people, and they for that.
create or replace function hold_clearance(p_nation text, p_change boolean) returns void
    language plpgsql
    set search_path = entente, pg_temp
as $$
begin
    if p_change then
        perform pg_advisory_xact_lock(hashtext('clearance of a nation'), hashtext(p_nation));
    else
        perform pg_advisory_xact_lock_shared(hashtext('clearance of a nation'), hashtext(p_nation));
    end if;
end
$$;

-- A nation's people are given no more than the nation is cleared for.
create or replace function check_clearance_of_nation(p_nation text, p_clearance int) returns void
    language plpgsql
    set search_path = entente, pg_temp
as $$
begin
    perform hold_clearance(p_nation, false);
    if not exists (select from nation n where n.code = p_nation and lies_within(p_clearance, n.clearance_id)) then
        raise exception 'a clearance lies within that of the nation' using errcode = 'EN017';
    end if;
end
$$;

create or replace function member_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if current_member() is null then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.state not in ('ACTIVE', 'AWAITING') then
            raise exception 'a new member is active or awaits a second person' using errcode = 'EN011';
        end if;
        if new.state = 'ACTIVE' and (new.role in ('administrator', 'auditor') or needs_second_person(new.clearance_id)) then
            raise exception 'this takes a second person' using errcode = 'EN010';
        end if;
        -- Names that end in a nation's code are that nation's: trying one tells nothing of another nation.
        if new.username ~ '\.[a-z]{3}$' and upper(right(new.username, 3)) <> new.nation
           and exists (select from nation n where n.code = upper(right(new.username, 3))) then
            raise exception 'the user name ends in the code of another nation' using errcode = 'EN012';
        end if;
        perform check_clearance_of_nation(new.nation, new.clearance_id);
        return new;
    end if;
    if (new.id, new.nation, new.username) <> (old.id, old.nation, old.username) or new.subject is distinct from old.subject then
        raise exception 'who a member is never changes' using errcode = 'EN001';
    end if;
    if old.state = 'ENDED' then
        raise exception 'a membership that ended is final' using errcode = 'EN013';
    end if;
    if old.state <> 'AWAITING' and new.state = 'AWAITING' then
        raise exception 'only a new member awaits a second person' using errcode = 'EN011';
    end if;
    if old.state = 'AWAITING' then
        if (new.role, new.clearance_id) <> (old.role, old.clearance_id)
           or new.clearance_ends_on is distinct from old.clearance_ends_on then
            raise exception 'what a second person has yet to agree to does not change' using errcode = 'EN011';
        end if;
        if new.state not in ('AWAITING', 'ENDED')
           and not (new.state = 'ACTIVE'
                    and second_person_agrees('MEMBER', new.id, null, new.role, new.clearance_id, new.clearance_ends_on)) then
            raise exception 'this takes a second person' using errcode = 'EN010';
        end if;
        if new.state not in ('AWAITING', 'ENDED') then
            perform check_clearance_of_nation(new.nation, new.clearance_id);
        end if;
        return new;
    end if;
    if new.role <> old.role then
        -- Nobody audits what one did, or will do, in another role.
        if 'auditor' in (old.role, new.role) then
            raise exception 'nobody becomes an auditor or stops being one' using errcode = 'EN014';
        end if;
        if new.role = 'administrator' and not second_person_agrees('ROLE', new.id, null, new.role, null, null) then
            raise exception 'this takes a second person' using errcode = 'EN010';
        end if;
    end if;
    if (new.clearance_id <> old.clearance_id and not opens_no_more(new.clearance_id, old.clearance_id)
        or coalesce(new.clearance_ends_on, 'infinity') > coalesce(old.clearance_ends_on, 'infinity'))
       and needs_second_person(new.clearance_id)
       and not second_person_agrees('CLEARANCE', new.id, null, null, new.clearance_id, new.clearance_ends_on) then
        raise exception 'this takes a second person' using errcode = 'EN010';
    end if;
    if new.clearance_id <> old.clearance_id then
        perform check_clearance_of_nation(new.nation, new.clearance_id);
    end if;
    return new;
end
$$;

-- As second_person_agrees, of what a nation's people may be given.
create or replace function second_person_clears_nation(p_nation text, p_clearance int) returns boolean
    language plpgsql stable security definer
    set search_path = entente, pg_temp
as $$
begin
    return exists (
        select from approval_request r
         where r.kind = 'NATION'
           and r.nation = p_nation
           and r.clearance_id = p_clearance
           and r.state = 'APPROVED'
           and r.decided_by = current_member()
           and r.decided_by <> r.requested_by
           and r.decided_at = now());
end
$$;

create or replace function nation_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if current_member() is null then
        return new;
    end if;
    -- Where none is stated, the next start of the portal would state one.
    if new.clearance_id is null then
        raise exception 'a nation is cleared for something or for nothing, and it is stated' using errcode = 'EN017';
    end if;
    if tg_op = 'INSERT' then
        return new;
    end if;
    if old.state = 'LEFT' or new.code <> old.code then
        raise exception 'a nation that left does not change any more' using errcode = 'EN013';
    end if;
    if new.clearance_id is distinct from old.clearance_id then
        perform hold_clearance(new.code, true);
        if not opens_no_more(new.clearance_id, old.clearance_id)
           and needs_second_person(new.clearance_id)
           and not second_person_clears_nation(new.code, new.clearance_id) then
            raise exception 'this takes a second person' using errcode = 'EN010';
        end if;
    end if;
    return new;
end
$$;

-- What a nation was cleared for when, from the first day.
create or replace function keep_nation_history() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    update nation_history set valid_until = now() where nation = new.code and valid_until is null;
    insert into nation_history values (new.code, new.state, new.clearance_id, now(), null, current_member());
    return null;
end
$$;

create or replace function workspace_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if current_member() is null then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.commons then
            raise exception 'the commons are made when an installation is founded' using errcode = 'EN001';
        end if;
        return new;
    end if;
    -- Its ceiling, and the labels in it, are of that policy.
    if new.commons <> old.commons or new.public_id <> old.public_id or new.policy <> old.policy then
        raise exception 'address of a workspace, whose it is, and the policy of its labels never change' using errcode = 'EN001';
    end if;
    if old.state = 'SEALED' and new.state <> 'SEALED' and not second_person_agrees('UNSEAL', null, new.id, null, null, null) then
        raise exception 'this takes a second person' using errcode = 'EN010';
    end if;
    return new;
end
$$;

-- Who asked, who decided and when are the database's word, not the caller's.
create or replace function approval_request_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if current_member() is null then
        return new;
    end if;
    if tg_op = 'INSERT' then
        new.state := 'WAITING';
        new.requested_by := current_member();
        new.requested_at := now();
        new.expires_at := now() + interval '7 days';
        new.decided_by := null;
        new.decided_at := null;
        return new;
    end if;
    if old.state <> 'WAITING' then
        raise exception 'this was decided already' using errcode = 'EN013';
    end if;
    if new.state in ('APPROVED', 'DECLINED') and old.requested_by = current_member() then
        raise exception 'this takes a second person' using errcode = 'EN010';
    end if;
    new.decided_by := current_member();
    new.decided_at := now();
    return new;
end
$$;

create or replace function workspace_request_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        new.state := 'WAITING';
        new.requested_by := current_member();
        new.requested_at := now();
        new.decided_by := null;
        new.decided_at := null;
        return new;
    end if;
    if old.state <> 'WAITING' then
        raise exception 'this was decided already' using errcode = 'EN013';
    end if;
    new.decided_by := current_member();
    new.decided_at := now();
    return new;
end
$$;

-- Whose account it is that somebody failed to sign in with, whatever has become of the member; for background work.
create or replace function account_holder(p_subject text, p_username text) returns table (member uuid, username text)
    language sql stable security definer
    set search_path = entente, pg_temp
as $$
    select m.id, m.username
      from member m
     where m.subject = p_subject or p_subject is null and lower(m.username) = lower(p_username)
     order by m.state = 'ACTIVE' desc
     limit 1
$$;

reset role;
