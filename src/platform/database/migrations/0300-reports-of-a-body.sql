-- 0300-reports-of-a-body.sql
-- Beside the progress of one holder's tasks a body reports its whole work in a window: twice a year, when asked, at the middle
-- and the end of a plan. Such a report may be prepared by the system for a duty that comes near (once for each duty, by nobody
-- yet), may sum the issued reports of the communes below, and is corrected by a new report that is signed again.

alter table report
  add column kind text not null default 'progress'
    check (kind in ('progress', 'half-year', 'year', 'ad-hoc', 'review', 'summary')),
  -- reports: the figures are sums over the issued reports of the communes below
  add column basis text not null default 'records' check (basis in ('records', 'reports')),
  -- the duty of a plan that it answers
  add column duty_id uuid references obligation (id),
  -- the issued report that it corrects: each is corrected once, the next correction corrects that
  add column corrects_id uuid unique references report (id) check (corrects_id <> id);

create unique index report_duty on report (duty_id) where corrects_id is null;
create index report_compared on report (body_id, kind, to_day) where state = 'issued';

-- what the system prepared has no writer until somebody writes in it
alter table report drop constraint report_writer_ids_check;
alter table report add constraint report_writer_ids_check
  check (cardinality(writer_ids) <= 200 and (cardinality(writer_ids) >= 1 or state = 'draft'));

alter table report_event alter column person_id drop not null;
alter table report_event drop constraint report_event_kind_check;
alter table report_event add constraint report_event_kind_check
  check (kind in ('written', 'prepared', 'changed', 'submitted', 'taken-back', 'returned', 'issued'));
alter table report_event add constraint report_event_person_check check ((person_id is null) = (kind = 'prepared'));
