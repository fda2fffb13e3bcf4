-- 0361-integrity-whole.sql
-- A finding is known by all the rows that break a check, not by the first twenty: their ids are added up as numbers of a hash, whatever
-- order they come in. A check that could not be asked says why, and keeps no other from being asked.

alter table integrity_result add column ids_sum text not null default '' check (length(ids_sum) <= 100);
alter table integrity_result add column fault text not null default '' check (length(fault) <= 2000);
alter table integrity_acknowledgement add column ids_sum text not null default '' check (length(ids_sum) <= 100);
