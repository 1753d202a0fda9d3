-- Seats. A seat is either kept for a nation or taken by somebody; of each nation whichever is more counts, and the sum never
-- passes the seats that there are. Whatever could change the sum takes the row lock of its iteration first, so no two do at once.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- The seats that are spoken for: for each nation its quota or those of its people who have a seat, whichever is more.
create or replace function seats_committed(p_iteration bigint) returns int
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    return (select coalesce(sum(greatest(coalesce(q.seats, 0), coalesce(t.taken, 0))), 0)
              from (select s.nation, s.seats from seat_quota s where s.iteration_id = p_iteration) q
              full join (select n.nation, count(*)::int as taken from nomination n
                          where n.iteration_id = p_iteration and n.state in ('APPROVED', 'CONFIRMED') group by n.nation) t
                on t.nation = q.nation);
end
$$;

-- The seats that a nation could still take: those that are nobody's, and what is left of its own quota.
create or replace function seats_free_for(p_iteration bigint, p_nation text) returns int
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    return (select i.seats from course_iteration i where i.id = p_iteration)
         - seats_committed(p_iteration)
         + greatest(0, coalesce((select q.seats from seat_quota q where q.iteration_id = p_iteration and q.nation = p_nation), 0)
                       - (select count(*)::int from nomination n
                           where n.iteration_id = p_iteration and n.nation = p_nation and n.state in ('APPROVED', 'CONFIRMED')));
end
$$;

-- Free seats for the asker's own nation, of those iterations that the asker may read: all that a nation learns of others'.
create or replace function free_seats(p_iterations uuid[]) returns table (iteration uuid, free int)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    return query
    select i.public_id, greatest(0, seats_free_for(i.id, acting_nation()))
      from course_iteration i
     where i.public_id = any (p_iterations)
       and i.workspace_id = any ((select visible_workspaces())::int[])
       and i.label_id in (select readable_labels());
end
$$;

-- Whether the nation of a nomination could take one more seat, for whoever approves it.
create or replace function seat_is_free(p_nomination uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    return coalesce((select seats_free_for(n.iteration_id, n.nation) > 0
                       from nomination n
                      where n.public_id = p_nomination
                        and n.originator = acting_nation()
                        and n.workspace_id = any ((select visible_workspaces())::int[])
                        and n.label_id in (select readable_labels())), false);
end
$$;

-- Holds an iteration until the transaction ends, for whoever may write in its workspace; tells nothing but that it is there.
create or replace function lock_iteration(p_iteration uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
begin
    perform from course_iteration i
      where i.public_id = p_iteration
        and i.workspace_id = any ((select writable_workspaces())::int[])
        and i.label_id in (select readable_labels())
        for update of i;
    return found;
end
$$;

-- Gives free seats to those who wait, in their order; whoever's nation has none at the moment is passed over and keeps the
-- place. It acts on other nations' nominations, which the asker need not see, so it decides alone and takes no wishes. Answers
-- who is to be told.
create or replace function promote_waiting(p_iteration uuid) returns table (promoted uuid, nominator uuid, under_label int)
    language plpgsql volatile security definer
    set search_path = entente, pg_temp
as $$
declare
    held course_iteration;
    waiting nomination;
begin
    if not lock_iteration(p_iteration) then
        return;
    end if;
    select * into held from course_iteration i where i.public_id = p_iteration;
    if held.state not in ('OPEN', 'CLOSED') then
        return;
    end if;
    for waiting in select * from nomination n where n.iteration_id = held.id and n.state = 'WAITING'
                    order by n.waiting_since, n.id loop
        if seats_free_for(held.id, waiting.nation) > 0 then
            update nomination n set state = 'APPROVED', version = n.version + 1, changed_at = now() where n.id = waiting.id;
            promoted := waiting.public_id;
            nominator := waiting.nominated_by;
            under_label := waiting.label_id;
            return next;
        end if;
    end loop;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Triggers
-- ---------------------------------------------------------------------------------------------------------------------
create or replace function course_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and new.provider <> old.provider then
        raise exception 'the provider of a course never changes' using errcode = 'EN001';
    end if;
    return new;
end
$$;

-- What belongs to a course goes where its label goes.
create or replace function course_label_follows() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
begin
    if new.label_id <> old.label_id then
        update course_iteration set label_id = new.label_id where course_id = new.id;
        update seat_quota q set label_id = new.label_id from course_iteration i where i.id = q.iteration_id and i.course_id = new.id;
        update nomination n set label_id = new.label_id from course_iteration i where i.id = n.iteration_id and i.course_id = new.id;
        update course_attendance a set label_id = new.label_id
          from course_iteration i where i.id = a.iteration_id and i.course_id = new.id;
    end if;
    return null;
end
$$;

-- Workspace, label and originator of what belongs to a course are the course's. Who gives that another label waits for what is added,
-- and takes it along: with the course in hand it comes to the iterations, and from them to nominations and seats kept. So these, which
-- are written by who has the iteration in hand, ask for that alone, as strongly as who counts seats after them.
create or replace function of_course_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    c course;
begin
    if tg_op = 'INSERT' and tg_table_name = 'course_iteration' then
        select * into c from course where id = new.course_id for share;
    elsif tg_op = 'INSERT' and tg_table_name = 'course_attendance' then
        select k.* into c from course k join course_iteration i on i.course_id = k.id where i.id = new.iteration_id for share of k;
    elsif tg_table_name = 'course_iteration' then
        select * into c from course where id = new.course_id;
    else
        if tg_op = 'INSERT' then
            perform from course_iteration i where i.id = new.iteration_id for no key update;
        end if;
        select k.* into c from course k join course_iteration i on i.course_id = k.id where i.id = new.iteration_id;
    end if;
    if (new.workspace_id, new.label_id, new.originator) is distinct from (c.workspace_id, c.label_id, c.originator) then
        raise exception 'what belongs to a course stands under its workspace, label and originator' using errcode = 'EN001';
    end if;
    return new;
end
$$;

-- The last word on seats: fewer seats, a larger quota or one more person who has a seat must leave the sum within the seats.
create or replace function seats_guard() returns trigger
    language plpgsql security definer
    set search_path = entente, pg_temp
as $$
declare
    of_iteration bigint := case tg_table_name when 'course_iteration' then (to_jsonb(new) ->> 'id')::bigint
                                              else (to_jsonb(new) ->> 'iteration_id')::bigint end;
    seats int;
begin
    select i.seats into seats from course_iteration i where i.id = of_iteration for update;
    if seats_committed(of_iteration) > seats then
        raise exception 'no seat is free' using errcode = 'EN010';
    end if;
    return null;
end
$$;

-- Who may take which step. It runs as whoever takes it, so that the promotion above is known by its role.
create or replace function nomination_step() returns trigger
    language plpgsql
    set search_path = entente, pg_temp
as $$
declare
    nominates boolean := new.nation = acting_nation();
    provides boolean := new.originator = acting_nation();
    step text;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'NOMINATED' then
            raise exception 'a nomination begins as one' using errcode = 'EN001';
        end if;
        if new.member_id is not null
           and not exists (select from member m where m.id = new.member_id and m.nation = new.nation) then
            raise exception 'a nation nominates its own people' using errcode = 'EN011';
        end if;
        if not exists (select from course_iteration i
                        where i.id = new.iteration_id and i.state = 'OPEN'
                          and coalesce(i.nominations_until, current_date) >= current_date) then
            raise exception 'the iteration takes no nominations' using errcode = 'EN012';
        end if;
        return new;
    end if;
    if (new.public_id, new.workspace_id, new.iteration_id, new.originator, new.nation, new.member_id, new.person_rank,
        new.person_name, new.nominated_by, new.nominated_at)
       is distinct from
       (old.public_id, old.workspace_id, old.iteration_id, old.originator, old.nation, old.member_id, old.person_rank,
        old.person_name, old.nominated_by, old.nominated_at) then
        raise exception 'a nomination is of the same person for the same seat throughout' using errcode = 'EN001';
    end if;
    if new.state = old.state then
        return new;
    end if;
    step := old.state || ' ' || new.state;
    if step = 'WAITING APPROVED' and current_user = 'entente_fn' then
        return new;
    end if;
    if provides and step in ('NOMINATED APPROVED', 'NOMINATED WAITING', 'NOMINATED DECLINED', 'WAITING DECLINED',
                             'APPROVED DECLINED', 'CONFIRMED DECLINED') then
        return new;
    end if;
    if nominates and step in ('APPROVED CONFIRMED', 'NOMINATED WITHDRAWN', 'WAITING WITHDRAWN', 'APPROVED WITHDRAWN',
                              'CONFIRMED WITHDRAWN') then
        return new;
    end if;
    raise exception 'no such step, or not for this nation' using errcode = 'EN013';
end
$$;

reset role;
