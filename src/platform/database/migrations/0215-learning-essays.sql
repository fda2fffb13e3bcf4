-- Cuộc thi viết, marked blind. Who wrote stands sealed in the row of the entry, as in other contests; markers are dealt papers under
-- a number (số phách) that is made at the dealing and that no entrant ever sees. A mark is of one paper by one marker.

create table essay_contest (
  id uuid primary key,
  body_id uuid not null references body (id),
  province_id text not null references place (id),
  slug text not null unique check (slug ~ '^[a-z0-9-]{3,120}$'),
  title text not null check (length(title) between 1 and 200),
  about text not null check (length(about) between 1 and 4000),
  question text not null check (length(question) between 1 and 4000),
  words_max integer not null check (words_max between 50 and 5000),
  -- what an entrant agrees to
  consent text not null check (length(consent) between 1 and 1000),
  groups text[] not null check (cardinality(groups) <= 20),
  -- {name, points}, in order
  criteria jsonb not null,
  -- two marks that differ by more ask for a third
  gap_points smallint not null check (gap_points between 1 and 100),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  prizes jsonb not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'counted', 'published')),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 50),
  returned_why text not null default '',
  approved_by uuid references person (id),
  dealt_at timestamptz,
  counted_by uuid references person (id),
  published_by uuid references person (id),
  version integer not null default 0,
  check (opens_at < closes_at),
  check (dealt_at is null or dealt_at >= closes_at),
  check ((state in ('approved', 'counted', 'published')) = (approved_by is not null)),
  check (not (approved_by = any (writer_ids))),
  check ((state in ('counted', 'published')) = (counted_by is not null)),
  check ((state = 'published') = (published_by is not null)),
  check (published_by <> counted_by)
);
create index essay_contest_body on essay_contest (body_id, opens_at);

create table essay_entry (
  id uuid primary key,
  contest_id uuid not null references essay_contest (id),
  -- số báo danh: the entrant's
  number integer not null check (number between 10000000 and 99999999),
  -- số phách: the markers'; made when the papers are dealt
  paper integer check (paper >= 1),
  form_hash text not null unique check (form_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  phone_hash text not null check (phone_hash ~ '^[0-9a-f]{64}$'),
  -- null: from elsewhere
  place_id text references place (id),
  group_number smallint,
  shows_name boolean not null,
  -- the name; null: forgotten
  sealed text,
  -- typed, or a file: one of the two
  words text check (length(words) between 1 and 60000),
  file_id uuid references stored_file (id),
  entered_at timestamptz not null,
  unique (contest_id, number),
  unique (contest_id, paper),
  unique (contest_id, phone_hash),
  check ((words is null) <> (file_id is null))
);

create table essay_marker (
  contest_id uuid not null references essay_contest (id),
  person_id uuid not null references person (id),
  named_by uuid not null references person (id),
  named_at timestamptz not null,
  primary key (contest_id, person_id)
);

create table essay_mark (
  entry_id uuid not null references essay_entry (id),
  -- the third only where the first two are far apart
  turn smallint not null check (turn between 1 and 3),
  contest_id uuid not null references essay_contest (id),
  marker_id uuid not null references person (id),
  -- by criterion; null: not marked yet
  points smallint[],
  total integer,
  note text not null default '' check (length(note) <= 1000),
  marked_at timestamptz,
  primary key (entry_id, turn),
  unique (entry_id, marker_id),
  foreign key (contest_id, marker_id) references essay_marker (contest_id, person_id),
  check ((points is null) = (total is null) and (points is null) = (marked_at is null))
);
create index essay_mark_marker on essay_mark (marker_id, contest_id);
create index essay_mark_contest on essay_mark (contest_id);

-- Papers that are level, put in an order by a person with a reason, before anybody's name is known.
create table essay_tie (
  contest_id uuid not null references essay_contest (id),
  -- twice the points, so that a mean of two is whole
  doubled integer not null,
  papers integer[] not null check (cardinality(papers) between 2 and 100),
  why text not null check (length(why) between 10 and 1000),
  decided_by uuid not null references person (id),
  decided_at timestamptz not null,
  primary key (contest_id, doubled)
);

create table essay_result (
  entry_id uuid primary key references essay_entry (id),
  contest_id uuid not null references essay_contest (id),
  doubled integer not null,
  -- those who are level share it
  rank integer not null check (rank >= 1),
  -- the kind of prize
  prize text,
  place integer not null check (place >= 1),
  unique (contest_id, place)
);

create function essay_contest_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'counted', 'published') and (new.title, new.about, new.question, new.words_max, new.consent, new.groups,
    new.criteria, new.gap_points, new.opens_at, new.closes_at, new.prizes, new.approved_by, new.slug, new.body_id, new.province_id)
    is distinct from (old.title, old.about, old.question, old.words_max, old.consent, old.groups, old.criteria, old.gap_points,
    old.opens_at, old.closes_at, old.prizes, old.approved_by, old.slug, old.body_id, old.province_id)
  then raise exception 'an approved contest never changes'; end if;
  if old.state = 'published' then raise exception 'published results never change'; end if;
  return new;
end $$;
create trigger essay_contest_stays before update on essay_contest for each row execute function essay_contest_stays();

-- What was handed in, and under which number it was marked, stays.
create function essay_entry_stays() returns trigger language plpgsql as $$
begin
  if (new.contest_id, new.number, new.words, new.file_id) is distinct from (old.contest_id, old.number, old.words, old.file_id)
    or (old.paper is not null and new.paper is distinct from old.paper)
  then raise exception 'an essay that was handed in never changes'; end if;
  return new;
end $$;
create trigger essay_entry_stays before update on essay_entry for each row execute function essay_entry_stays();

create function essay_mark_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from essay_contest where id = old.contest_id and state in ('counted', 'published'))
  then raise exception 'marks that were counted never change'; end if;
  return new;
end $$;
create trigger essay_mark_stays before update or delete on essay_mark for each row execute function essay_mark_stays();
