-- One million messages in 1,000 conversations, after people-and-labels.sql. Ids begin above those of the demo data.

-- Twenty others in each workspace, who write.
create temporary table bench_person as
select p as n, w.id as workspace, gen_random_uuid() as id, row_number() over (partition by w.n order by p) - 1 as seat
  from generate_series(1, 800) p join bench_workspace w on w.n = (p - 1) % 40 + 1;
create unique index on bench_person (workspace, seat);

insert into member (id, subject, username, display_name, nation, role, clearance_id)
select p.id, 'bench person ' || p.n, 'bench person ' || p.n, 'Bench Person ' || p.n, 'XA' || chr(65 + p.n % 20), 'liaison-officer', c.id
  from bench_person p join clearance c on c.canonical = 'bench 1';
insert into admission (workspace_id, member_id, role) select workspace, id, 'CONTRIBUTOR' from bench_person;

-- Of 25 in a workspace five are between two people; the reader of the workspaces is one of them in about half of those.
create temporary table bench_conversation as
select k, w.id as workspace, w.n as workspace_number, l.id as label, l.n as label_number, k / 40 % 5 = 4 as direct,
       a.id as one, coalesce(case when pg_temp.draw(k, 21, 2) = 0 then m.id end, b.id) as other
  from generate_series(0, 999) k
  join bench_workspace w on w.n = k % 40 + 1
  join bench_interned l on l.n = case when w.n <= 20 then pg_temp.draw(k, 22, 100) + 1 else pg_temp.draw(k, 22, 4000) + 101 end
  join bench_person a on a.workspace = w.id and a.seat = k / 200
  join bench_person b on b.workspace = w.id and b.seat = pg_temp.draw(k, 23, 10) + 10
  join member m on m.subject = case when w.n <= 20 then 'bench 1' else 'bench 2' end;
create unique index on bench_conversation (k);
analyze bench_person;
analyze bench_conversation;

insert into conversation (id, workspace_id, label_id, originator, kind, name, audience) overriding system value
select 100000 + k, workspace, label, 'XAA', case when direct then 'DIRECT' else 'CHANNEL' end, case when direct then '' else 'Channel ' || k end,
       case when direct then array[least(one, other), greatest(one, other)] end
  from bench_conversation;

-- Conversations go on side by side, so that the rows of one lie far apart. Every fifth message of a conversation answers one of
-- the four before it. Half of those that begin carry the conversation's label, half another one.
insert into message (id, conversation_id, workspace_id, label_id, originator, audience, thread_id, author_id, text, mentions, precedence,
                     acknowledge, state, version, sent_at, edited_at, search) overriding system value
select p.n, 100000 + c.k, c.workspace,
       case when pg_temp.draw(p.begins, 31, 2) = 0 then c.label else l.id end, 'XAA',
       case when c.direct then array[least(c.one, c.other), greatest(c.one, c.other)] end,
       nullif(p.begins, p.n), a.id, p.text,
       case when pg_temp.draw(p.n, 32, 10) = 0 then array[b.id] else '{}' end,
       (array['ROUTINE', 'ROUTINE', 'ROUTINE', 'PRIORITY', 'IMMEDIATE'])[1 + pg_temp.draw(p.n, 33, 5)],
       pg_temp.draw(p.n, 34, 20) = 0, case when p.text = '' then 'WITHDRAWN' else 'POSTED' end,
       case when p.text = '' then 1 else 0 end, timestamptz '2031-01-01 00:00Z' + make_interval(secs => p.n),
       case when p.text = '' then timestamptz '2031-01-01 01:00Z' + make_interval(secs => p.n) end,
       words_of_workspace(c.workspace, p.text)
  from (select n, n % 1000 as k,
               case when n / 1000 % 5 = 4 then n - 1000 * (1 + pg_temp.draw(n, 35, 4)) else n end as begins,
               case when pg_temp.draw(n, 36, 100) = 0 then ''
                    else concat_ws(' ', first, 'reports the', second, 'near', third, 'with', fourth, 'at serial',
                                   pg_temp.draw(n, 37, 1000), case when pg_temp.draw(n, 38, 5000) = 0 then 'razorbill' end) end as text
          from (select array['anchorage', 'bridge', 'convoy', 'depot', 'escort', 'ferry', 'garrison', 'harbour', 'island', 'jetty', 'kitchen',
                             'launch', 'medics', 'navigation', 'outpost', 'pontoon', 'quay', 'radar', 'supply', 'tanker', 'umpire',
                             'vessel', 'weather', 'yard'] as words) v
         cross join generate_series(1000000::bigint, 1999999) n
         cross join lateral (select v.words[1 + pg_temp.draw(n, 39, 24)] as first, v.words[1 + pg_temp.draw(n, 40, 24)] as second,
                                    v.words[1 + pg_temp.draw(n, 41, 24)] as third, v.words[1 + pg_temp.draw(n, 42, 24)] as fourth)) p
  join bench_conversation c on c.k = p.k
  join bench_interned l on l.n = case when c.workspace_number <= 20 then pg_temp.draw(p.begins, 43, 100) + 1
                                      else pg_temp.draw(p.begins, 43, 4000) + 101 end
  join bench_person a on a.workspace = c.workspace and a.seat = pg_temp.draw(p.n, 44, 20)
  join bench_person b on b.workspace = c.workspace and b.seat = pg_temp.draw(p.n, 45, 20);

-- The two readers have acknowledged half of what asks for it.
insert into message_acknowledgment (message_id, member_id, workspace_id, label_id, author_id)
select m.id, r.id, m.workspace_id, m.label_id, m.author_id
  from message m
  join bench_workspace w on w.id = m.workspace_id
  join member r on r.subject = case when w.n <= 20 then 'bench 1' else 'bench 2' end
 where m.acknowledge and m.id % 2 = 0;

reset session_replication_role;
