-- 0038-plans-changes.sql
-- What changes under work that is running. Who was told of a changed plan, and who has read it. Whether an amending plan
-- takes the place of the whole earlier one or of the tasks it names. Which earlier tasks a task comes from when several
-- were joined or one was divided (continues_task_id is the one whose work it goes on with). Which duty to report a task of
-- kind «report» comes from. And a version on the task, so that of two who assign it at once the second sees the first.
create table plan_change_notice (
  id uuid primary key,
  -- the amending plan
  plan_id uuid not null references plan (id),
  person_id uuid not null references person (id),
  task_ids uuid[] not null default '{}',
  summary text not null check (length(summary) between 1 and 1000),
  noted_at timestamptz not null,
  acknowledged_at timestamptz,
  unique (plan_id, person_id)
);
create index plan_change_notice_unread on plan_change_notice (person_id, noted_at) where acknowledged_at is null;

alter table plan add column amends_how text check (amends_how in ('whole', 'partial'));
update plan set amends_how = 'whole' where amends_plan_id is not null;

create table task_origin (
  task_id uuid not null references task (id),
  earlier_task_id uuid not null references task (id),
  how text not null check (how in ('joined', 'divided')),
  primary key (task_id, earlier_task_id),
  check (task_id <> earlier_task_id)
);

alter table task add column version integer not null default 0;
alter table task add column reporting_id uuid references plan_reporting (id);
create index task_reporting on task (reporting_id) where reporting_id is not null;
