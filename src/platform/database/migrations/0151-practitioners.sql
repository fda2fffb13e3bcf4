-- Who brings the law near: recognised speakers and communicators, jurists, lawyers, clubs, trusted addresses, teams, centres. Of a person
-- stands here what a list of the office needs, and no home; a telephone is sealed, and shown only where it was agreed to.

create table practitioner (
  id uuid primary key,
  body_id uuid not null references body (id),
  kind text not null check (length(kind) between 1 and 40),
  name text not null check (length(name) between 1 and 160),
  folded text not null,
  sort_key text not null,
  title text not null default '' check (length(title) <= 300),
  gender text check (gender in ('nu', 'nam')),
  is_ethnic boolean,
  -- null: not known, which is neither yes nor no
  is_official boolean,
  education text check (education in ('law', 'other', 'none')),
  years_in_law integer check (years_in_law between 0 and 60),
  -- is given no task for now; why stands nowhere
  is_paused boolean not null default false,
  fields text[] not null default '{}' check (cardinality(fields) <= 20),
  languages text[] not null default '{}' check (cardinality(languages) <= 20),
  serves text[] not null default '{}' check (cardinality(serves) <= 60),
  where_met text not null default '' check (length(where_met) <= 300),
  when_met text not null default '' check (length(when_met) <= 300),
  sealed_phone text check (length(sealed_phone) <= 400),
  -- the day on which they agreed to be shown, and to be shown with the telephone
  shown_on date,
  phone_shown_on date check (phone_shown_on is null or sealed_phone is not null),
  state text not null check (state in ('proposed', 'recognised', 'ended')),
  -- what was asked for and waits: the day on which the whole file came
  asked text check (asked in ('recognise', 'release')),
  asked_on date,
  asked_ground text check (length(asked_ground) <= 60),
  since_day date,
  term_to date check (term_to >= since_day),
  ended_on date,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id),
  version integer not null default 0,
  check ((asked is null) = (asked_on is null)),
  check ((asked is not distinct from 'release') = (asked_ground is not null)),
  check ((state = 'proposed') = (since_day is null)),
  check ((state = 'ended') = (ended_on is not null))
);
create index practitioner_body on practitioner (body_id, kind, sort_key, id);

-- Quyết định công nhận, miễn nhiệm, cho thôi: kept as they were made.
create table practitioner_decision (
  id uuid primary key,
  practitioner_id uuid not null references practitioner (id),
  kind text not null check (kind in ('recognise', 'release')),
  number text not null check (length(number) <= 60),
  day date not null,
  decided_by text not null check (length(decided_by) between 1 and 200),
  ground text check (length(ground) <= 60),
  asked_on date not null check (asked_on <= day),
  entered_at timestamptz not null,
  entered_by uuid not null references person (id)
);
create index practitioner_decision_of on practitioner_decision (practitioner_id, day, id);

-- Each September a commune opens the list for whoever wants to be a communicator.
create table communicator_opening (
  body_id uuid not null references body (id),
  year integer not null check (year between 2016 and 2200),
  opened_on date not null,
  closes_on date not null check (closes_on >= opened_on),
  where_told text not null check (length(where_told) between 1 and 500),
  entered_at timestamptz not null,
  entered_by uuid not null references person (id),
  primary key (body_id, year),
  check (extract(year from opened_on) = year)
);
