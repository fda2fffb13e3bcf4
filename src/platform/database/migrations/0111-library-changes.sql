-- 0111-library-changes.sql
-- The life of the search index. Its files are derived from these tables and lie outside the database and outside backups. What
-- changes is numbered in the transaction of the change, so that whoever searches can see with one small query what the index at
-- hand does not know yet, and looks at that apart.

-- The number of the last change: one row, so that numbers are given in the order in which transactions end. With a sequence, a
-- change that commits late would stand below a number that was already looked at, and be missed for ever.
create table law_change_turn (
  only_one boolean primary key default true check (only_one),
  last_number bigint not null
);

-- What changed since the standing segment was begun; the rows that a segment knows are taken away when it stands.
create table law_change (
  number bigint primary key,
  document_id uuid not null,
  -- null: something of the document that all its articles show
  article_id uuid,
  at timestamptz not null
);

-- An index file: building → standing → left. At most one is built and one stands.
create table law_segment (
  id uuid primary key,
  state text not null check (state in ('building', 'standing', 'left')),
  -- the changes up to here are in it
  up_to bigint not null,
  -- the day whose texts it holds
  as_of date not null,
  -- articles in it; while it is built, how far it has come, of how many
  entries integer not null default 0,
  total integer not null default 0,
  size_bytes bigint not null default 0,
  -- of the file's bytes, hexadecimal, and its name in the folder
  sha256 text check (length(sha256) = 64),
  -- the lease of whoever builds: when it runs out, another may begin anew
  leased_until timestamptz,
  begun_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'building') = (leased_until is not null)),
  check (state <> 'standing' or sha256 is not null)
);
create unique index law_segment_building on law_segment (state) where state = 'building';
create unique index law_segment_standing on law_segment (state) where state = 'standing';

-- A document that one source knows by its name alone and another by its number is one document: the other names and addresses
-- that it had go on leading to it.
create table law_document_alias (
  -- an address that leads to the document beside its own
  slug text primary key check (slug ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
  document_id uuid not null references law_document (id),
  -- the name as the source writes it
  name text not null,
  source text not null
);
create index law_document_alias_document on law_document_alias (document_id);

-- How sure the words are, as the marks of documents: a text of a surer source takes the place of one of a less sure one.
alter table law_article_version add column mark text not null default 'E' check (mark in ('S', 'C', 'E', 'G', 'P', 'T', 'R'));
