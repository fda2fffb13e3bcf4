-- 0380-standard-took-over.sql
-- Số liệu of an assessment that were taken from records: whose records were counted with the committee's own, because it alone took over
-- from bodies that ended, so that the list behind a number stays the one that was counted. What was taken before this day counted its own.

alter table standard_value add column took_over uuid[] not null default '{}' check (cardinality(took_over) <= 500);
