-- 0031-plans-tasks.sql
-- Work: tasks of an adopted plan, who leads and helps, the dated obligations a task opens into, progress, evidence,
-- the talk about it (returned, asked to explain). What is due and done is the obligation; a task sums its obligations up.

create table task (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  -- the body that issued the plan, here so that lists need no further join
  issuer_body_id uuid not null references body (id),
  position integer not null,
  path text not null,
  text text not null,
  time_raw text,
  time_basis text check (time_basis in ('fixed', 'ongoing', 'on-request')),
  start_day date,
  end_day date,
  every text check (every in ('year', 'half-year', 'quarter', 'month', 'week', 'day')),
  outputs text[] not null default '{}',
  budget_line text not null default '' check (length(budget_line) <= 300),
  budget_source text not null default '' check (length(budget_source) <= 300),
  -- đồng; blank is not zero
  budget_estimate numeric(15, 0) check (budget_estimate >= 0),
  budget_spent numeric(15, 0) check (budget_spent >= 0),
  officer_id uuid references person (id),
  -- where every value was read from: field → excerpt
  sources jsonb not null default '{}',
  dropped_at timestamptz,
  folded text not null
);
create index task_plan on task (plan_id, position);
create index task_officer on task (officer_id) where dropped_at is null;
create index task_issuer on task (issuer_body_id);

create table task_body (
  task_id uuid not null references task (id),
  body_id uuid not null references body (id),
  part text not null check (part in ('issuer', 'lead', 'partner')),
  primary key (task_id, body_id, part)
);
create index task_body_body on task_body (body_id, part, task_id);

-- bodies as written in the plan, also those that no real body was found for
create table task_body_written (
  task_id uuid not null references task (id),
  part text not null check (part in ('lead', 'partner')),
  position integer not null,
  written text not null,
  resolved boolean not null,
  primary key (task_id, part, position)
);

create table obligation (
  id uuid primary key,
  task_id uuid not null references task (id),
  position integer not null,
  kind text not null check (kind in ('deadline', 'check-in', 'on-request')),
  label text not null,
  start_day date,
  -- the last day that is still in time; null while an on-request one waits
  due_day date,
  -- waiting: nothing is asked yet; open: to be done; claimed: said to be done; evidenced: shown; checked: seen by another
  state text not null check (state in ('waiting', 'open', 'claimed', 'evidenced', 'checked')),
  returned boolean not null default false,
  claimed_by uuid references person (id),
  claimed_at timestamptz,
  -- the day the work was done, as claimed; what «đúng hạn» is judged by
  done_day date,
  checked_by uuid references person (id),
  checked_at timestamptz,
  version integer not null default 0,
  check (state <> 'checked' or (checked_by is not null and checked_by <> claimed_by)),
  check (state in ('waiting', 'open') or (claimed_by is not null and done_day is not null)),
  unique (task_id, position)
);
create index obligation_open_due on obligation (due_day) where state = 'open';
create index obligation_to_check on obligation (task_id) where state in ('claimed', 'evidenced');

create table progress (
  id uuid primary key,
  task_id uuid not null references task (id),
  obligation_id uuid references obligation (id),
  body_id uuid not null references body (id),
  note text not null check (length(note) between 1 and 5000),
  figures jsonb not null default '[]',
  written_by uuid not null references person (id),
  written_at timestamptz not null
);
create index progress_task on progress (task_id, written_at desc);

create table evidence (
  id uuid primary key,
  task_id uuid not null references task (id),
  obligation_id uuid not null references obligation (id),
  file_id uuid not null,
  -- the kind of thing named under «Kết quả, sản phẩm» that this file shows
  output text not null check (length(output) <= 500),
  note text not null default '' check (length(note) <= 1000),
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid references person (id)
);
create index evidence_obligation on evidence (obligation_id) where removed_at is null;
create index evidence_file on evidence (file_id);

-- returned with a reason, «yêu cầu giải trình», and its answer
create table exchange (
  id uuid primary key,
  task_id uuid not null references task (id),
  obligation_id uuid not null references obligation (id),
  kind text not null check (kind in ('return', 'explain-request', 'explain-answer')),
  text text not null check (length(text) between 10 and 5000),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  answers_id uuid references exchange (id),
  answered_at timestamptz
);
create index exchange_obligation on exchange (obligation_id, written_at);
create index exchange_unanswered on exchange (task_id) where kind = 'explain-request' and answered_at is null;
