-- 0012-calendar.sql
-- Days off and days worked instead, each with its document. An unverified one is shown and never decides a deadline.

create table holiday (
  day date not null,
  name text not null check (length(name) between 1 and 120),
  -- off: nobody works · working-swap: a Saturday or Sunday worked instead of another day
  kind text not null check (kind in ('off', 'working-swap')),
  source text not null check (length(source) between 1 and 300),
  -- the day of the source document
  source_day date,
  -- A: the text of a law · B: announced, seen in the press · C: expected or second-hand, never decides
  verified text not null check (verified in ('A', 'B', 'C')),
  entered_by uuid,
  -- null: shipped with the system
  entered_at timestamptz,
  primary key (day)
);
