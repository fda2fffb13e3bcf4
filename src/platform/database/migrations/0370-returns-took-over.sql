-- 0370-returns-took-over.sql
-- Báo cáo biểu of a body that alone took over from others: whose records it counted with its own when it was submitted, so that the sum
-- of an asking never adds the return of the one that is gone as well. What was submitted before this day counted its own alone.

alter table form_return add column took_over uuid[] not null default '{}' check (cardinality(took_over) <= 500);
