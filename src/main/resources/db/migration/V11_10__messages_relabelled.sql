-- Messages get other labels, and are frozen as what else has one. A message that answers another is read under the label of that one
-- too, by those who may read both.
alter table message add column thread_label_id int references label;   -- of what it answers; null: as its own
alter table message add column labelled_at     timestamptz;            -- null: since it was sent

-- A conversation about an object is read by those who may read the object too, under whatever label that has by now: the conversation has
-- its name.
alter table conversation add column subject_label_id int references label; -- of what it is about; null: as its own
create index conversation_by_subject on conversation (subject_id) where kind = 'SUBJECT';
alter table conversation  no force row level security;
alter table label_history no force row level security;
alter table conversation disable trigger user;
update conversation c
   set subject_label_id = h.label_id
  from label_history h
 where c.kind = 'SUBJECT' and h.object_id = c.subject_id and h.valid_until is null and h.label_id <> c.label_id;
alter table conversation enable trigger user;
alter table conversation  force row level security;
alter table label_history force row level security;

alter table label_change drop constraint label_change_object_kind_check;
alter table label_change add  constraint label_change_object_kind_check
    check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT', 'MESSAGE'));
alter table label_review drop constraint label_review_object_kind_check;
alter table label_review add  constraint label_review_object_kind_check
    check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT', 'MESSAGE'));

-- What is asked for of a message, and when it is looked at again, is read as the message is.
alter table label_change add column thread_label_id  int references label;  -- of what the message answers; null: as its own
alter table label_change add column subject_label_id int references label;  -- of what its conversation is about; null: as its own
alter table label_change add column audience         uuid[];                -- whom a direct one is for; null: all who may read it
alter table label_review add column thread_label_id  int references label;
alter table label_review add column subject_label_id int references label;
alter table label_review add column audience         uuid[];

-- What is not there any more is not looked at again.
alter table label_review     no force row level security;
alter table document         no force row level security;
alter table exercise_section no force row level security;
alter table label_review disable trigger user;
update label_review r
   set review_on = null
 where r.review_on is not null
   and (exists (select from document d where d.public_id = r.object_id and d.withdrawn_at is not null)
        or exists (select from exercise_section s where s.public_id = r.object_id and s.removed));
alter table label_review enable trigger user;
alter table label_review     force row level security;
alter table document         force row level security;
alter table exercise_section force row level security;

alter table spill_case drop constraint spill_case_object_kind_check;
alter table spill_case add  constraint spill_case_object_kind_check
    check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT', 'MESSAGE'));

-- What tells more took their place.
set local role entente_fn;
drop function if exists labelled_object(text, uuid);
drop function if exists label_change_deciders(uuid, int[]);
drop function if exists tell_originators(text, text, uuid, int, text, int);
drop function if exists object_then(uuid, timestamptz);
drop function if exists auditor_object_then(uuid, timestamptz);
reset role;
