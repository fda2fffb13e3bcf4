-- Results of earlier years are public as soon as they are taken over, so one person enters a table and another approves it; until then
-- it waits here, one table a province, and entering it again replaces it. Whoever submitted an assessment never decides it: rows from
-- before this rule stay as they are.

create table standard_past_waiting (
  province_id text primary key references place (id),
  -- of the table that was entered: what was read is what is approved
  id uuid not null unique,
  -- see past-result.ts
  results jsonb not null,
  written_by uuid not null references person (id),
  written_at timestamptz not null
);

alter table standard_past_result add column approved_by uuid references person (id);
alter table standard_past_result add check (approved_by <> imported_by);

alter table standard_assessment add constraint standard_assessment_second_person check (decided_by <> submitted_by) not valid;
