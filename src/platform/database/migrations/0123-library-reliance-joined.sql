-- 0123-library-reliance-joined.sql
-- Two documents may turn out to be one, and two places that a guide cites are then the same: that is no fault. The rows of a text
-- are replaced together, so nothing leaned on the key.

do $$
declare name text;
begin
  select conname into strict name from pg_constraint where conrelid = 'law_reliance'::regclass and contype = 'u';
  execute format('alter table law_reliance drop constraint %I', name);
end $$;
create index law_reliance_subject on law_reliance (kind, subject_id);
