-- 0011-bodies.sql
-- Who does the work: bodies (cơ quan, tổ chức) as a tree with dates, every name they go or went by, and who took over
-- from whom. Nothing is deleted: a body that ended keeps its row, so that old plans still name who they named.

create sequence body_number;

create table body (
  id uuid primary key,
  kind text not null check (length(kind) between 1 and 40),
  name text not null check (length(name) between 1 and 200),
  short_name text check (length(short_name) between 1 and 60),
  place_id text not null references place (id),
  -- of the place, here so that permission needs no join
  place_path text not null,
  parent_id uuid references body (id) check (parent_id <> id),
  -- '/1/2a/': numbers in base 36 from body_number, root first, closed by a slash: a prefix is a subtree
  path text not null unique check (path like '/%/'),
  -- null: longer than the records reach
  from_day date,
  -- the first day without it; null: it stands
  to_day date check (to_day >= from_day),
  -- how it began and how it ended: số, ký hiệu of the decisions
  founded_by text not null default '' check (length(founded_by) <= 300),
  ended_by text not null default '' check (length(ended_by) <= 300),
  folded text not null,
  sort_key text not null
);
create index body_path on body (path text_pattern_ops);
create index body_place_path on body (place_path text_pattern_ops);
create index body_parent on body (parent_id, sort_key);
create unique index body_one_living_name on body (parent_id, name) where to_day is null;

create table body_name (
  body_id uuid not null references body (id),
  name text not null check (length(name) between 1 and 200),
  folded text not null,
  -- former: its official name until to_day; also: what people and plans call it as well
  kind text not null check (kind in ('former', 'also')),
  to_day date check (kind = 'former' or to_day is null),
  decision text not null default '' check (length(decision) <= 300),
  primary key (body_id, folded)
);
create index body_name_folded on body_name (folded);

create table body_succession (
  old_id uuid not null references body (id),
  new_id uuid not null references body (id),
  on_day date not null,
  kind text not null check (kind in ('merge', 'split', 'transfer')),
  decision text not null default '' check (length(decision) <= 300),
  primary key (old_id, new_id),
  check (old_id <> new_id)
);
create index body_succession_new on body_succession (new_id);

-- which edition of the seeds the table holds
create table body_seed (
  checksum text primary key
);
