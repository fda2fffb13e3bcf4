-- 0143-amending-proposals.sql
-- Kiến nghị hoàn thiện pháp luật: matters that lean on one place of the law are bundled into a proposal to amend it. Counts as they
-- were when it was written; nothing of any matter.

create table amending_proposal (
  id uuid primary key,
  body_id uuid not null references body (id),
  law_number text not null check (length(law_number) between 1 and 80),
  law_name text not null check (length(law_name) between 1 and 500),
  place text not null check (length(place) between 1 and 100),
  matters integer not null check (matters > 0),
  unsettled integer not null check (unsettled between 0 and matters),
  from_day date not null,
  to_day date not null,
  -- what the officer writes, and who signs: see amending-proposal.ts
  paper jsonb not null,
  version integer not null default 0,
  written_by uuid not null references person (id),
  changed_at timestamptz not null
);
create index amending_proposal_body on amending_proposal (body_id, changed_at desc);
