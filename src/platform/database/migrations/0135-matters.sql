-- 0135-matters.sql
-- What people bring to an office. One submission becomes one or more matters, each with its own kind, clock, answer and access.
-- A person without an account finds it again by a code: of the code, of the link on the receipt and of the form that was sent only
-- keyed hashes are kept, so that whoever reads the database can use none of them. Who a denouncer is stands in a table of its own,
-- sealed, and is read by nobody who is not named for that very case.

-- Which bodies receive through the system, and what a person may be told of them. No row: the portal leads to the office itself.
create table front_desk (
  body_id uuid primary key references body (id),
  is_open boolean not null,
  address text not null check (length(address) between 1 and 300),
  phone text not null check (length(phone) <= 60),
  hours text not null check (length(hours) between 1 and 200),
  version integer not null default 0,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id)
);

create table submission (
  id uuid primary key,
  -- the same form sent twice is one submission
  form_hash text not null unique check (form_hash ~ '^[0-9a-f]{64}$'),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  link_hash text not null unique check (link_hash ~ '^[0-9a-f]{64}$'),
  -- when a lost code was replaced by a new one
  code_renewed_at timestamptz,
  channel text not null check (channel in ('web', 'telephone', 'paper', 'reception', 'post')),
  body_id uuid not null references body (id),
  received_at timestamptz not null,
  received_on date not null,
  is_secret boolean not null,
  is_anonymous boolean not null,
  -- what was said, whole; null where it is secret: it then stands sealed in denouncer
  words text check (length(words) between 1 and 20000),
  -- further answers of the form by name, as they were asked
  particulars jsonb not null,
  consents jsonb not null,
  -- an officer, or whoever helped, filed for the person
  helper_name text not null default '' check (length(helper_name) <= 200),
  filed_by uuid references person (id),
  notify text not null check (notify in ('none', 'email', 'sms', 'zalo', 'call')),
  recovery text not null check (recovery in ('none', 'email', 'secret')),
  recovery_hash text check (recovery_hash ~ '^[0-9a-f]{64}$'),
  check (is_secret = (words is null)),
  check ((recovery = 'none') = (recovery_hash is null)),
  check (not is_secret or (notify = 'none' and recovery = 'none' and helper_name = ''))
);
create index submission_recovery on submission (recovery_hash) where recovery_hash is not null;

-- Who brought it, where the law asks for a name; telephone and address of mail sealed.
create table submitter (
  submission_id uuid primary key references submission (id),
  name text not null check (length(name) <= 120),
  address text not null check (length(address) <= 300),
  folded text not null,
  contact_sealed text not null
);
create index submitter_folded on submitter (folded text_pattern_ops);

-- Người tố cáo: who, how to reach them, and the letter as it came. One sealed text; it opens with the key in the data folder.
create table denouncer (
  submission_id uuid primary key references submission (id),
  sealed text not null
);

-- Numbers of a body's register, from 1 in each year.
create table matter_counter (
  body_id uuid not null references body (id),
  year integer not null,
  last integer not null check (last > 0),
  primary key (body_id, year)
);

create table matter (
  id uuid primary key,
  submission_id uuid not null references submission (id),
  kind text not null check (kind in ('question', 'feedback', 'regulation-feedback', 'complaint', 'denunciation',
    'denunciation-information', 'information-request', 'legal-aid', 'mediation-request')),
  body_id uuid not null references body (id),
  number integer not null,
  year integer not null,
  state text not null check (state in ('received', 'in-review', 'waiting', 'answered', 'closed')),
  closed_as text check (closed_as in ('declined', 'guided', 'withdrawn', 'resolved', 'transferred')),
  ground text check (length(ground) <= 60),
  -- one line for the desk; of a secret one only what was stripped and looked at
  title text not null check (length(title) between 1 and 300),
  -- for a secret one: what verifiers are given
  stripped text check (length(stripped) <= 20000),
  received_at timestamptz not null,
  received_on date not null,
  accepted_on date,
  told_on date,
  answered_on date,
  closed_on date,
  person_says text check (person_says in ('resolved', 'not-resolved')),
  person_said_on date,
  circumstances text[] not null default '{}',
  suspensions jsonb not null default '[]',
  extensions jsonb not null default '[]',
  assigned_to uuid references person (id),
  -- the earliest last day of a clock that decides and still runs; for the order of the register alone
  next_due date,
  -- the first day after which one of them is late under every reading of the calendar; null: nothing decides
  late_after date,
  folded text not null,
  version integer not null default 0,
  unique (body_id, year, number),
  check ((state = 'closed') = (closed_as is not null)),
  check ((closed_as = 'declined') <= (ground is not null)),
  check (state <> 'answered' or answered_on is not null),
  check ((person_says is null) = (person_said_on is null))
);
create index matter_submission on matter (submission_id);
create index matter_body on matter (body_id, received_at desc, id desc);
create index matter_open on matter (body_id, next_due, id) where state in ('received', 'in-review', 'waiting');
create index matter_unhappy on matter (body_id, id) where person_says = 'not-resolved' and state <> 'closed';

-- What happened, in the order of happening. `told`: what the person reads; '' is for the desk alone.
create table matter_event (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  kind text not null check (length(kind) between 1 and 40),
  at timestamptz not null,
  -- null: the person, or the system
  person_id uuid references person (id),
  told text not null default '' check (length(told) <= 4000),
  noted text not null default '' check (length(noted) <= 4000)
);
create index matter_event_matter on matter_event (matter_id, at, id);

create table matter_answer (
  matter_id uuid not null references matter (id),
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  text text not null check (length(text) <= 20000),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 50),
  reason text not null default '' check (length(reason) <= 2000),
  cited jsonb not null default '[]',
  approved_by uuid references person (id),
  approved_at timestamptz,
  version integer not null default 0,
  primary key (matter_id, number),
  check ((state = 'approved') = (approved_by is not null)),
  check ((approved_by is null) = (approved_at is null)),
  check (not approved_by = any (writer_ids))
);

create function matter_answer_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then raise exception 'an approved answer never changes'; end if;
  return new;
end $$;
create trigger matter_answer_stays before update or delete on matter_answer for each row execute function matter_answer_stays();

-- `origin`: as the person sent it; `ours`: from the office; `stripped`: a copy without anything that tells who sent it.
create table matter_file (
  id uuid primary key,
  submission_id uuid not null references submission (id),
  -- null: of the whole submission
  matter_id uuid references matter (id),
  file_id uuid not null references stored_file (id),
  origin text not null check (origin in ('person', 'office', 'stripped')),
  added_at timestamptz not null,
  added_by uuid references person (id)
);
create index matter_file_submission on matter_file (submission_id, added_at);

-- Who may see who denounced, in this one case, named by whom and why.
create table denouncer_reader (
  matter_id uuid not null references matter (id),
  person_id uuid not null references person (id),
  named_by uuid not null references person (id),
  named_at timestamptz not null,
  reason text not null check (length(reason) between 10 and 1000),
  ended_at timestamptz,
  primary key (matter_id, person_id)
);

-- A lost code: the link in a mail that gives a new one, once. The token is kept as a hash.
create table matter_code_renewal (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  submission_id uuid not null references submission (id),
  expires_at timestamptz not null
);
create index matter_code_renewal_expires on matter_code_renewal (expires_at);
