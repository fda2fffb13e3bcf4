-- 0040-cascade.sql
-- Giao kế hoạch: which bodies below must answer a plan with one of their own, which plan answers, and what of the plan
-- above stands in it, task by task. What a person said stays as it was said; columns named `now_…` and `stale` are what
-- the machine derives from it and may reckon anew at any time.

create table plan_addressee (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  body_id uuid not null references body (id),
  issued_on date not null,
  -- as the issuer stated it; null: the issuer stated none. Never a day that a rule alone gives.
  answer_due_day date,
  due_source text not null default '' check (length(due_source) <= 300),
  -- asked: it owes a plan · not-required: it said, with a reason, that it need not issue one · withdrawn: the issuer took
  -- the demand back · succeeded: another body took over and answers instead · ended: nobody took over
  state text not null check (state in ('asked', 'not-required', 'withdrawn', 'succeeded', 'ended')),
  reason text not null default '' check (length(reason) <= 1000),
  check (state not in ('not-required', 'withdrawn') or length(reason) >= 10),
  decided_by uuid references person (id),
  decided_at timestamptz not null,
  -- the same demand in the plan that this one amends, or the demand on the body that this one took over from
  carried_from uuid references plan_addressee (id),
  version integer not null default 0,
  unique (plan_id, body_id)
);
create index plan_addressee_body on plan_addressee (body_id) where state = 'asked';

create table plan_answer (
  addressee_id uuid not null references plan_addressee (id),
  plan_id uuid not null references plan (id),
  state text not null check (state in ('proposed', 'confirmed', 'dismissed')),
  how text not null check (how in ('citation', 'likeness', 'hand')),
  likeness numeric(4, 3) not null check (likeness between 0 and 1),
  why text not null check (length(why) <= 500),
  -- the version of the answer in force: itself, its amendment, or none while the adoption is taken back
  now_plan_id uuid references plan (id),
  noted_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  check (state = 'proposed' or decided_at is not null),
  primary key (addressee_id, plan_id)
);
create unique index plan_answer_one on plan_answer (addressee_id) where state = 'confirmed';
create index plan_answer_plan on plan_answer (plan_id);

create table coverage_cell (
  id uuid primary key,
  addressee_id uuid not null references plan_addressee (id),
  parent_task_id uuid not null references task (id),
  -- what a person of the body below said; null: nothing yet, or it was returned
  said text check (said in ('covered', 'adapted', 'silent', 'not-applicable')),
  child_task_id uuid references task (id),
  reason text not null default '' check (length(reason) <= 1000),
  said_by uuid references person (id),
  said_at timestamptz,
  -- both tasks as they read when it was said
  seen jsonb,
  check ((said is null) = (said_at is null)),
  check ((said in ('covered', 'adapted')) = (child_task_id is not null) or said is null),
  check (said <> 'not-applicable' or length(reason) >= 10),
  -- derived: the answering task as it is in force now
  now_task_id uuid references task (id),
  -- derived: what changed since it was said, and since when; null: nothing
  stale jsonb,
  state text not null generated always as (
    case when said is null or (said in ('covered', 'adapted') and now_task_id is null) then 'open' else said end) stored,
  -- the machine's proposal, with its reason
  proposed text check (proposed in ('covered', 'adapted', 'silent')),
  proposed_task_id uuid references task (id),
  likeness numeric(4, 3) check (likeness between 0 and 1),
  why text not null default '' check (length(why) <= 500),
  returned_reason text not null default '' check (length(returned_reason) <= 1000),
  returned_by uuid references person (id),
  returned_at timestamptz,
  version integer not null default 0,
  unique (addressee_id, parent_task_id)
);
create index coverage_cell_task on coverage_cell (parent_task_id);
