-- 0010-places.sql
-- Where things are: the two-level system since 1 July 2025 and the three-level one before it, side by side, with what
-- became of what. Paths are materialised ('01/00004/') so that a permission, a list and a count share one prefix test.

create table place (
  -- '01' and '00004': the official codes of today; 'cu-01', 'cu-001', 'cu-00004': the units before 1 July 2025
  id text primary key check (length(id) <= 60),
  kind text not null check (kind in ('tinh', 'thanh-pho', 'huyen', 'quan', 'thi-xa', 'thanh-pho-thuoc-tinh',
                                     'xa', 'phuong', 'thi-tran', 'dac-khu', 'thon', 'to-dan-pho')),
  name text not null check (length(name) between 1 and 120),
  full_name text not null check (length(full_name) between 1 and 160),
  parent_id text references place (id),
  path text not null unique,
  -- full name, former names and the names of the places above, without marks: one text to search
  folded text not null,
  sort_key text not null,
  -- null: longer than these facts reach
  from_day date,
  -- the first day without it; null: it stands
  to_day date check (to_day > from_day)
);
create index place_path on place (path text_pattern_ops);
create index place_parent on place (parent_id, sort_key);

create table place_succession (
  old_id text not null references place (id),
  new_id text not null references place (id),
  on_day date not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'unchanged')),
  -- only 'certain' may decide; the others are shown
  certainty text not null check (certainty in ('certain', 'likely', 'unsure')),
  primary key (old_id, new_id)
);
create index place_succession_new on place_succession (new_id);

-- which edition of the shipped facts the tables hold, so that starting again loads nothing
create table place_load (
  checksum text primary key
);
