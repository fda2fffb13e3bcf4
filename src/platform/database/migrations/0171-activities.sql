-- Hoạt động: what was done to bring the law near, recorded once where it happened; figures and tasks count the same row. Every way a
-- record ever stood is kept, with who wrote it and the key that the writing device made: what is sent twice is one writing, and two who
-- write beside each other both stay.

create table activity (
  id uuid primary key,
  body_id uuid not null references body (id),
  -- SHA-256 of the form's own key
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  state text not null default 'recorded' check (state in ('recorded', 'withdrawn')),
  reason text not null default '' check ((state = 'withdrawn') = (length(reason) >= 10)),
  kind text not null,
  form text not null,
  topic text not null check (length(topic) between 1 and 300),
  -- places of the law as written, and the same as they stood on the day
  laws text[] not null,
  pins jsonb not null,
  held_on date not null,
  place text not null,
  village text not null,
  speakers text[] not null,
  -- null: nobody counted, or it was not told; that is not zero
  attended integer check (attended >= 0),
  women integer check (women >= 0),
  ethnic integer check (ethnic >= 0),
  children integer check (children >= 0),
  disabled integer check (disabled >= 0),
  poor integer check (poor >= 0),
  -- leaflets given, times broadcast, articles
  copies integer check (copies >= 0),
  special_group text not null default '',
  language text not null,
  costs jsonb not null,
  -- of all lines, in đồng; null: no line
  cost numeric(15, 0) check (cost >= 0),
  note text not null,
  folded text not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  version integer not null default 0,
  check (women <= attended and ethnic <= attended and children <= attended and disabled <= attended and poor <= attended)
);
create index activity_day on activity (held_on desc, id desc);
create index activity_body on activity (body_id, held_on desc, id desc);

-- The tasks of plans that it counts for.
create table activity_task (
  activity_id uuid not null references activity (id),
  task_id uuid not null references task (id),
  primary key (activity_id, task_id)
);
create index activity_task_task on activity_task (task_id);

-- Every writing: saved as a version, or waiting beside one that was written meanwhile until somebody has compared both.
create table activity_edit (
  id uuid primary key,
  activity_id uuid not null references activity (id),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  base_version integer not null,
  -- the fields that were written
  patch jsonb not null,
  outcome text not null check (outcome in ('saved', 'waiting', 'settled')),
  -- the record as it stood after it; null while it waits
  version_after integer,
  fields_after jsonb,
  written_by uuid not null references person (id),
  -- by the server's clock, and by that of the device where it was typed
  at timestamptz not null,
  device_at timestamptz,
  check ((version_after is null) = (fields_after is null)),
  check ((outcome = 'waiting') = (version_after is null))
);
create unique index activity_edit_version on activity_edit (activity_id, version_after) where outcome = 'saved';
create index activity_edit_waiting on activity_edit (activity_id) where outcome = 'waiting';

create table activity_file (
  id uuid primary key,
  activity_id uuid not null references activity (id),
  file_id uuid not null references stored_file (id),
  what text not null check (what in ('photo', 'attendance')),
  added_by uuid not null references person (id),
  added_at timestamptz not null
);
create index activity_file_activity on activity_file (activity_id);

-- Mức chi của tỉnh: what a province's council decided, entered by its administrator with document, article and day.
create table spending_rate (
  id uuid primary key,
  province_id text not null references place (id),
  norm text not null,
  -- đồng for one unit of the norm
  amount numeric(12, 0) not null check (amount > 0),
  document text not null check (length(document) between 3 and 200),
  article text not null check (length(article) between 2 and 100),
  from_day date not null,
  to_day date check (to_day >= from_day),
  entered_by uuid not null references person (id),
  entered_at timestamptz not null
);
create index spending_rate_province on spending_rate (province_id, norm, from_day);
