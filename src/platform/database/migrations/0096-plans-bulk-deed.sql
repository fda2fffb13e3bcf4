-- 0096-plans-bulk-deed.sql
-- One deed on many rows of the work list, with what each was before and after: so that it can be told row by row what was done
-- and what was not, and taken back for an hour where nobody has gone further. And the filters that a person keeps under a name.
create table bulk_deed (
  id uuid primary key,
  kind text not null check (kind in ('assign', 'explain', 'check')),
  -- the officer's name, the question: what was said to all
  said text not null default '' check (length(said) <= 5000),
  done_by uuid not null references person (id),
  done_at timestamptz not null,
  undone_at timestamptz
);
create index bulk_deed_person on bulk_deed (done_by, done_at desc);

create table bulk_deed_item (
  deed_id uuid not null references bulk_deed (id),
  position integer not null,
  obligation_id uuid not null references obligation (id),
  -- null: nothing was done, for the reason in `refusal`
  before jsonb,
  after jsonb,
  refusal text,
  -- why it was left when all was taken back; null with `undone`: it was taken back
  left_because text,
  undone boolean not null default false,
  primary key (deed_id, position),
  check ((refusal is null) = (after is not null))
);
