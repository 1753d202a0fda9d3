-- One million plans for ./portal bench, written past triggers and policies by a superuser.
--
-- Workspaces 1 to 20 hold plans under 100 labels, of which the first member reads 60; workspaces 21 to 40 hold plans under
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

insert into exercise_plan (workspace_id, label_id, originator, name, series, kind, domains, starts_on, starts_precision, ends_on,
                           ends_precision, place, host, participants, status, updated_at, search)
select w.id, l.id, 'XAA', p.name, p.series, p.kind, '{}', p.starts_on, 'DAY', p.starts_on + 10, 'DAY', p.place, 'XAA', p.parties,
       p.status, now() - make_interval(secs => pg_temp.draw(p.n, 1, 100000000)),
       words_of_workspace(w.id, concat_ws(' ', p.name, p.series, p.place, 'XAA', array_to_string(p.parties, ' ')))
  from (select n, first || ' ' || second || ' ' || pg_temp.draw(n, 2, 90) + 10 as name, second as series,
               'Range ' || pg_temp.draw(n, 3, 500) as place,
               (array['LIVE', 'COMMAND_POST', 'COMPUTER_ASSISTED', 'TABLE_TOP', 'FIELD_TRAINING', 'OTHER'])[1 + pg_temp.draw(n, 4, 6)] as kind,
               (array['DRAFT', 'PLANNED', 'CONFIRMED', 'UNDER_WAY', 'COMPLETED', 'CANCELLED'])[1 + pg_temp.draw(n, 5, 6)] as status,
               date '2010-01-01' + pg_temp.draw(n, 6, 9000) as starts_on,
               array['XAA', 'XA' || chr(66 + pg_temp.draw(n, 7, 19))] as parties
          from generate_series(1::bigint, 1000000) n
         cross join lateral (select (array['Amber', 'Bright', 'Calm', 'Distant', 'Eager', 'Frozen', 'Golden', 'Hollow', 'Iron', 'Jade',
                                           'Keen', 'Lone', 'Misty', 'Noble', 'Open', 'Polar', 'Quiet', 'Rapid', 'Steadfast', 'Timber'])
                                        [1 + pg_temp.draw(n, 8, 20)] as first,
                                    (array['Anchor', 'Bastion', 'Compass', 'Dagger', 'Eagle', 'Falcon', 'Gale', 'Harbour', 'Isthmus',
                                           'Javelin', 'Keel', 'Lancer', 'Mariner', 'Northwind', 'Orchard', 'Palisade', 'Quarry',
                                           'Rampart', 'Sabre', 'Trident', 'Umbra', 'Vanguard', 'Watch', 'Xebec', 'Yeoman', 'Zephyr'])
                                        [1 + pg_temp.draw(n, 9, 26)] as second)) p
  join bench_workspace w on w.n = pg_temp.draw(p.n, 10, 40) + 1
  join bench_interned l on l.n = case when w.n <= 20 then pg_temp.draw(p.n, 11, 100) + 1 else pg_temp.draw(p.n, 11, 4000) + 101 end;

reset session_replication_role;
