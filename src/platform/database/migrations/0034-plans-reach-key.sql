-- 0034-plans-reach-key.sql
-- Who may meet a task is asked for every row of every list, by task and part; with the part before the body the key answers
-- it in one step. PostgreSQL 18 otherwise reckons with a scan of eighty pages a row and sorts the whole province instead.
alter table task_body drop constraint task_body_pkey;
alter table task_body add primary key (task_id, part, body_id);
