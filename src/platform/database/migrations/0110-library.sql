-- 0110-library.sql
-- The law library: documents, what one does to another, and the text of each article as it was in force from day to day. A
-- consolidated text and its originals are one document with versions of its articles, never new ids; an address that was printed
-- on a leaflet keeps leading to the same thing. What is not sure carries a mark, and the rules that decide look at it.

create table law_topic (
  code text primary key check (length(code) between 1 and 40),
  name text not null
);

create table law_document (
  id uuid primary key,
  -- `35-2013-qh13`: the address, never changed once given
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
  -- «35/2013/QH13»; null: known by its name alone
  number text,
  -- the number without spaces, marks and case, for finding; two provinces may use one number in one year
  number_key text,
  kind text not null,
  name text not null check (name <> ''),
  name_folded text not null,
  issuer text not null default '',
  signed_by text not null default '',
  issued_on date,
  effective_on date,
  -- the first day on which it is in force no more, as the document or an editor says; what a relation says is not repeated here
  expires_on date,
  -- how sure the days are: S seen in the official text, C a clean copy, E entered by an editor from the text; the others are shown and never decide
  mark text not null check (mark in ('S', 'C', 'E', 'G', 'P', 'T', 'R')),
  -- where this is known from, in words
  source text not null,
  -- who keeps it: null for the whole system
  keeper_body_id uuid references body (id),
  version integer not null default 0,
  changed_at timestamptz not null,
  check (effective_on is null or issued_on is null or effective_on >= issued_on - 3650)
);
create index law_document_number on law_document (number_key);
create index law_document_name on law_document (name_folded);

-- from_id does something to to_id, from a day on
create table law_relation (
  id uuid primary key,
  from_id uuid not null references law_document (id),
  to_id uuid not null references law_document (id),
  kind text not null check (kind in ('amends', 'replaces', 'repeals', 'suspends', 'guides', 'based-on', 'consolidates')),
  -- what of it: empty for the whole document, otherwise addresses within it: `dieu-3`, `dieu-3/khoan-1`
  scope text[] not null default '{}',
  from_day date,
  -- the first day after a suspension
  to_day date,
  -- the words it was read from, and where they stand
  excerpt text not null default '',
  source text not null,
  mark text not null check (mark in ('S', 'C', 'E', 'G', 'P', 'T', 'R')),
  -- read by the machine and waiting for an editor, or decided by one; what ships with a source is confirmed by it
  state text not null check (state in ('read', 'confirmed', 'dismissed')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check (from_id <> to_id),
  unique (from_id, to_id, kind, scope)
);
create index law_relation_to on law_relation (to_id);

create table law_article (
  id uuid primary key,
  document_id uuid not null references law_document (id),
  -- `dieu-3`; a document that puts two sets of articles in force has `dieu-3` and `dieu-3-2`
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  -- «3», «3a»
  number text not null,
  -- order within the document
  ordinal integer not null,
  -- Phần, Chương, Mục above it, outermost first
  headings text[] not null default '{}',
  topic_code text references law_topic (code),
  -- «36.3.LQ.1»: its place in the codification
  codification_code text,
  unique (document_id, slug)
);
create index law_article_topic on law_article (topic_code) where topic_code is not null;
create unique index law_article_code on law_article (codification_code) where codification_code is not null;

-- the text of an article between two days
create table law_article_version (
  id uuid primary key,
  article_id uuid not null references law_article (id),
  -- null: in force since a day that is not known
  from_day date,
  -- the first day on which it is another text, or none; null: nothing later is known
  to_day date,
  title text not null default '',
  text text not null,
  -- SHA-256 of title and text as a person reads them, in hexadecimal: what a guide was written against
  text_hash text not null check (length(text_hash) = 64),
  -- numbers of the documents that made this text out of the one before
  amended_by text[] not null default '{}',
  source text not null,
  -- what the source says of it, word for word
  source_note text not null default '',
  entered_at timestamptz not null,
  check (to_day is null or from_day is null or to_day > from_day)
);
create unique index law_article_version_from on law_article_version (article_id, coalesce(from_day, date '0001-01-01'));
create index law_article_version_hash on law_article_version (text_hash);
