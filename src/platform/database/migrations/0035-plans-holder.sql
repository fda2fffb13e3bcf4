-- 0035-plans-holder.sql
-- Who answers for a task today: its issuer, until a successor takes it over when that body ends. Figures by place and body
-- count every task once, at its holder. And tasks of kind «report»: reports, sơ kết and tổng kết that a plan asks for,
-- which are due like other work.
alter table task add column holder_body_id uuid references body (id);
update task set holder_body_id = issuer_body_id;
alter table task alter column holder_body_id set not null;
create index task_holder on task (holder_body_id, plan_id);

alter table task add column kind text not null default 'work' check (kind in ('work', 'report'));
