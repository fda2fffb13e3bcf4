-- 0360-village-moves.sql
-- Chuyển thôn, tổ dân phố: a commune was divided among several, and a person says which of its villages goes to which, from which day
-- and why. What went along with a village (teams and whoever mediates in them) is noted, so that a move made by mistake can be taken
-- back as long as nobody has worked on it.

create table village_move (
  id uuid primary key,
  from_body_id uuid not null references body (id),
  to_body_id uuid not null references body (id),
  on_day date not null,
  reason text not null check (length(reason) between 10 and 1000),
  -- [{ id, name, communeId, version }]: where it stood before, and its version afterwards
  villages jsonb not null,
  -- by what later domains took along: see village-move.ts
  taken jsonb not null,
  moved_by uuid not null references person (id),
  moved_at timestamptz not null,
  undone_by uuid references person (id),
  undone_at timestamptz,
  check (from_body_id <> to_body_id),
  check ((undone_by is null) = (undone_at is null))
);
create index village_move_from on village_move (from_body_id, moved_at desc);
