-- 0126-library-recording.sql
-- A person's reading of a place in the law or of a guide: another voice than the machine's, or another language. It was made of
-- one text, and is offered for that text alone; it is heard by others after a second person listened. What the machine reads is
-- not here: those files follow from the text and are made when they are asked for.

create table recording (
  id uuid primary key,
  -- `/phap-luat/35-2013-qh13/dieu-3`, `/huong-dan/hoa-giai-o-co-so`
  target text not null check (length(target) between 2 and 300),
  -- SHA-256 of the text that was read, hexadecimal
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  file_id uuid not null references stored_file (id),
  -- who is heard, as listeners are told; «tiếng Việt», «tiếng Mông»
  speaker text not null check (length(speaker) between 1 and 120),
  language text not null check (length(language) between 1 and 60),
  body_id uuid not null references body (id),
  state text not null check (state in ('waiting', 'heard', 'refused', 'withdrawn')),
  uploaded_by uuid not null references person (id),
  uploaded_at timestamptz not null,
  -- who listened and decided, or took it back
  decided_by uuid references person (id),
  decided_at timestamptz,
  reason text not null default '',
  version integer not null default 0,
  check ((state = 'waiting') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  -- nobody lets their own upload be heard
  check (state not in ('heard', 'refused') or decided_by <> uploaded_by)
);
create index recording_target on recording (target) where state = 'heard';
create index recording_waiting on recording (uploaded_at) where state = 'waiting';
