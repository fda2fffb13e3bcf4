-- A figure that was taken from records keeps the day up to which they were counted, and which they were: the list that is shown is then
-- the number that was signed. Both are empty where a person entered the value, or where it was taken before this was kept.

alter table standard_value add column as_of date;
-- by measure the ids of its records, the latest ones where there are very many
alter table standard_value add column records jsonb;
