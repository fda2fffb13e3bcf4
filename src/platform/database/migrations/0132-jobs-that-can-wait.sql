-- 0132-jobs-that-can-wait.sql
-- An import writes a job for each of thousands of documents. Such work stands behind what people want meanwhile (mail, readings),
-- and is still done: a worker takes from it each time nothing else is due, and now and then also when something is.

alter table job add column can_wait boolean not null default false;

drop index job_waiting;
create index job_waiting on job (can_wait, run_at, id) where state = 'waiting';
