-- Exercise plans: the search, and what fills the column that it reads. Who may call it stands in R__row_policies.sql.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

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

reset role;
