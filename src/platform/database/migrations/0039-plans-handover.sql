-- 0039-plans-handover.sql
-- A body ends while its tasks are open: what it stood for goes to its successor. The ended body's parts stay as history;
-- each handing over is a row, which also says that nothing is left to do for it. A plan itself is held by the successor of
-- its issuer (null: the issuer), so that it can be amended there.
create table task_handover (
  id uuid primary key,
  task_id uuid not null references task (id),
  part text not null check (part in ('holder', 'issuer', 'lead', 'partner')),
  from_body_id uuid not null references body (id),
  to_body_id uuid not null references body (id),
  on_day date not null,
  decision text not null default '' check (length(decision) <= 300),
  handed_at timestamptz not null,
  -- null: the system, because there was one successor
  handed_by uuid references person (id),
  unique (task_id, part, from_body_id)
);
create index task_handover_from on task_handover (from_body_id);

create index body_ended on body (to_day) where to_day is not null;
alter table plan add column holder_body_id uuid references body (id);
create index plan_holder on plan (holder_body_id) where holder_body_id is not null;
