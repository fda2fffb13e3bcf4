-- 0002-jobs.sql
-- What may wait is a row written in the transaction of the act that wants it (no event bus). Workers take rows with
-- `for update skip locked`; a lease with a heartbeat gives the job of a killed worker to another one.

create table job (
  id uuid primary key,
  kind text not null,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
  -- While a job with this key waits, the same wish is not written twice. A running one may have read its facts already.
  unique_key text,
  run_at timestamptz not null,
  attempts integer not null default 0,
  attempts_max integer not null check (attempts_max between 1 and 100),
  -- The lease: who works on it, and until when we believe him. A new token each time it is taken.
  lease_token uuid,
  leased_until timestamptz,
  progress_done integer,
  progress_total integer,
  progress_note text,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'running') = (lease_token is not null))
);

create index job_waiting on job (run_at, id) where state = 'waiting';
create index job_leased on job (leased_until) where state = 'running';
create index job_finished on job (finished_at) where state in ('done', 'dead');
create unique index job_unique_key on job (kind, unique_key) where unique_key is not null and state = 'waiting';

-- Nightly things: one row a kind; the day it last ran (Vietnamese calendar) makes it once a day whatever the number of workers.
create table job_schedule (
  kind text primary key,
  last_run_day date not null
);
