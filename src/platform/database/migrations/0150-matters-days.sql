-- 0150-matters-days.sql
-- Mốc: days that are made outside the system and that a time of the law is counted from or ends at, by their names.

alter table matter add column days jsonb not null default '{}';
