-- 0351-report-lists-as-prepared.sql
-- A draft begins with two lists that the system writes: what was done, what is late. Between that day and the day of submitting work goes on.
-- The lists are kept as they were written, so that one that nobody has changed is written anew when the report is submitted.

alter table report add column prepared jsonb;

alter table report_event drop constraint report_event_kind_check;
alter table report_event add constraint report_event_kind_check
  check (kind in ('written', 'prepared', 'changed', 'renewed', 'submitted', 'taken-back', 'returned', 'issued', 'dropped', 'taken-up'));
