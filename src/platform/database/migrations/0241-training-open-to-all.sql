-- A course may be open to everybody: they ask for a seat without an account, the desk takes them in or not. Who asked stands here sealed,
-- and is forgotten some time after the course; teachers may be people of the law.

alter table training_course add column is_open_to_all boolean not null default false;
alter table training_course add column teacher_ids uuid[] not null default '{}' check (cardinality(teacher_ids) <= 20);
alter table training_course add check (not is_open_to_all or (places_max is not null and sign_up_to is not null));

create table training_application (
  id uuid primary key,
  course_id uuid not null references training_course (id),
  -- SHA-256 of the form's own key, and keyed hashes of the code and of the telephone
  form_hash text not null unique check (form_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  phone_hash text not null check (phone_hash ~ '^[0-9a-f]{64}$'),
  -- name, where they are from, telephone; null: forgotten, or taken back
  sealed text check (length(sealed) <= 2000),
  state text not null check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  reason text not null default '' check (length(reason) <= 300),
  learner_id uuid unique references training_learner (id),
  sent_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person (id),
  unique (course_id, phone_hash),
  check ((state in ('accepted', 'declined')) <= (decided_by is not null)),
  check (state <> 'accepted' or learner_id is not null),
  check ((state = 'declined') = (reason <> ''))
);
create index training_application_course on training_application (course_id, sent_at, id);
