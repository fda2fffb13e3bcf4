-- 0032-plans-amendments.sql
-- A plan that amends another one has tasks of its own; each says which earlier task it continues, so that what was done
-- stays in sight and an adoption can be taken back without having changed the earlier plan's rows.
alter table task add column continues_task_id uuid references task (id);
create index task_continues on task (continues_task_id) where continues_task_id is not null;
