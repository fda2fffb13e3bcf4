-- 0100-plans-calendar-feed.sql
-- An officer's own calendar address: what is due for them, read by a telephone or a mail program without a session. The
-- secret in the address is shown once and kept as a hash; one address a person, a new one ends the old.

create table calendar_feed (
  person_id uuid primary key references person (id),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  -- an alarm so many working days before the day; null: none
  remind_working_days smallint check (remind_working_days between 1 and 10),
  made_at timestamptz not null,
  -- when a program last asked, at most noted every few minutes
  last_read_at timestamptz
);
