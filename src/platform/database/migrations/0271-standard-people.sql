-- What stands around an assessment of the standard: where it was posted and what people said, the council's meeting where the rule set
-- has one, and results of years before, taken over as decided and never judged again.

create table standard_posting (
  id uuid primary key,
  assessment_id uuid not null references standard_assessment (id),
  channel text not null check (channel in ('office', 'portal', 'radio')),
  from_day date not null,
  -- the last day
  to_day date not null,
  -- of the radio
  times smallint check (times between 1 and 500),
  place text not null check (length(place) between 1 and 300),
  noted_by uuid not null references person (id),
  noted_at timestamptz not null,
  check (from_day <= to_day),
  check ((channel = 'radio') = (times is not null))
);
create index standard_posting_assessment on standard_posting (assessment_id);

create table standard_comment (
  id uuid primary key,
  assessment_id uuid not null references standard_assessment (id),
  -- «Tổ dân phố Niềm Xá», «một người dân»: no more than that
  said_by text not null check (length(said_by) between 1 and 150),
  said_on date not null,
  words text not null check (length(words) between 1 and 2000),
  reply text not null default '',
  replied_by uuid references person (id),
  replied_on date,
  noted_by uuid not null references person (id),
  noted_at timestamptz not null,
  check ((reply = '') = (replied_by is null) and (reply = '') = (replied_on is null))
);
create index standard_comment_assessment on standard_comment (assessment_id);

create table standard_meeting (
  id uuid primary key,
  province_id text not null references place (id),
  year smallint not null,
  held_on date not null,
  mode text not null check (mode in ('meeting', 'written')),
  -- {name, title, took}, in order
  members jsonb not null,
  minutes text not null check (length(minutes) between 1 and 8000),
  -- {assessmentId, agree, against}
  votes jsonb not null,
  noted_by uuid not null references person (id),
  noted_at timestamptz not null
);
create index standard_meeting_province on standard_meeting (province_id, year);

create table standard_past_result (
  place_id text not null references place (id),
  year smallint not null check (year between 2013 and 2100),
  province_id text not null references place (id),
  outcome text not null check (outcome in ('recognised', 'not-recognised', 'excluded')),
  decision_number text not null default '',
  decided_on date,
  total double precision check (total between 0 and 1000),
  note text not null default '',
  imported_by uuid not null references person (id),
  imported_at timestamptz not null,
  primary key (place_id, year),
  check (outcome <> 'excluded' or note <> '')
);
create index standard_past_result_province on standard_past_result (province_id, year);
