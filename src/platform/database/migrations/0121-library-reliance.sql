-- 0121-library-reliance.sql
-- What leans on the law: one row a place that a text cites, with the place as it was when a person last said that it is right.
-- The job of a changed document looks at these rows; guides are the first kind, later domains add theirs.

create table law_reliance (
  id uuid primary key,
  kind text not null check (kind in ('guide')),
  -- the guide; each kind has its own table
  subject_id uuid not null,
  -- who answers for the text that leans
  owner_body_id uuid not null references body (id),
  document_id uuid not null references law_document (id),
  -- «3», «1», «đ»; empty: the whole article, the whole khoản
  article text not null,
  clause text not null default '',
  point text not null default '',
  pinned_on date not null,
  -- SHA-256 of the cited words; null: the library had none
  pinned_hash text check (length(pinned_hash) = 64),
  -- what had been done to the place by then
  pinned_acts text[] not null default '{}',
  state text not null check (state in ('standing', 'flagged')),
  -- the day of the change, the day it was seen, and what changed
  since date,
  flagged_on date,
  reason text not null default '',
  unique (kind, subject_id, document_id, article, clause, point),
  check ((state = 'flagged') = (since is not null and flagged_on is not null and reason <> ''))
);
create index law_reliance_document on law_reliance (document_id, article);
create index law_reliance_flagged on law_reliance (kind, subject_id) where state = 'flagged';
