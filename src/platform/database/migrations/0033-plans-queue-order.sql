-- 0033-plans-queue-order.sql
-- A work list of a whole province reads its first page off an index in the order of the list, instead of sorting every
-- obligation there is: at 200,000 tasks 1,700 ms became 3. The order within a day is that of the tasks' keys, which rise
-- in the order of the plan. What is seldom (returned, waiting for a request) is found without passing by all the rest.
drop index obligation_open_due;
create index obligation_open_due on obligation (due_day, task_id, position) where state = 'open';
create index obligation_due on obligation (due_day, task_id, position);
create index obligation_returned on obligation (due_day, task_id, position) where state = 'open' and returned;
create index obligation_waiting on obligation (due_day, task_id, position) where state = 'waiting';
