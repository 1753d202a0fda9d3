-- One million plans, after people-and-labels.sql.
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
