-- 0320-measure-month-by-level.sql
-- Chỉ tiêu cộng sẵn: a board of the nation added up a row for each measure, month and commune. Now a month of a place is one row, at every
-- level: a commune, its province, the nation. Each level is counted within itself, for a matter that went from one commune to another
-- counts once in their province, and at each of the two in its own figures; levels therefore do not simply add up.

drop table measure_month;
delete from measure_month_count;

create table measure_month (
  -- of the place, '' for the nation
  path text not null,
  -- whole: the place and all below it · own: bodies of the place alone, of a province or the nation
  part text not null check (part in ('whole', 'own')),
  month date not null check (extract(day from month) = 1),
  -- of the place directly above; null for the nation, and for what is its own
  above text,
  -- by measure [records, told, sum]; one that has no record is not there
  counts jsonb not null,
  primary key (path, part, month)
);
create index measure_month_below on measure_month (above, month) where above is not null;

-- counted anew as soon as the system runs, not in the next night
delete from job_schedule where kind = 'statistics.count-months';
