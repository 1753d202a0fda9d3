-- What a new label begins with. Called by those who ask, under their own policies.
-- PostgreSQL checks a body as its owner would run it: under the policies, where they are there already.
set local row_security = on;
set local role entente_fn;

-- The label of what the asker last made in a workspace, of what may still be read; null if there is nothing.
create or replace function last_label(p_workspace int) returns int
    language sql stable
    set search_path = entente, pg_temp
as $$
    select made.label_id
      from ((select o.label_id, o.created_at from exercise_plan o
              where o.created_by = (select current_member()) and o.workspace_id = p_workspace
              order by o.created_at desc limit 1)
            union all
            (select o.label_id, o.created_at from document o
              where o.created_by = (select current_member()) and o.workspace_id = p_workspace
              order by o.created_at desc limit 1)
            union all
            (select o.label_id, o.created_at from conversation o
              where o.created_by = (select current_member()) and o.workspace_id = p_workspace
              order by o.created_at desc limit 1)
            union all
            (select o.label_id, o.created_at from course o
              where o.created_by = (select current_member()) and o.workspace_id = p_workspace
              order by o.created_at desc limit 1)
            union all
            (select o.label_id, o.created_at from agreement o
              where o.created_by = (select current_member()) and o.workspace_id = p_workspace
              order by o.created_at desc limit 1)) made
     order by made.created_at desc
     limit 1
$$;

reset role;
