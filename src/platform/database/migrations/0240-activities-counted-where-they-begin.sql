-- A course and a loudspeaker script say which tasks of plans they serve, so that what is recorded of them counts there by itself; an
-- activity that was recorded from a contest, an essay contest or a script's post remembers it, and is recorded once.

alter table training_course add column task_ids uuid[] not null default '{}' check (cardinality(task_ids) <= 20);
alter table broadcast_script add column task_ids uuid[] not null default '{}' check (cardinality(task_ids) <= 20);

alter table activity add column source text not null default '' check (source ~ '^((contest|essay|post):[0-9a-f-]{36})?$');
create unique index activity_source on activity (body_id, source) where source <> '' and state = 'recorded';
