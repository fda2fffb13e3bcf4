-- 0304-report-dropped.sql
-- A draft that nobody goes on with is dropped, with a reason, and kept. What it was to correct can then be corrected anew; a duty for
-- which one was prepared stays prepared for.

alter table report drop constraint report_state_check;
alter table report add constraint report_state_check check (state in ('draft', 'submitted', 'returned', 'issued', 'dropped'));
alter table report drop constraint report_writer_ids_check;
alter table report add constraint report_writer_ids_check
  check (cardinality(writer_ids) <= 200 and (cardinality(writer_ids) >= 1 or state in ('draft', 'dropped')));
alter table report drop constraint report_corrects_id_key;
create unique index report_corrects on report (corrects_id) where state <> 'dropped';

alter table report_event drop constraint report_event_kind_check;
alter table report_event add constraint report_event_kind_check
  check (kind in ('written', 'prepared', 'changed', 'submitted', 'taken-back', 'returned', 'issued', 'dropped'));
alter table report_event add constraint report_event_reason_given check (kind <> 'dropped' or length(reason) >= 10);
