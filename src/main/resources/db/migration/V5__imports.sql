-- Runs of the import of any list, of which exercise plans were the first.
alter table exercise_import rename to import_run;
alter table exercise_import_problem rename to import_problem;
alter table import_run rename constraint exercise_import_check to import_run_counts;
alter table import_run rename constraint exercise_import_check1 to import_run_finished_whole;

alter table import_run add column kind text not null default 'EXERCISE' check (kind in ('EXERCISE', 'TRAINING', 'AGREEMENT'));
alter table import_run alter column kind drop default;
-- Each feature names its layouts.
alter table import_run drop constraint exercise_import_layout_check;
alter table import_run add constraint import_run_layout check (layout ~ '^[A-Z0-9_]{1,40}$');
