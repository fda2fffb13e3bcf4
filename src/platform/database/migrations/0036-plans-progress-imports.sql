-- 0036-plans-progress-imports.sql
-- Progress that comes back in an Excel file: each sending, and each of its rows with what became of it. A row is kept as it
-- stood in the file, so that those that failed can be given back whole; all of it is forgotten after ninety days.

create table progress_import (
  id uuid primary key,
  file_id uuid not null,
  file_name text not null check (length(file_name) <= 200),
  -- queued: waits to be read · tried: read, nothing written yet · writing · written · undoing · undone · refused: no such table in it
  state text not null check (state in ('queued', 'tried', 'writing', 'written', 'undoing', 'undone', 'refused')),
  job_id uuid,
  refusal text,
  -- about the file as a whole: letters of old fonts, a column that is missing
  doubts text[] not null default '{}',
  sheet_name text not null default '',
  -- the heads of the file in their order, with the part that each plays
  columns jsonb not null default '[]',
  started_by uuid not null references person (id),
  started_at timestamptz not null,
  written_at timestamptz,
  undone_at timestamptz,
  check (state <> 'refused' or refusal is not null)
);
create index progress_import_person on progress_import (started_by, started_at desc);
create index progress_import_age on progress_import (started_at);

create table progress_import_row (
  import_id uuid not null references progress_import (id) on delete cascade,
  -- the line in the file, from 1
  line integer not null,
  -- ready: would be written · unchanged: says nothing · failed · repeated: was written before · written · undone · kept: not undone, work went on
  state text not null check (state in ('ready', 'unchanged', 'failed', 'repeated', 'written', 'undone', 'kept')),
  -- as they stood in the file
  cells jsonb not null,
  -- what the row says, once read: ProgressMeant
  meant jsonb,
  task_id uuid references task (id),
  obligation_id uuid references obligation (id),
  task_path text not null default '',
  -- what it says, as a hash: the same row of the same sheet counts once, however often it is sent
  fingerprint text,
  -- [{ address, sentence }]
  problems jsonb not null default '[]',
  warnings jsonb not null default '[]',
  -- made just before the row was written: whatever has a later id came after it
  mark_id uuid,
  progress_id uuid,
  -- a claim: the obligation as it was before, and its version afterwards
  was_returned boolean,
  version_after integer,
  primary key (import_id, line)
);
create unique index progress_import_row_once on progress_import_row (fingerprint) where state in ('written', 'kept');
create index progress_import_row_state on progress_import_row (import_id, state, line);
