-- 0003-files-stored-file.sql
-- Uploaded files: the bytes lie in the data folder under their SHA-256, so that the database stays small and the same
-- document sent five times lies there once. A row is one upload: its own name and uploader, shared bytes.

create table stored_file (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  size_bytes bigint not null check (size_bytes > 0),
  -- what the content is, not what the name says
  kind text not null check (length(kind) <= 20),
  state text not null check (state in ('clean', 'unscanned', 'quarantined')),
  -- the last time the scanner was asked, also when it did not answer
  scan_tried_at timestamptz,
  threat text check (length(threat) <= 200),
  uploaded_by uuid,
  at timestamptz not null,
  check ((state = 'quarantined') = (threat is not null))
);
create index stored_file_sha256 on stored_file (sha256, at);
create index stored_file_unscanned on stored_file (scan_tried_at nulls first, at) where state = 'unscanned';
