-- 0392-measures-counted-as.sql
-- A month said that it was counted, not what: a measure that was added later stood as 0 in every month before. Now a month keeps a mark of
-- what the measures were when it was counted; another mark, and it counts as not counted until it is counted anew.

alter table measure_month_count add column counted_as text not null default '';
alter table measure_month_count alter column counted_as drop default;

-- counted anew as soon as the system runs, not in the next night
delete from job_schedule where kind = 'statistics.count-months';
