-- 0290-integrity.sql
-- What the nightly checks found, and what somebody has looked at since. A finding is known by the check and the ids of the first
-- rows that break it; nothing of a record's content stands here.

create table integrity_result (
  check_id text not null check (length(check_id) between 1 and 80),
  day date not null,
  -- how many rows break it, and the first of them: [{ id, bodyId }]
  count integer not null check (count >= 0),
  first jsonb not null,
  -- the longest single question, for whoever looks after the machine
  slowest_ms integer not null check (slowest_ms >= 0),
  checked_at timestamptz not null,
  primary key (check_id, day)
);
create index integrity_result_day on integrity_result (day);

-- «Đã xem, lý do»: holds as long as nothing is found beyond what was seen.
create table integrity_acknowledgement (
  check_id text primary key check (length(check_id) between 1 and 80),
  count integer not null check (count > 0),
  ids text[] not null,
  reason text not null check (length(reason) between 10 and 1000),
  seen_by uuid not null references person (id),
  seen_at timestamptz not null
);
