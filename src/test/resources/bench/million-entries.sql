-- A million audit entries of a year, as superuser without triggers: 300 people of 15 nations, 40 workspaces, 20,000 objects, of which few
-- are looked at by many. Nights and week-ends are quiet. Counted by hour, as the sealer does.
set local session_replication_role = replica;

insert into nation (code, name)
select 'X' || chr(65 + n) || 'Y', 'Bench ' || n from generate_series(0, 14) n on conflict do nothing;

insert into workspace (name, ceiling) select 'Bench workspace ' || n, 3 from generate_series(1, 40) n;

insert into member (id, username, display_name, nation, role, clearance_id)
select uuidv7(), 'bench-' || n, 'Bench Person ' || n, 'X' || chr(65 + n % 15) || 'Y', 'liaison-officer',
       (select min(id) from clearance)
  from generate_series(1, 300) n;

create temporary table bench_person on commit drop as
select row_number() over (order by username) - 1 as n, id, display_name, nation from member where username like 'bench-%';
create temporary table bench_space on commit drop as
select row_number() over (order by id) - 1 as n, id from workspace where name like 'Bench workspace %';

insert into audit_entry (id, occurred_at, actor, actor_name, actor_nation, actor_role, address, session, correlation, action,
                         object_kind, object_id, workspace_id, outcome, reason, detail)
select gen_random_uuid(), e.at, p.id, p.display_name, p.nation, 'liaison-officer', '192.0.2.' || e.n % 250, md5((e.n / 40)::text),
       md5((e.n / 3)::text), e.action, case when e.action like '%S_LISTED' then null when e.action like 'DOC%' then 'DOCUMENT' else 'EXERCISE_PLAN' end,
       case when e.action not like '%S_LISTED' then md5((20000 * power(e.r, 3))::int::text)::uuid::text end, s.id,
       e.outcome, case e.outcome when 'DENIED' then 'LABEL' when 'FAILED' then 'STORAGE' end, '{"version": "1"}'
  from (select n, random() as r, random() as q,
               date_trunc('second', now()) - interval '365 days' + interval '365 days' * (n / 1000000.0)
                   + interval '6 hours' * sin(n / 437.0) as at,
               case when random() < 0.35 then 'PLAN_OPENED' when random() < 0.4 then 'PLANS_LISTED' when random() < 0.5 then 'DOCUMENT_OPENED'
                    when random() < 0.5 then 'DOCUMENT_DOWNLOADED' when random() < 0.3 then 'PLAN_CHANGED'
                    when random() < 0.02 then 'PLAN_RELABELLED' else 'SIGNED_IN' end as action,
               case when random() < 0.02 then 'DENIED' when random() < 0.003 then 'FAILED' else 'SUCCESS' end as outcome
          from generate_series(1, 1000000) n) e
  join bench_person p on p.n = (300 * power(e.q, 2))::int % 300
  join bench_space s on s.n = e.n % 40;

-- Each with its leaf, as the sealer writes it, in places that the portal's own sealer does not come to; one in 20,000 is a stranger. There
-- is no tree over them: what is measured here asks for none.
insert into audit_leaf (index, entry, salt, commitment, body)
select 1000000000 + row_number() over (order by s.occurred_at), s.id, s.salt, sha256(s.salt || s.body), s.body
  from (select e.id, e.occurred_at, substring(sha256(uuid_send(e.id)) for 16) as salt,
               convert_to(format('{"id":"%s","at":"%s","actor":"%s","name":%s,"nation":"%s","role":"%s","address":"%s","session":"%s",'
                                     || '"correlation":"%s","action":"%s","object":"%s","workspace":"%s","outcome":"%s","detail":{"version":"1"},'
                                     || '"origin":"%s"}',
                                 e.id, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor,
                                 to_json(e.actor_name), e.actor_nation, e.actor_role, e.address, e.session, e.correlation, e.action,
                                 e.object_id, w.public_id, e.outcome, case when random() < 0.00005 then 'unknown' else 'portal' end),
                          'UTF8') as body
          from audit_entry e
          join workspace w on w.id = e.workspace_id
         where e.address like '192.0.2.%') s;

insert into audit_hour (hour, actor_nation, action, outcome, workspace_id, entries)
select date_trunc('hour', occurred_at), actor_nation, action, outcome, workspace_id, count(*)
  from audit_entry where address like '192.0.2.%' group by 1, 2, 3, 4, 5
    on conflict do nothing;
