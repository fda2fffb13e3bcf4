-- Tập huấn, bồi dưỡng: a course of one body, its sessions, who signed up, who came to which session. Whether somebody came is known only
-- of a session of which it was noted. Of a learner stands here a name and where they work.

create table training_course (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null check (length(title) between 1 and 300),
  teachers text[] not null default '{}' check (cardinality(teachers) <= 20),
  laws text[] not null default '{}' check (cardinality(laws) <= 20),
  materials text[] not null default '{}' check (cardinality(materials) <= 30),
  places_max integer check (places_max between 1 and 2000),
  sign_up_to date,
  -- of how many sessions somebody must have been for a certificate
  sessions_needed integer not null check (sessions_needed between 1 and 60),
  state text not null check (state in ('open', 'finished', 'cancelled')),
  reason text not null default '' check (length(reason) <= 500),
  finished_on date,
  -- counted once among what was done
  activity_id uuid unique references activity (id),
  changed_at timestamptz not null,
  changed_by uuid not null references person (id),
  version integer not null default 0,
  check ((state = 'finished') = (finished_on is not null)),
  check ((state = 'finished') = (activity_id is not null)),
  check ((state = 'cancelled') = (reason <> ''))
);
create index training_course_body on training_course (body_id, id desc);

create table training_session (
  id uuid primary key,
  course_id uuid not null references training_course (id),
  day date not null,
  starts integer not null check (starts between 0 and 1439),
  ends integer not null check (ends between 1 and 1440),
  place text not null check (length(place) between 1 and 300),
  subject text not null default '' check (length(subject) <= 300),
  -- null: nobody has noted yet who came
  noted_at timestamptz,
  noted_by uuid references person (id),
  check (starts < ends),
  check ((noted_at is null) = (noted_by is null))
);
create index training_session_course on training_session (course_id, day, starts);

create table training_learner (
  id uuid primary key,
  course_id uuid not null references training_course (id),
  practitioner_id uuid references practitioner (id),
  name text not null check (length(name) between 1 and 160),
  workplace text not null default '' check (length(workplace) <= 200),
  sort_key text not null,
  withdrawn_on date,
  certificate_year integer,
  certificate_number integer check (certificate_number > 0),
  body_id uuid not null references body (id),
  check ((certificate_year is null) = (certificate_number is null)),
  unique (course_id, practitioner_id),
  unique (body_id, certificate_year, certificate_number)
);
create index training_learner_course on training_learner (course_id, sort_key, id);
create index training_learner_practitioner on training_learner (practitioner_id) where practitioner_id is not null;

create table training_attendance (
  session_id uuid not null references training_session (id),
  learner_id uuid not null references training_learner (id),
  primary key (session_id, learner_id)
);
create index training_attendance_learner on training_attendance (learner_id);
