-- More is asked than was before a label counts as the equivalent of one of another policy. What equivalents opened is closed until it
-- has been decided anew, clearance by clearance, as when an edition of each policy comes.
alter table label           no force row level security;
alter table clearance       no force row level security;
alter table dominance       no force row level security;
alter table security_policy no force row level security;
-- The trigger that keeps what was decided before writes under the policies.
set local row_security = on;
update dominance d
   set permitted = false
  from label l, clearance c
 where d.permitted and l.id = d.label_id and c.id = d.clearance_id
   and upper(l.policy) <> all (array(select upper(h ->> 'policy') from jsonb_array_elements(c.content -> 'held') h));
update security_policy p
   set decided_through = 0, decide_upto = (select coalesce(max(id), 0) from clearance)
 where edition = (select max(edition) from security_policy other where other.name = p.name);
set local row_security = off;
alter table label           force row level security;
alter table clearance       force row level security;
alter table dominance       force row level security;
alter table security_policy force row level security;
