-- Giám sát, phản biện xã hội: what a body found, whom it asks, by when; what was answered, and whether the asking body takes it.

create table supervision (
  id uuid primary key,
  body_id uuid not null references body (id),
  kind text not null check (kind in ('supervision', 'critique')),
  title text not null check (length(title) between 1 and 300),
  held_on date not null,
  place text not null default '' check (length(place) <= 300),
  summary text not null default '' check (length(summary) <= 5000),
  entered_at timestamptz not null,
  entered_by uuid not null references person (id)
);
create index supervision_body on supervision (body_id, held_on desc, id desc);

create table supervision_finding (
  id uuid primary key,
  supervision_id uuid not null references supervision (id),
  asked_body_id uuid not null references body (id),
  text text not null check (length(text) between 1 and 3000),
  due_on date not null,
  state text not null check (state in ('open', 'answered', 'settled')),
  entered_at timestamptz not null,
  entered_by uuid not null references person (id),
  version integer not null default 0
);
create index supervision_finding_asked on supervision_finding (asked_body_id, state, due_on);
create index supervision_finding_of on supervision_finding (supervision_id);

-- An answer stays as it was given; one that is not taken is followed by another.
create table supervision_answer (
  id uuid primary key,
  finding_id uuid not null references supervision_finding (id),
  text text not null check (length(text) between 1 and 5000),
  answered_at timestamptz not null,
  answered_on date not null,
  answered_by uuid not null references person (id),
  taken boolean,
  reason text not null default '' check (length(reason) <= 1000),
  judged_at timestamptz,
  judged_by uuid references person (id),
  check ((taken is null) = (judged_by is null)),
  check ((judged_at is null) = (judged_by is null)),
  check (taken is distinct from false or reason <> ''),
  check (judged_by <> answered_by)
);
create index supervision_answer_of on supervision_answer (finding_id, answered_at);
