-- 0371-returns-of-a-province.sql
-- Báo cáo biểu up the chain: what somebody above, who is not in this system, asks of a province («Bộ Tư pháp») stands as an asking of the
-- province with their name; its return is the sum of what the communes signed for the same form and days, written, submitted and signed
-- like any other. `rolled` says from which asking, and from submitting on which signed returns were added, of how many that were due.

alter table form_asking add column above text not null default '' check (length(above) <= 200);
drop index form_asking_once;
create unique index form_asking_once on form_asking (body_id, code, from_day, to_day, above);

alter table form_return add column rolled jsonb;
