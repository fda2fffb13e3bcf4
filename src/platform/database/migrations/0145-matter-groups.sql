-- What is brought twice, or by many. By keyed hashes of words and of who brought it (never of a secret submission) the desk is shown
-- what may be the same; an officer decides. A group is a way of working: every matter in it stays a matter of its own.

create table submission_likeness (
  submission_id uuid primary key references submission (id),
  keys text[] not null check (cardinality(keys) <= 40)
);
create index submission_likeness_keys on submission_likeness using gin (keys);

create table matter_group (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null check (length(title) between 1 and 200),
  made_at timestamptz not null,
  made_by uuid not null references person (id),
  version integer not null default 0
);
create index matter_group_body on matter_group (body_id, made_at desc, id desc);

create table matter_group_member (
  matter_id uuid primary key references matter (id),
  group_id uuid not null references matter_group (id),
  -- brought a second time: the person also sees how the first one stands
  duplicate_of uuid references matter (id),
  joined_at timestamptz not null,
  joined_by uuid not null references person (id),
  check (duplicate_of <> matter_id)
);
create index matter_group_member_group on matter_group_member (group_id, joined_at);
create index matter_group_member_duplicate on matter_group_member (duplicate_of) where duplicate_of is not null;

create table matter_group_answer (
  group_id uuid not null references matter_group (id),
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  text text not null check (length(text) <= 20000),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 50),
  reason text not null default '' check (length(reason) <= 2000),
  cited jsonb not null default '[]',
  approved_by uuid references person (id),
  approved_at timestamptz,
  version integer not null default 0,
  primary key (group_id, number),
  check ((state = 'approved') = (approved_by is not null)),
  check ((approved_by is null) = (approved_at is null)),
  check (not approved_by = any (writer_ids))
);
create trigger matter_group_answer_stays before update or delete on matter_group_answer for each row execute function matter_answer_stays();

-- Row by row what became of an approved answer: sent, as which answer of that matter, or why not.
create table matter_group_sending (
  group_id uuid not null,
  number integer not null,
  matter_id uuid not null references matter (id),
  answer_number integer,
  sent_at timestamptz,
  why_not text check (length(why_not) between 1 and 300),
  primary key (group_id, number, matter_id),
  foreign key (group_id, number) references matter_group_answer (group_id, number),
  check ((sent_at is null) = (why_not is not null)),
  check ((sent_at is null) = (answer_number is null))
);
