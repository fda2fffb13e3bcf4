-- 0260-statistics.sql
-- Biểu thống kê: forms that a province writes itself, in versions that never change; who asks for which form, for which days, until
-- when; what a body answers, draft → submitted → approved; and which approved return went to which asking. A return that is approved
-- never changes: what was wrong in it is mended by another one with the next number. Nobody approves what they wrote.

create table statistics_form (
  id uuid primary key,
  province_id text not null references place (id),
  code text not null check (length(code) between 2 and 40),
  version integer not null check (version > 0),
  lines jsonb not null,
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  unique (province_id, code, version)
);

create table form_asking (
  id uuid primary key,
  body_id uuid not null references body (id),
  code text not null check (length(code) between 2 and 40),
  -- as it was when it was asked for
  form jsonb not null,
  title text not null check (length(title) between 1 and 200),
  from_day date not null,
  to_day date not null,
  due_day date not null,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  locked_at timestamptz,
  locked_reason text not null default '' check (length(locked_reason) <= 500),
  version integer not null default 0,
  check (from_day <= to_day),
  check ((locked_at is null) = (locked_reason = ''))
);
create index form_asking_body on form_asking (body_id, due_day desc, id desc);
create index form_asking_window on form_asking (code, from_day, to_day);

create table form_return (
  id uuid primary key,
  body_id uuid not null references body (id),
  code text not null,
  form jsonb not null,
  from_day date not null,
  to_day date not null,
  -- 1: the first; each correction is the next
  number integer not null check (number between 1 and 100),
  -- why it was corrected
  why text not null default '' check (length(why) <= 1000),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  -- why the leader gave it back
  returned_why text not null default '' check (length(returned_why) <= 1000),
  -- by cell: what a person wrote, and why
  typed jsonb not null default '{}',
  -- by number of the check: the word that goes with a warning
  justified jsonb not null default '{}',
  -- «không phát sinh», signed as such
  is_empty boolean not null default false,
  -- what stands in each cell, and which records were counted: from submitting on
  cells jsonb,
  counted jsonb,
  counted_on date,
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 100),
  approved_by uuid references person (id),
  approved_at timestamptz,
  version integer not null default 0,
  unique (body_id, code, from_day, to_day, number),
  check (from_day <= to_day),
  check ((number = 1) = (why = '')),
  check ((state = 'draft') = (cells is null)),
  check ((cells is null) = (counted is null) and (cells is null) = (counted_on is null)),
  check ((state = 'approved') = (approved_by is not null) and (approved_by is null) = (approved_at is null)),
  check (approved_by is null or not approved_by = any (writer_ids))
);
create index form_return_open on form_return (body_id, code, from_day, to_day, number desc);
-- one at a time
create unique index form_return_one_open on form_return (body_id, code, from_day, to_day) where state <> 'approved';

create function form_return_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an approved return never changes';
end $$;
create trigger form_return_stays before update or delete on form_return for each row when (old.state = 'approved')
  execute function form_return_stays();

create table form_submission (
  id uuid primary key,
  asking_id uuid not null references form_asking (id),
  return_id uuid not null references form_return (id),
  body_id uuid not null references body (id),
  sent_on date not null,
  sent_at timestamptz not null,
  received_by uuid references person (id),
  received_at timestamptz,
  -- a correction is asked for
  sent_back_why text not null default '' check (length(sent_back_why) <= 1000),
  unique (asking_id, return_id),
  check ((received_by is null) = (received_at is null)),
  check (received_at is null or sent_back_why = '')
);
create index form_submission_asking on form_submission (asking_id, body_id, sent_at desc);
