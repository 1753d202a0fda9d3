-- Messages get other labels, and are frozen as what else has one. A message that answers another is read under the label of that one
-- too, by those who may read both.
alter table message add column thread_label_id int references label;   -- of what it answers; null: as its own
alter table message add column labelled_at     timestamptz;            -- null: since it was sent

alter table label_change drop constraint label_change_object_kind_check;
alter table label_change add  constraint label_change_object_kind_check
    check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT', 'MESSAGE'));
alter table label_review drop constraint label_review_object_kind_check;
alter table label_review add  constraint label_review_object_kind_check
    check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT', 'MESSAGE'));
alter table spill_case drop constraint spill_case_object_kind_check;
alter table spill_case add  constraint spill_case_object_kind_check
    check (object_kind in ('EXERCISE_PLAN', 'EXERCISE_SECTION', 'DOCUMENT', 'COURSE', 'AGREEMENT', 'MESSAGE'));

-- What tells more took their place.
set local role entente_fn;
drop function if exists labelled_object(text, uuid);
drop function if exists label_change_deciders(uuid, int[]);
reset role;
