-- 0090-reports.sql
-- Reports on paper: what a body says about the work it answers for in a window of days. From submitting on, what was counted and
-- the file that was made of it stand in the row; an issued report never changes again, whatever happens to the work. Nobody
-- issues what they wrote.

create table report (
  id uuid primary key,
  body_id uuid not null references body (id),
  -- null: everything that the body holds
  plan_id uuid references plan (id),
  window_kind text not null check (window_kind in ('quarter', 'half-year', 'year', 'days')),
  from_day date not null,
  to_day date not null,
  -- what the officer typed: title, recipients, who signs, the parts of the text
  paper jsonb not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'issued')),
  -- everybody who wrote in it or submitted it
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 200),
  version integer not null default 0,
  -- figures with the ids of what they counted, and the rows as they stood on that day
  counted jsonb,
  counted_on date,
  file_id uuid,
  sha256 text check (length(sha256) = 64),
  submitted_at timestamptz,
  issued_by uuid references person (id),
  issued_at timestamptz,
  written_at timestamptz not null,
  check (from_day <= to_day),
  check ((state in ('submitted', 'issued')) = (counted is not null and counted_on is not null and file_id is not null
    and sha256 is not null and submitted_at is not null)),
  check ((state = 'issued') = (issued_by is not null and issued_at is not null)),
  check (issued_by is null or not issued_by = any (writer_ids))
);
create index report_body on report (body_id, written_at desc);
create index report_plan on report (plan_id) where plan_id is not null;

-- who did what with it, with the reason of a return; the file that each submitting made is kept
create table report_event (
  id uuid primary key,
  report_id uuid not null references report (id),
  kind text not null check (kind in ('written', 'changed', 'submitted', 'taken-back', 'returned', 'issued')),
  person_id uuid not null references person (id),
  at timestamptz not null,
  reason text not null default '' check (kind <> 'returned' or length(reason) >= 10),
  file_id uuid
);
create index report_event_report on report_event (report_id, at);

create function report_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an issued report never changes';
end $$;
create trigger report_stays before update or delete on report for each row when (old.state = 'issued') execute function report_stays();
