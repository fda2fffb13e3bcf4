-- Cuộc thi tìm hiểu pháp luật: questions that lean on a place of the law, contests that were approved by somebody else, entries without an
-- account, answers. An answer is a row that is written again when it is changed: it cannot be there twice. What entrants do leaves the
-- rows of their own entry alone; who they are stands sealed, their telephone as a keyed hash.

create table learning_question (
  id uuid primary key,
  body_id uuid not null references body (id),
  words text not null check (length(words) between 1 and 600),
  options text[] not null check (cardinality(options) between 2 and 6),
  -- which of the options is right, from 0
  answer smallint not null check (answer between 0 and 5 and answer < cardinality(options)),
  explanation text not null check (length(explanation) <= 1000),
  -- the place that it leans on, as it was when a person looked
  document_id uuid not null references law_document (id),
  said_number text not null,
  article text not null,
  clause text not null,
  point text not null,
  pinned_on date not null,
  pinned_hash text,
  pinned_acts text[] not null,
  -- the guide that it was made from
  guide_id uuid references guide (id),
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  version integer not null default 0,
  check ((withdrawn_at is null) = (withdrawn_why = ''))
);
create index learning_question_body on learning_question (body_id, written_at);
create index learning_question_document on learning_question (document_id) where withdrawn_at is null;

create table contest (
  id uuid primary key,
  body_id uuid not null references body (id),
  -- whose communes entrants choose from
  province_id text not null references place (id),
  slug text not null unique check (slug ~ '^[a-z0-9-]{3,120}$'),
  title text not null check (length(title) between 1 and 200),
  about text not null check (length(about) between 1 and 4000),
  -- what an entrant chooses from; none: groups are not asked
  groups text[] not null check (cardinality(groups) <= 20),
  draw_count smallint not null check (draw_count between 1 and 50),
  asks_guess boolean not null,
  shares_phones boolean not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- by kind of prize: {kind, count, amount}
  prizes jsonb not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'counted', 'published')),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 50),
  returned_why text not null default '',
  approved_by uuid references person (id),
  counted_by uuid references person (id),
  published_by uuid references person (id),
  -- hides the order of the draw until the results are there; its hash stands on the page from the start
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  -- how many entrants had all right
  all_right integer,
  version integer not null default 0,
  check (opens_at < closes_at),
  check ((state in ('approved', 'counted', 'published')) = (seed is not null)),
  check ((seed is not null) = (approved_by is not null)),
  check (not (approved_by = any (writer_ids))),
  check ((state in ('counted', 'published')) = (all_right is not null)),
  check ((state in ('counted', 'published')) = (counted_by is not null)),
  check ((state = 'published') = (published_by is not null)),
  check (published_by <> counted_by)
);
create index contest_body on contest (body_id, opens_at);

-- As it was when it was submitted: a bank that goes on changes no contest.
create table contest_question (
  contest_id uuid not null references contest (id),
  number smallint not null check (number between 1 and 500),
  question_id uuid not null references learning_question (id),
  words text not null,
  options text[] not null,
  answer smallint not null,
  explanation text not null,
  cited text not null,
  withdrawn_at timestamptz,
  primary key (contest_id, number),
  unique (contest_id, question_id)
);
create index contest_question_question on contest_question (question_id) where withdrawn_at is null;

create table contest_entry (
  id uuid primary key,
  contest_id uuid not null references contest (id),
  -- số báo danh, in public
  number integer not null check (number between 10000000 and 99999999),
  form_hash text not null unique check (form_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  phone_hash text not null check (phone_hash ~ '^[0-9a-f]{64}$'),
  name_hash text not null check (name_hash ~ '^[0-9a-f]{64}$'),
  -- of the entries by one telephone
  seat smallint not null check (seat between 1 and 5),
  -- null: from elsewhere
  place_id text references place (id),
  group_number smallint,
  shows_name boolean not null,
  -- the name; null: forgotten
  sealed text,
  draw_seed text not null check (draw_seed ~ '^[0-9a-f]{32}$'),
  drawn smallint[] not null check (cardinality(drawn) between 1 and 50),
  entered_at timestamptz not null,
  unique (contest_id, number),
  unique (contest_id, phone_hash, seat),
  unique (contest_id, phone_hash, name_hash)
);

-- question 0: the guess
create table contest_answer (
  entry_id uuid not null references contest_entry (id),
  question smallint not null check (question between 0 and 500),
  choice integer not null check (choice between 0 and 99999999),
  received_at timestamptz not null,
  primary key (entry_id, question)
);

create table contest_result (
  entry_id uuid primary key references contest_entry (id),
  contest_id uuid not null references contest (id),
  rank integer not null check (rank >= 1),
  right_count smallint not null,
  answered smallint not null,
  -- how far the guess was from the truth; null: there was none
  gap integer,
  draw_hash text not null,
  unique (contest_id, rank)
);

-- What was approved does not change: only results come to it.
create function contest_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'counted', 'published') and (new.title, new.about, new.groups, new.draw_count, new.asks_guess,
    new.shares_phones, new.opens_at, new.closes_at, new.prizes, new.seed, new.approved_by, new.slug, new.body_id, new.province_id)
    is distinct from (old.title, old.about, old.groups, old.draw_count, old.asks_guess, old.shares_phones, old.opens_at, old.closes_at,
    old.prizes, old.seed, old.approved_by, old.slug, old.body_id, old.province_id)
  then raise exception 'an approved contest never changes'; end if;
  if old.state = 'published' then raise exception 'published results never change'; end if;
  return new;
end $$;
create trigger contest_stays before update on contest for each row execute function contest_stays();

-- Mức chi của tỉnh: what a province has decided itself, between days.
create table prize_rate (
  id uuid primary key,
  province_id text not null references place (id),
  kind text not null check (length(kind) between 1 and 40),
  amount_max integer not null check (amount_max between 0 and 1000000000),
  basis text not null check (length(basis) between 5 and 300),
  from_day date not null,
  to_day date,
  written_by uuid not null references person (id),
  check (to_day is null or to_day >= from_day)
);
create index prize_rate_province on prize_rate (province_id, from_day);
