-- Who and what the million rows of ./portal bench belong to, written past triggers and policies by a superuser. A script that
-- writes the rows follows in the same session.
--
-- Workspaces 1 to 20 are for content under 100 labels, of which the first member reads 60; workspaces 21 to 40 for content under
-- 4,000 labels, of which the second member reads 2,000. Each member is admitted to 10 of the 20.
set session_replication_role = replica;

insert into nation (code, name)
select 'X' || chr(65 + n / 26) || chr(65 + n % 26), 'Bench nation ' || n from generate_series(0, 19) n;

-- Every label is releasable to XAA; which other nations it names tells it from the others, as bits of its number.
create temporary table bench_label as
select n, level, nations,
       '"ENTENTE"#1/"' || level || '"/PERMISSIVE"Releasable To"="' || array_to_string(nations, '","') || '"' as canonical
  from (select n, (array['UNCLASSIFIED', 'RESTRICTED', 'CONFIDENTIAL', 'SECRET'])[1 + n % 4] as level,
               array['XAA'] || array(select 'XA' || chr(65 + b) from generate_series(1, 13) b
                                      where n >> (b - 1) & 1 = 1 order by 1) as nations
          from generate_series(1, 4100) n) drawn;

create temporary table bench_interned as
with made as (
    insert into label (policy, edition, classification, rank, releasable_to, content, canonical)
    select 'ENTENTE', 1, level, n % 4, nations,
           jsonb_build_object('policy', 'ENTENTE', 'edition', 1, 'classification', level, 'categories', jsonb_build_array(jsonb_build_object(
               'type', 'PERMISSIVE', 'tagName', 'Releasable To', 'values', to_jsonb(nations)))),
           canonical
      from bench_label
    returning id, canonical)
select made.id, b.n from made join bench_label b using (canonical);
create unique index on bench_interned (n);

insert into clearance (content, canonical)
select '{"held": []}', 'bench ' || n from generate_series(1, 2) n;

-- The first reads three of five of its hundred labels, the second every other of its four thousand.
insert into dominance (clearance_id, label_id, permitted)
select c.id, l.id, case c.canonical when 'bench 1' then l.n <= 100 and l.n % 5 < 3 else l.n > 100 and l.n % 2 = 0 end
  from clearance c
 cross join bench_interned l
 where c.canonical like 'bench %';

-- Every pair is decided, or the job that looks for gaps would find work in the middle of the bench.
insert into dominance (clearance_id, label_id, permitted)
select c.id, l.id, false from clearance c cross join label l on conflict do nothing;

insert into member (subject, username, display_name, nation, role, clearance_id)
select c.canonical, c.canonical, 'Bench Member', 'XAA', 'liaison-officer', c.id from clearance c where c.canonical like 'bench %';

insert into workspace (name, ceiling) select 'bench ' || n, 3 from generate_series(1, 40) n;

insert into admission (workspace_id, member_id, role)
select w.id, m.id, 'CONTRIBUTOR'
  from (select id, split_part(name, ' ', 2)::int as n from workspace where name like 'bench %') w
  join member m on m.subject = case when w.n <= 20 then 'bench 1' else 'bench 2' end
 where w.n % 2 = 0;

create temporary table bench_workspace as
select id, split_part(name, ' ', 2)::int as n from workspace where name like 'bench %';
create unique index on bench_workspace (n);
analyze bench_workspace;
analyze bench_interned;

-- Each column is drawn by a hash of its own, so that no column and no order of the table tells of another.
create function pg_temp.draw(n bigint, column_number bigint, of_how_many int) returns int immutable parallel safe
    return (hashint8extended(n, column_number) & 9223372036854775807) % of_how_many;
