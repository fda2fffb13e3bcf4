-- Thôn, tổ dân phố: the ground below a commune on which people elect and meet. They are no units of the law's map and come with no code, so
-- they are made by people and stand beside the table of places, which facts rewrite. A name and a number of households hold from a day on.

create table village (
  id uuid primary key,
  commune_id text not null references place (id),
  kind text not null check (kind in ('thon', 'to-dan-pho')),
  name text not null check (length(name) between 1 and 120),
  folded text not null,
  sort_key text not null,
  from_day date not null,
  -- the first day without it
  to_day date,
  decision text not null default '' check (length(decision) <= 300),
  version integer not null default 0,
  check (to_day >= from_day)
);
create unique index village_name_stands on village (commune_id, folded) where to_day is null;

create table village_former_name (
  village_id uuid not null references village (id),
  name text not null check (length(name) between 1 and 120),
  -- the first day under the next name
  to_day date not null,
  decision text not null default '' check (length(decision) <= 300),
  primary key (village_id, to_day)
);

-- Which number stood on which day is what an election counts by.
create table village_households (
  village_id uuid not null references village (id),
  day date not null,
  households integer not null check (households between 1 and 100000),
  primary key (village_id, day)
);

create table village_succession (
  old_id uuid not null references village (id),
  new_id uuid not null references village (id),
  on_day date not null,
  kind text not null check (kind in ('merge', 'split')),
  primary key (old_id, new_id),
  check (old_id <> new_id)
);
create index village_succession_new on village_succession (new_id);
