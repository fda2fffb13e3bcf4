-- 0112-library-imports.sql
-- Texts that come in from files: which file, how far, and what was wrong with it.

create table law_import (
  id uuid primary key,
  -- of the bytes, hexadecimal: the same file goes on where it was left
  sha256 text not null check (length(sha256) = 64),
  file_name text not null,
  kind text not null check (kind in ('codification', 'article-list', 'document')),
  -- running → done | refused; stopped: killed or interrupted, goes on with the same file
  state text not null check (state in ('running', 'stopped', 'done', 'refused')),
  -- entries of the file that are written, of how many
  position integer not null default 0,
  total integer not null default 0,
  -- articles by what came of them
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  -- why the file was refused
  refusal text not null default '',
  -- whoever works on it renews this; when it has run out, another may go on
  leased_until timestamptz,
  begun_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'running') = (leased_until is not null))
);
-- one at a time: what two imports would decide about one document cannot be put side by side
create unique index law_import_running on law_import (state) where state = 'running';
create index law_import_file on law_import (sha256);

-- What is wrong with a source: counted in full, listed up to a limit.
create table law_import_flaw (
  import_id uuid not null references law_import (id) on delete cascade,
  kind text not null,
  ordinal integer not null,
  -- where: the entry's number in the file, its code or article
  place text not null,
  note text not null,
  primary key (import_id, kind, ordinal)
);

create table law_import_flaw_count (
  import_id uuid not null references law_import (id) on delete cascade,
  kind text not null,
  count integer not null,
  primary key (import_id, kind)
);
