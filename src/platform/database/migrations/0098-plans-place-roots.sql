-- 0098-plans-place-roots.sql
-- The provinces in which a task's bodies stand ('' for bodies of the whole country), kept in the task itself. A province's
-- list walks along the days due through the work of all the country and looks at one column of each task, instead of asking
-- for every row which body stands where; and work that is held in one province and done in another is found at once.
-- It only narrows: whether somebody meets a task is still asked of its bodies.
alter table task add column place_roots text[] not null default '{}';

create function set_place_roots(task_ids uuid[]) returns void language sql as $$
  update task set place_roots = found.roots
  from (
    select part.task_id, array_agg(distinct split_part(body.place_path, '/', 1)) as roots
    from task_body part join body on body.id = part.body_id where part.task_id = any(task_ids) group by part.task_id) found
  where task.id = found.task_id and task.place_roots <> found.roots
$$;

create function place_roots_by_parts() returns trigger language plpgsql as $$
begin
  perform set_place_roots(array(select distinct task_id from touched));
  return null;
end $$;

create trigger task_body_added after insert on task_body referencing new table as touched
  for each statement execute function place_roots_by_parts();
create trigger task_body_changed after update on task_body referencing new table as touched
  for each statement execute function place_roots_by_parts();
create trigger task_body_removed after delete on task_body referencing old table as touched
  for each statement execute function place_roots_by_parts();

create function place_roots_by_body() returns trigger language plpgsql as $$
begin
  perform set_place_roots(array(select distinct task_id from task_body where body_id = new.id));
  return null;
end $$;

create trigger body_moved after update of place_path on body
  for each row when (split_part(old.place_path, '/', 1) <> split_part(new.place_path, '/', 1)) execute function place_roots_by_body();

select set_place_roots(array(select id from task));

create index task_between_places on task using gin (place_roots) where cardinality(place_roots) > 1;
