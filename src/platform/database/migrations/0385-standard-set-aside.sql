-- Việc đã làm theo bộ quy tắc trước: when another rule set goes for the year of an assessment that is still being prepared, its indicators
-- and figures are others, and the same code means something else. What was done is not deleted: it stands here as it was, signatures
-- included, and comes back (to be signed anew) when the year is judged by that rule set again.

create table standard_set_aside (
  assessment_id uuid not null references standard_assessment (id),
  rule_set text not null check (length(rule_set) between 1 and 60),
  set_aside_at timestamptz not null,
  -- rows of standard_indicator and of standard_value as they stood; a column added to those later needs a default for these
  indicators jsonb not null,
  figures jsonb not null,
  -- evidence that was not removed before
  evidence_ids uuid[] not null,
  primary key (assessment_id, rule_set)
);
