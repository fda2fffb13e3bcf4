-- 0520-matters-of-one-submission.sql
-- What was brought once and went from one body to another has a row at each. Few have: marked as they come, the sums of places that count
-- together find them without asking the register of each matter that left. The mark is never taken off, for a matter is never erased.
alter table matter add column is_one_of_more boolean not null default false;
update matter set is_one_of_more = true
  where submission_id in (select submission_id from matter group by submission_id having count(*) > 1);

create function matter_is_one_of_more() returns trigger language plpgsql as $$
begin
  if exists (select from matter where submission_id = new.submission_id and id <> new.id) then
    update matter set is_one_of_more = true where submission_id = new.submission_id and not is_one_of_more;
  end if;
  return null;
end $$;
create trigger matter_is_one_of_more after insert on matter for each row execute function matter_is_one_of_more();

drop index matter_went_on;
create index matter_one_of_more on matter (submission_id, body_id) where is_one_of_more;
-- the planner has to know how few they are: without it a province's board takes five times as long
analyze matter;
