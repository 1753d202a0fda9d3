-- The policy that the labels of a workspace asked for are to be of; its ceiling is a level of it. Nobody could ask for another
-- than the coalition's before, and whoever adds one says which.
alter table workspace_request add policy text not null default 'ENTENTE';
alter table workspace_request alter policy drop default;

-- What somebody last made in a workspace, for the label that the next begins with.
create index exercise_plan_by_maker on exercise_plan (created_by, workspace_id, created_at);
create index document_by_maker      on document      (created_by, workspace_id, created_at);
create index conversation_by_maker  on conversation  (created_by, workspace_id, created_at);
create index course_by_maker        on course        (created_by, workspace_id, created_at);
create index agreement_by_maker     on agreement     (created_by, workspace_id, created_at);

-- In which language a member reads markings; empty: as the browser says.
create table marking_language (
    member_id uuid primary key references member,
    language  text not null check (language ~ '^([a-z]{2,3})?$')
);
