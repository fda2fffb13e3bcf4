-- A body's own texts for answers that come again, and whom one has still to call: somebody who asked to be told by telephone is told by a
-- person, who notes each try.

create table answer_template (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null check (length(title) between 1 and 160),
  text text not null check (length(text) between 10 and 15000),
  changed_at timestamptz not null,
  changed_by uuid not null references person (id),
  version integer not null default 0
);
create index answer_template_body on answer_template (body_id, title);

create table matter_call (
  -- what is to be told
  event_id uuid primary key references matter_event (id),
  matter_id uuid not null references matter (id),
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'given-up')),
  ended_at timestamptz,
  ended_by uuid references person (id),
  check ((state = 'open') = (ended_at is null))
);
create index matter_call_open on matter_call (asked_at) where state = 'open';
create index matter_call_matter on matter_call (matter_id);

create table matter_call_try (
  id uuid primary key,
  event_id uuid not null references matter_call (event_id) on delete cascade,
  at timestamptz not null,
  by_id uuid not null references person (id),
  how text not null check (how in ('told', 'no-answer', 'busy', 'wrong-number')),
  note text not null check (length(note) <= 300)
);
create index matter_call_try_event on matter_call_try (event_id, at);
