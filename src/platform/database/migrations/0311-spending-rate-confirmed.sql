-- What one commune had typed about the fee of a case became the rate of its whole province and decided there. It is shown from now on, and
-- decides nothing until whoever enters the province's rates confirms it.

alter table spending_rate add column is_confirmed boolean not null default true;
update spending_rate set is_confirmed = false where article = 'theo xã, phường đã ghi';
