-- 0030-plans-documents.sql
-- A plan document on its way to work: the upload with what was read, each correction kept beside it, the adopted plan.

create table plan_upload (
  id uuid primary key,
  body_id uuid not null references body (id),
  file_id uuid not null,
  sha256 text not null,
  file_name text not null check (length(file_name) <= 200),
  state text not null check (state in ('queued', 'read', 'refused', 'adopted', 'discarded')),
  job_id uuid,
  -- Document as shapes with places: the left side of the checking page
  document jsonb,
  -- PlanReading exactly as the reader gave it: never changed afterwards
  reading jsonb,
  -- PlanDraft: the reading with the officer's corrections, what adoption takes
  draft jsonb,
  draft_version integer not null default 0,
  refusal text,
  amends_plan_id uuid,
  uploaded_by uuid not null references person (id),
  uploaded_at timestamptz not null,
  read_at timestamptz
);
create index plan_upload_body on plan_upload (body_id, uploaded_at desc);
create index plan_upload_sha on plan_upload (sha256);

create table plan_correction (
  id uuid primary key,
  upload_id uuid not null references plan_upload (id),
  task_key text,
  field text not null,
  read_value jsonb,
  corrected_value jsonb,
  corrected_by uuid not null references person (id),
  corrected_at timestamptz not null
);
create index plan_correction_upload on plan_correction (upload_id, corrected_at);

create table plan (
  id uuid primary key,
  body_id uuid not null references body (id),
  upload_id uuid references plan_upload (id),
  number text,
  symbol text,
  title text not null,
  issued_text text,
  issued_on date,
  period_start date,
  period_end date,
  signer_name text,
  state text not null check (state in ('adopted', 'undone', 'replaced')),
  amends_plan_id uuid references plan (id),
  adopted_by uuid not null references person (id),
  adopted_at timestamptz not null,
  undone_by uuid references person (id),
  undone_at timestamptz,
  folded text not null
);
create index plan_body on plan (body_id, adopted_at desc);
create unique index plan_upload_once on plan (upload_id) where state <> 'undone';

create table plan_citation (
  plan_id uuid not null references plan (id),
  position integer not null,
  type text not null,
  number text,
  name text,
  cited_date text,
  role text not null check (role in ('basis', 'mention')),
  primary key (plan_id, position)
);
create index plan_citation_number on plan_citation (number);

create table plan_reporting (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  position integer not null,
  who text,
  who_body_ids uuid[] not null default '{}',
  addressee text,
  what text not null,
  due_text text,
  due_on date,
  excerpt jsonb not null
);
create index plan_reporting_plan on plan_reporting (plan_id);
