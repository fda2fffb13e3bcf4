-- Mô hình, sáng kiến: what a body tried and what came of it, shown to other bodies after a second person read it; who took it up.

create table law_model (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null check (length(title) between 1 and 200),
  what text not null check (length(what) between 1 and 5000),
  outcome text not null check (length(outcome) between 1 and 5000),
  since_day date not null,
  state text not null check (state in ('draft', 'shared')),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 20),
  shared_by uuid references person (id),
  shared_at timestamptz,
  version integer not null default 0,
  check ((state = 'shared') = (shared_by is not null)),
  check ((shared_by is null) = (shared_at is null)),
  check (shared_by is null or not shared_by = any (writer_ids))
);
create index law_model_body on law_model (body_id, id desc);

create table law_model_file (
  model_id uuid not null references law_model (id),
  file_id uuid not null references stored_file (id),
  name text not null check (length(name) between 1 and 300),
  primary key (model_id, file_id)
);

create table law_model_use (
  model_id uuid not null references law_model (id),
  body_id uuid not null references body (id),
  since_day date not null,
  note text not null default '' check (length(note) <= 500),
  entered_at timestamptz not null,
  entered_by uuid not null references person (id),
  primary key (model_id, body_id)
);
