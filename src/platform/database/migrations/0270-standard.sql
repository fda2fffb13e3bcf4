-- Chuẩn tiếp cận pháp luật. The shipped rule sets are files; what a province read in the texts itself stands here in batches that a
-- second person approved, with a number that only goes up: an assessment names the version that judged it. What a commune submitted
-- is frozen in its row, so that a later change of rules, values or evidence never rewrites it.

create table standard_rule_change (
  id uuid primary key,
  province_id text not null references place (id),
  rule_set text not null check (length(rule_set) between 1 and 60),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  -- see rule-change.ts
  rows jsonb not null,
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 50),
  returned_why text not null default '',
  approved_by uuid references person (id),
  approved_at timestamptz,
  -- the province's version that it made
  number integer check (number >= 1),
  version integer not null default 0,
  check ((state = 'approved') = (approved_by is not null)),
  check ((state = 'approved') = (approved_at is not null)),
  check ((state = 'approved') = (number is not null)),
  check (not (approved_by = any (writer_ids))),
  unique (province_id, rule_set, number)
);
create unique index standard_rule_change_open on standard_rule_change (province_id, rule_set) where state <> 'approved';

create function standard_rule_change_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then raise exception 'approved values never change'; end if;
  return new;
end $$;
create trigger standard_rule_change_stays before update or delete on standard_rule_change
  for each row execute function standard_rule_change_stays();

create table standard_assessment (
  id uuid primary key,
  place_id text not null references place (id),
  province_id text not null references place (id),
  body_id uuid not null references body (id),
  year smallint not null check (year between 2013 and 2100),
  rule_set text not null,
  state text not null check (state in ('preparing', 'submitted', 'appraised', 'decided', 'excluded')),
  returned_why text not null default '',
  excluded_why text not null default '',
  submitted_by uuid references person (id),
  submitted_at timestamptz,
  frozen jsonb,
  appraised_by uuid references person (id),
  appraisal_note text not null default '',
  decided_by uuid references person (id),
  outcome text check (outcome in ('recognised', 'not-recognised')),
  decision_number text not null default '',
  decided_on date,
  decision_why text not null default '',
  version integer not null default 0,
  unique (place_id, year),
  check ((state in ('submitted', 'appraised', 'decided')) = (submitted_by is not null)),
  check ((submitted_by is null) = (frozen is null) and (submitted_by is null) = (submitted_at is null)),
  check ((state in ('appraised', 'decided')) = (appraised_by is not null)),
  check ((state = 'decided') = (decided_by is not null)),
  check ((state = 'decided') = (outcome is not null) and (state = 'decided') = (decided_on is not null)),
  check ((state = 'excluded') = (excluded_why <> '')),
  check (appraised_by <> submitted_by),
  check (decided_by <> appraised_by),
  check (outcome is null or decision_number <> '')
);
create index standard_assessment_province on standard_assessment (province_id, year);
create index standard_assessment_body on standard_assessment (body_id, year);

create function standard_assessment_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'decided' then raise exception 'a decided assessment never changes'; end if;
  if old.state in ('submitted', 'appraised') and new.state <> 'preparing' and new.frozen is distinct from old.frozen
  then raise exception 'what was submitted never changes'; end if;
  return new;
end $$;
create trigger standard_assessment_stays before update or delete on standard_assessment
  for each row execute function standard_assessment_stays();

create table standard_indicator (
  assessment_id uuid not null references standard_assessment (id),
  code text not null,
  owner_id uuid references person (id),
  self text check (self in ('met', 'not-met', 'not-applicable')),
  self_points double precision check (self_points between 0 and 1000),
  self_why text not null default '',
  signed_by uuid references person (id),
  signed_at timestamptz,
  review text check (review in ('confirmed', 'differs')),
  review_points double precision check (review_points between 0 and 1000),
  review_why text not null default '',
  reviewed_by uuid references person (id),
  primary key (assessment_id, code),
  check ((self is null) = (signed_by is null) and (self is null) = (signed_at is null)),
  check ((review is null) = (reviewed_by is null)),
  check (review is distinct from 'differs' or review_why <> '')
);

-- The value of a rule: entered by hand with a reason, or taken from records.
create table standard_value (
  assessment_id uuid not null references standard_assessment (id),
  rule_code text not null,
  value jsonb not null,
  why text not null default '',
  entered_by uuid references person (id),
  entered_at timestamptz not null,
  primary key (assessment_id, rule_code)
);

create table standard_evidence (
  id uuid primary key,
  assessment_id uuid not null references standard_assessment (id),
  indicator_code text not null,
  title text not null check (length(title) between 1 and 300),
  dated_on date not null,
  file_id uuid references stored_file (id),
  link text not null default '',
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  check ((file_id is null) <> (link = ''))
);
create index standard_evidence_assessment on standard_evidence (assessment_id);

create table standard_event (
  id uuid primary key,
  place_id text not null references place (id),
  body_id uuid not null references body (id),
  role text not null check (role in ('party-head', 'government-head', 'officer')),
  kind text not null check (kind in ('discipline', 'prosecution')),
  sanction text check (sanction in ('reprimand', 'warning', 'demotion', 'dismissal')),
  in_duty boolean not null,
  decision text not null check (length(decision) between 1 and 200),
  decided_on date not null,
  entered_by uuid not null references person (id),
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  check (kind = 'discipline' or sanction is null)
);
create index standard_event_place on standard_event (place_id, decided_on);
