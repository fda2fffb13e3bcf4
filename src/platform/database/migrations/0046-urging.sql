-- 0046-urging.sql
-- Đôn đốc. A digest is one row a person a day, written in the transaction of its mail: the key is what makes it one. An urge
-- is one step of the ladder of one obligation, or one by hand. A round of the ladder is a version of the obligation: whatever
-- happens to that (done, withdrawn, returned) changes it, so that steps begin anew without anything to reset.

create table urge_pace (
  id uuid primary key,
  -- null: the whole system
  body_id uuid references body (id),
  from_day date not null,
  -- working days: late until the officer in charge is urged, from there to the head, from there to the level above
  officer_days integer not null check (officer_days between 1 and 60),
  head_days integer not null check (head_days between 1 and 60),
  above_days integer not null check (above_days between 1 and 60),
  -- working days ahead that count as «sắp đến hạn»
  due_soon_days integer not null check (due_soon_days between 0 and 30),
  reason text not null check (length(reason) between 3 and 500),
  set_by uuid not null references person (id),
  set_at timestamptz not null
);
create index urge_pace_body on urge_pace (body_id, from_day desc, set_at desc);

-- several obligations urged by hand with one message; what could not be urged, and why, is kept with it
create table urge_batch (
  id uuid primary key,
  message text not null check (length(message) between 10 and 500),
  sent_by uuid not null references person (id),
  sent_at timestamptz not null,
  skipped jsonb not null default '[]'
);
create index urge_batch_sent on urge_batch (sent_by, sent_at desc);

create table urge (
  id uuid primary key,
  obligation_id uuid not null references obligation (id),
  task_id uuid not null references task (id),
  -- the version of the obligation
  round integer not null,
  -- 0 by hand · 1 officer in charge · 2 head of the body · 3 level above
  step smallint not null check (step between 0 and 3),
  day date not null,
  why text not null check (length(why) between 1 and 300),
  -- nobody could be found to receive it
  nobody boolean not null,
  batch_id uuid references urge_batch (id),
  made_at timestamptz not null,
  undone_at timestamptz,
  check ((step = 0) = (batch_id is not null)),
  check (undone_at is null or step = 0)
);
create unique index urge_step_once on urge (obligation_id, round, step) where step > 0;
create unique index urge_ladder_once_a_day on urge (obligation_id, day) where step > 0;
create unique index urge_by_hand_once_a_day on urge (obligation_id, day) where step = 0 and undone_at is null;
create index urge_task on urge (task_id, made_at);
create index urge_batch_of on urge (batch_id) where batch_id is not null;
create index urge_nobody on urge (day desc) where nobody;
create index urge_day on urge (day desc, id);

create table urge_person (
  urge_id uuid not null references urge (id),
  person_id uuid not null references person (id),
  -- whose work it is, when this person acts for somebody
  acting_for uuid references person (id),
  seen_at timestamptz,
  primary key (urge_id, person_id)
);
create index urge_person_unseen on urge_person (person_id) where seen_at is null;
create index urge_person_of on urge_person (person_id, urge_id);

create table digest (
  person_id uuid not null references person (id),
  day date not null,
  composed_at timestamptz not null,
  -- what it is about, most pressing first: [{ "s": section, "o": obligation, … }]
  refs jsonb not null,
  -- how many there were of each section, also beyond what refs keep
  counts jsonb not null,
  item_count integer not null check (item_count > 0),
  mail_id uuid references outgoing_mail (id) on delete set null,
  read_at timestamptz,
  primary key (person_id, day)
);
create index digest_mail on digest (mail_id) where mail_id is not null;
create index digest_day on digest (day);

create table urging_choice (
  person_id uuid primary key references person (id),
  by_mail boolean not null,
  changed_at timestamptz not null
);
