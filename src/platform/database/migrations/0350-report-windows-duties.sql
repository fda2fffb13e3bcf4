-- 0350-report-windows-duties.sql
-- Plans ask for reports by month, by quarter and over nine months too. A duty that goes to another body with its task is prepared for
-- there as well; a report that already stood for the same duty (of the plan before it was amended, or begun by hand) is taken up.

alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check
  check (kind in ('progress', 'month', 'quarter', 'half-year', 'nine-months', 'year', 'ad-hoc', 'review', 'summary'));
alter table report drop constraint report_window_kind_check;
alter table report add constraint report_window_kind_check
  check (window_kind in ('month', 'quarter', 'half-year', 'nine-months', 'year', 'days'));

drop index report_duty;
create unique index report_duty on report (duty_id, body_id) where corrects_id is null;

alter table report_event drop constraint report_event_kind_check;
alter table report_event add constraint report_event_kind_check
  check (kind in ('written', 'prepared', 'changed', 'submitted', 'taken-back', 'returned', 'issued', 'dropped', 'taken-up'));
alter table report_event drop constraint report_event_person_check;
alter table report_event add constraint report_event_person_check check ((person_id is null) = (kind in ('prepared', 'taken-up')));
