-- Công khai thông tin: what a body has to make public, until when, when it did and where; the list of it; and the legal documents of a
-- commune, from being given to being checked.

create table local_document (
  id uuid primary key,
  body_id uuid not null references body (id),
  issuer text not null check (issuer in ('people-council', 'people-committee')),
  title text not null check (length(title) between 5 and 500),
  -- who gave it, by which paper; '': the commune issues it of its own accord
  asked_by text not null default '' check (length(asked_by) <= 300),
  due_on date,
  draft_shared_on date,
  draft_shared_at text not null default '' check (length(draft_shared_at) <= 500),
  issued_on date,
  number text not null default '' check (length(number) <= 100),
  checked_on date,
  is_in_order boolean,
  check_note text not null default '' check (length(check_note) <= 1000),
  dropped_on date,
  dropped_why text not null default '' check (length(dropped_why) <= 1000),
  version integer not null default 0,
  check ((issued_on is null) = (number = '')),
  check ((draft_shared_on is null) = (draft_shared_at = '')),
  check ((checked_on is null) = (is_in_order is null)),
  check (checked_on is null or checked_on >= issued_on),
  check (draft_shared_on is null or issued_on is null or draft_shared_on <= issued_on),
  check ((dropped_on is null) = (dropped_why = '')),
  check (dropped_on is null or issued_on is null)
);
create index local_document_body on local_document (body_id, id desc);
create index local_document_day on local_document (coalesce(due_on, issued_on));
create index local_document_issued on local_document (issued_on) where issued_on is not null;

create table disclosure (
  id uuid primary key,
  body_id uuid not null references body (id),
  local_document_id uuid unique references local_document (id),
  kind text not null check (length(kind) between 1 and 60),
  title text not null check (length(title) between 5 and 500),
  number text not null default '' check (length(number) <= 100),
  made_on date not null,
  channels text[] not null check (cardinality(channels) between 1 and 6),
  due_on date not null,
  -- false: the days off on the way to it are not known
  is_due_sure boolean not null,
  -- of another law than the one on access to information: which, where; '': of that one
  due_by text not null default '' check (length(due_by) <= 300),
  -- the last day on which it has to stay public; null: none was set
  keep_until date,
  published_on date,
  published_at text not null default '' check (length(published_at) <= 500),
  withdrawn_on date,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 1000),
  version integer not null default 0,
  check (due_on >= made_on),
  check (keep_until is null or keep_until >= made_on),
  check ((published_on is null) = (published_at = '')),
  check (published_on is null or published_on >= made_on),
  check ((withdrawn_on is null) = (withdrawn_why = ''))
);
create index disclosure_body on disclosure (body_id, id desc);
create index disclosure_due on disclosure (due_on);

-- what was public with a mistake in it, and what was put right
create table disclosure_correction (
  id uuid primary key,
  disclosure_id uuid not null references disclosure (id),
  corrected_on date not null,
  words text not null check (length(words) between 5 and 1000),
  entered_at timestamptz not null,
  entered_by uuid not null references person (id)
);
create index disclosure_correction_disclosure on disclosure_correction (disclosure_id, corrected_on);

-- the list as such: one stands at a time
create table disclosure_list (
  id uuid primary key,
  body_id uuid not null references body (id),
  made_on date not null,
  -- number of the paper that approved it; '': none
  number text not null default '' check (length(number) <= 100),
  posted_on date,
  posted_at text not null default '' check (length(posted_at) <= 500),
  replaced_on date,
  version integer not null default 0,
  check ((posted_on is null) = (posted_at = '')),
  check (posted_on is null or posted_on >= made_on),
  check (replaced_on is null or replaced_on >= made_on)
);
create unique index disclosure_list_stands on disclosure_list (body_id) where replaced_on is null;
create index disclosure_list_body on disclosure_list (body_id, made_on desc);
