-- 0055-plans-tally.sql
-- Kept tallies: the four cells of each plan, holder and year, so that a nation of 400,000 obligations is summed from some
-- ten thousand rows. Whatever changes an obligation, a task's holder or a plan's state says so here by itself (triggers), in
-- the transaction of the change; a tick of the worker counts the touched plans anew and wholly, never by adding and
-- subtracting, so that a tally cannot drift.

create table plan_tally (
  plan_id uuid not null references plan (id),
  holder_body_id uuid not null references body (id),
  -- year of the day due; null: without a day
  due_year integer,
  done_in_time integer not null,
  done_late integer not null,
  open_in_time integer not null,
  open_late integer not null,
  waiting integer not null,
  claimed integer not null,
  evidenced integer not null,
  checked integer not null,
  -- the last day on which the open ones in time are all in time: after it the row is counted anew
  next_flip_day date,
  -- the day it was counted for
  as_of date not null,
  unique nulls not distinct (plan_id, holder_body_id, due_year)
);
create index plan_tally_holder on plan_tally (holder_body_id);
create index plan_tally_flip on plan_tally (next_flip_day);
create index plan_tally_as_of on plan_tally (as_of);

-- Plans to count anew. Each change adds its own row: a key would let a change find the row of an earlier one, which is just
-- being taken away by a count that cannot see the change yet.
create table plan_tally_due (
  plan_id uuid not null
);

-- One row, held by whoever counts: two workers never count at once. When all that was due was counted.
create table plan_tally_turn (
  only_one boolean primary key default true check (only_one),
  counted_at timestamptz not null
);

create function plan_tally_due_by_obligations() returns trigger language plpgsql as $$
begin
  insert into plan_tally_due (plan_id) select distinct task.plan_id from touched join task on task.id = touched.task_id;
  return null;
end $$;

create function plan_tally_due_by_tasks() returns trigger language plpgsql as $$
begin
  insert into plan_tally_due (plan_id)
  select distinct moved.plan_id
  from earlier join later on later.id = earlier.id cross join lateral (values (earlier.plan_id), (later.plan_id)) moved (plan_id)
  where (earlier.plan_id, earlier.holder_body_id, earlier.dropped_at) is distinct from (later.plan_id, later.holder_body_id, later.dropped_at);
  return null;
end $$;

create function plan_tally_due_by_plan() returns trigger language plpgsql as $$
begin
  insert into plan_tally_due (plan_id) values (new.id);
  return null;
end $$;

create trigger plan_tally_obligation_added after insert on obligation referencing new table as touched
  for each statement execute function plan_tally_due_by_obligations();
create trigger plan_tally_obligation_changed after update on obligation referencing new table as touched
  for each statement execute function plan_tally_due_by_obligations();
create trigger plan_tally_obligation_removed after delete on obligation referencing old table as touched
  for each statement execute function plan_tally_due_by_obligations();
create trigger plan_tally_task_changed after update on task referencing old table as earlier new table as later
  for each statement execute function plan_tally_due_by_tasks();
create trigger plan_tally_plan_changed after update of state on plan
  for each row when (old.state is distinct from new.state) execute function plan_tally_due_by_plan();

-- what was adopted before there were tallies
insert into plan_tally_due (plan_id) select id from plan where state = 'adopted';
